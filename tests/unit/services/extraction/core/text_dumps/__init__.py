"""Text dumps: lines in, blocks out."""
