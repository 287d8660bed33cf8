"""The report of one document: what was checked, what held, what did not; pure rendering."""
