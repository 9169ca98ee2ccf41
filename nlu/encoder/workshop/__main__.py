"""`make encoder`."""

from workshop.make import make

if __name__ == "__main__":
    make()
