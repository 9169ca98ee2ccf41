"""What is said instead of a report."""


class Refused(ValueError):
    """There is no report; the message says why, and what to do."""
