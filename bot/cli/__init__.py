"""The command `natlys`."""
