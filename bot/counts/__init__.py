"""Counts that identify nobody: gathered in memory, written in shuffled batches."""
