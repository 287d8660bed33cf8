"""HTML: what a browser would show of a page."""
