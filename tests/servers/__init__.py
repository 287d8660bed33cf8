"""Real servers that a test session owns: started on loopback, stopped with the session."""
