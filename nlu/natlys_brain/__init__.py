"""Rasa components of Natlys. Imported by Rasa, never by `bot/`."""
