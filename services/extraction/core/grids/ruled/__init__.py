"""Tables that rules or shading part into cells."""
