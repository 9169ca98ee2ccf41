"""SQLite keeps rows by key, no longer in the order they were first written. PostgreSQL leaves no choice."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes both tables anew without rowid."""
    _make_anew(sqlite_with_rowid=False)


def downgrade() -> None:
    """Makes them anew with it."""
    _make_anew(sqlite_with_rowid=True)


def _make_anew(**options: bool) -> None:
    if op.get_context().dialect.name != "sqlite":
        return
    for table in ("daily", "monthly"):
        with op.batch_alter_table(table, recreate="always", table_kwargs=options):
            pass
