"""What more than one service must agree on, and nothing else."""
