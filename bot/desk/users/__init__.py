"""The accounts of the desk and what an administrator does with them."""
