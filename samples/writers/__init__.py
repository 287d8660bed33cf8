"""Writers: a publication in one file format each, the same bytes every time."""
