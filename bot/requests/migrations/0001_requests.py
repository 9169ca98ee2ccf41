"""Sealed requests, the keys they are sealed to, and the salt that every reply code is stretched with."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "requests_0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "deployment",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "house_keys",
        sa.Column("key_id", sa.String(22), primary_key=True),
        sa.Column("house", sa.String(40), nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("retired_at", sa.DateTime),
    )
    op.create_index("ix_house_keys_house", "house_keys", ["house"])
    op.create_table(
        "days",
        sa.Column("house", sa.String(40), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("room", sa.Integer, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False, server_default="0"),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("house", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("urgency", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False, server_default="waiting"),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("lookup", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("parent_key", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("due_at", sa.DateTime, nullable=False),
        sa.Column("promised_from", sa.DateTime),
        sa.Column("promised_until", sa.DateTime),
        sa.Column("delete_at", sa.DateTime, nullable=False),
        sa.Column("claimed_by", sa.String(22)),
        sa.Column("advice_of", sa.String(22)),
        sa.Column("closed_at", sa.DateTime),
        sa.Column("outcome", sa.String(30)),
    )
    op.create_index("ix_requests_house", "requests", ["house"])
    op.create_index("ix_requests_delete_at", "requests", ["delete_at"])
    op.create_table(
        "messages",
        sa.Column("request_id", sa.String(22), sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("from_staff", sa.Boolean, nullable=False),
        sa.Column("written_at", sa.DateTime, nullable=False),
        sa.Column("key_id", sa.String(22), sa.ForeignKey("house_keys.key_id"), nullable=False),
        sa.Column("for_house", sa.LargeBinary, nullable=False),
        sa.Column("for_parent", sa.LargeBinary),
    )
    op.create_table(
        "withdrawn",
        sa.Column("request_id", sa.String(22), primary_key=True),
        sa.Column("house", sa.String(40), nullable=False),
        sa.Column("delete_at", sa.DateTime, nullable=False),
    )
    salt = secrets.token_bytes(16)
    deployment = sa.table("deployment", sa.column("id"), sa.column("salt"))
    op.bulk_insert(deployment, [{"id": 1, "salt": salt}])


def downgrade() -> None:
    """Drops them."""
    op.drop_table("withdrawn")
    op.drop_table("messages")
    op.drop_table("requests")
    op.drop_table("days")
    op.drop_table("house_keys")
    op.drop_table("deployment")
