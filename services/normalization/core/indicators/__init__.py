"""What an indicator is about: levels, expected dimension, desired direction."""
