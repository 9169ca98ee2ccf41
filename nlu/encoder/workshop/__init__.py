"""Makes the encoder anew from the lines in this repository. See docs/encoder.md."""
