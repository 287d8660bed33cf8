"""From tables to tidy lines: what every amount is an amount of."""
