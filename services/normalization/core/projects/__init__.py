"""Performance target tables of projects in their printed variants."""
