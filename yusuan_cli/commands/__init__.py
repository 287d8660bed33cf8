"""The commands: a new one is one module here, found by registration."""
