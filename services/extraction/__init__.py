"""Stage 2: read what is printed; never convert a number."""
