"""The composition root: command line and single-process run."""
