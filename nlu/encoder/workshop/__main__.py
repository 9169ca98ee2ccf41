"""`make encoder`; with FURTHER=1 it learns on from the encoder as it stands. `make opinions`: only what it thinks."""

import sys

if "--opinions" in sys.argv:
    from workshop.opinions import make

    make()
else:
    from workshop.make import make

    make(further="--further" in sys.argv)
