"""From printed marks to grids: merged cells, rows, pages joined."""
