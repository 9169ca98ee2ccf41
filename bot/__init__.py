"""Natlys: an anonymous assistant for Danish family houses."""
