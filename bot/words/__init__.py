"""What Natlys says: for this house, in this language. The brain names it, the words live here."""
