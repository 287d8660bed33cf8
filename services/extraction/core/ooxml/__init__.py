"""Office Open XML packages: a zip of XML parts, read with suspicion."""
