"""Danger is heard here: raw text in, acute kind and level out. Knows nothing of Rasa, does no I/O."""
