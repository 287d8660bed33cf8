"""Documents of two departments that do not exist, and the generator that writes them."""
