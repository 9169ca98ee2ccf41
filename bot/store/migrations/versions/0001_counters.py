"""Counters by day and by month."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the two tables of counters."""
    op.create_table(
        "daily",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("house", sa.String(40), primary_key=True),
        sa.Column("measure", sa.String(40), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "monthly",
        sa.Column("month", sa.Date, primary_key=True),
        sa.Column("house", sa.String(40), primary_key=True),
        sa.Column("dimension", sa.String(40), primary_key=True),
        sa.Column("value", sa.String(60), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drops them."""
    op.drop_table("monthly")
    op.drop_table("daily")
