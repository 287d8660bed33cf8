"""How the pipeline is deployed, watched and documented; what can be generated is."""
