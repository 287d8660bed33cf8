"""WordprocessingML: what Word would print of a document."""
