"""Turns a parent's message into a vector that says what it is about."""

from natlys_encoder.apart import held_apart, sampled
from natlys_encoder.encoder import DIMENSIONS, Encoder
from natlys_encoder.kept import KeptVectors

__all__ = ["DIMENSIONS", "Encoder", "KeptVectors", "held_apart", "sampled"]
