"""Stage 6: the read side; never write."""
