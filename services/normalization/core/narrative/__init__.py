"""Amounts stated in the running text, read clause by clause."""
