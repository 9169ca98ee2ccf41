"""What the store says when the database does not answer."""


class StoreAway(RuntimeError):
    """The database does not take a count now; it is kept and written later. Its text is a name, fit for a log."""
