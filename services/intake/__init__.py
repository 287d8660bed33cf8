"""Stage 1: admit or refuse a file and keep its bytes; never parse."""
