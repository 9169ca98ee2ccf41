"""Which language does the parent write? Danish unless another is clear."""
