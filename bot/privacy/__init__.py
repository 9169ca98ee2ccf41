"""What may identify a person is taken out before anything else reads the text."""
