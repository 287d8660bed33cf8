"""Stage 5: keep it, once; never compute."""
