"""Text dumps of word processors and PDF files: lines in, blocks out."""
