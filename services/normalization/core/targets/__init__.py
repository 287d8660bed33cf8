"""The grammar of target values: what one printed value of an indicator says."""
