"""What a parent has told in this conversation and need not say again. Forgotten with it."""
