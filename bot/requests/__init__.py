"""Requests to a family therapist: sealed rows that the front writes and the desk's browsers open."""
