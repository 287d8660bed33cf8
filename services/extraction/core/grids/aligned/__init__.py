"""Tables without column rules, read from the white between their texts."""
