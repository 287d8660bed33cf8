"""Publications of offices that do not exist, sound and of other shapes than the samples."""
