"""From a grid as printed to columns with header paths and rows of data."""
