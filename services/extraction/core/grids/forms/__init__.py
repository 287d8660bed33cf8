"""Chinese forms without all their rules, read from the headings of their columns."""
