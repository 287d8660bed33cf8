"""Parts of one table → one grid: over pages, beside each other, under titles."""
