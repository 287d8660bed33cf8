"""One folder per stage of the pipeline, all of the same shape."""
