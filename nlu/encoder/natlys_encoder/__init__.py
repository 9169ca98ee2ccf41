"""Turns a parent's message into a vector that says what it is about."""

from natlys_encoder.apart import held_apart
from natlys_encoder.encoder import DIMENSIONS, Encoder
from natlys_encoder.fragments import fragment
from natlys_encoder.kept import KeptVectors
from natlys_encoder.opinions import Opinion, Opinions
from natlys_encoder.topics import FLOWS, topic_of

__all__ = ["DIMENSIONS", "FLOWS", "Encoder", "KeptVectors", "Opinion", "Opinions", "fragment", "held_apart", "topic_of"]
