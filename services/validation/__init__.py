"""Stage 4: say whether it agrees; never repair."""
