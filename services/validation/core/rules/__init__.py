"""The rules: a new one is one function here, found by registration."""
