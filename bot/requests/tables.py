"""The tables that front and desk share. What a parent wrote, and how to reach them, stands in `messages`, sealed.

In clear: house, urgency, state, and times. A parent's row is found by its code alone: `lookup` is a hash of what the
code is stretched to. All times are UTC, rounded to a quarter of an hour where they say when a parent wrote.
"""

from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Tables

metadata = sa.MetaData()

deployment = sa.Table(
    "deployment",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("salt", sa.LargeBinary, nullable=False),
)

# A house takes requests once it has a current key (`retired_at` is empty); its secret half never comes here.
house_keys = sa.Table(
    "house_keys",
    metadata,
    sa.Column("key_id", sa.String(22), primary_key=True),
    sa.Column("house", sa.String(40), nullable=False, index=True),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("retired_at", sa.DateTime),
)

# How many call-backs a house can hold on a day, which the desk says, and how many are promised.
days = sa.Table(
    "days",
    metadata,
    sa.Column("house", sa.String(40), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("room", sa.Integer, nullable=False),
    sa.Column("taken", sa.Integer, nullable=False, server_default="0"),
)

requests = sa.Table(
    "requests",
    metadata,
    sa.Column("id", sa.String(22), primary_key=True),
    sa.Column("house", sa.String(40), nullable=False, index=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("urgency", sa.Integer, nullable=False),
    sa.Column("state", sa.String(10), nullable=False, server_default="waiting"),
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    sa.Column("lookup", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("parent_key", sa.LargeBinary, nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("due_at", sa.DateTime, nullable=False),
    # What the parent was promised: the window of a call-back. Empty for a written reply.
    sa.Column("promised_from", sa.DateTime),
    sa.Column("promised_until", sa.DateTime),
    sa.Column("delete_at", sa.DateTime, nullable=False, index=True),
    # The rest is the desk's. Accounts are told by their id.
    sa.Column("claimed_by", sa.String(22)),
    sa.Column("advice_of", sa.String(22)),
    sa.Column("closed_at", sa.DateTime),
    sa.Column("outcome", sa.String(30)),
)

# `for_house` is sealed to the house's key `key_id`, `for_parent` to the request's `parent_key`; both hold the same.
# Without `for_parent` it is a colleague's advice, which the parent does not see.
messages = sa.Table(
    "messages",
    metadata,
    sa.Column("request_id", sa.String(22), sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("from_staff", sa.Boolean, nullable=False),
    sa.Column("written_at", sa.DateTime, nullable=False),
    sa.Column("key_id", sa.String(22), sa.ForeignKey("house_keys.key_id"), nullable=False),
    sa.Column("for_house", sa.LargeBinary, nullable=False),
    sa.Column("for_parent", sa.LargeBinary),
)

# What is left of a request that its parent took back, so that nobody rings: that it is gone.
withdrawn = sa.Table(
    "withdrawn",
    metadata,
    sa.Column("request_id", sa.String(22), primary_key=True),
    sa.Column("house", sa.String(40), nullable=False),
    sa.Column("delete_at", sa.DateTime, nullable=False),
)

REQUESTS = Tables(metadata, Path(__file__).with_name("migrations"), "alembic_version_requests")
