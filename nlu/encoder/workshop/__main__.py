"""`make encoder`, and `make encoder FURTHER=1` to learn on from the encoder as it stands."""

import sys

from workshop.make import make

if __name__ == "__main__":
    make(further="--further" in sys.argv)
