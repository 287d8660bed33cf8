"""PDF pages as values: characters, rules and areas, then lines and paragraphs."""
