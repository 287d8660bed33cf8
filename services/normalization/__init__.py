"""Stage 3: say what it means; never judge."""
