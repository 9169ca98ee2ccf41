"""The desk: what staff see, a process of its own on a port of its own."""
