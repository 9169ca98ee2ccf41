"""What a house can hold: who works there, when they are away, and how many call-backs that makes on a day."""
