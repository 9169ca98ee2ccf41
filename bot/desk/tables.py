"""The desk's own tables: who works here, who has signed in, who holds which key, and who opened what when."""

from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Tables

metadata = sa.MetaData()

# `roles` is a comma-separated list: therapist, coordinator, leader, administrator. Passwords and set-up links are
# kept as hashes. `wrapped_secret` is the person's own X25519 secret, locked with the unlock phrase in their browser.
accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.String(22), primary_key=True),
    sa.Column("login", sa.String(120), nullable=False, unique=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("house", sa.String(40)),
    sa.Column("roles", sa.String(80), nullable=False),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("password_hash", sa.String(200)),
    sa.Column("totp_secret", sa.String(64)),
    sa.Column("totp_last", sa.Integer, nullable=False, server_default="0"),
    sa.Column("failed", sa.Integer, nullable=False, server_default="0"),
    sa.Column("locked_until", sa.DateTime),
    sa.Column("link_hash", sa.LargeBinary, unique=True),
    sa.Column("link_until", sa.DateTime),
    sa.Column("subject", sa.String(255), unique=True),
    sa.Column("public_key", sa.LargeBinary),
    sa.Column("wrapped_secret", sa.LargeBinary),
    sa.Column("phrase_salt", sa.LargeBinary),
    # How many call-backs the person holds on a usual day.
    sa.Column("calls", sa.Integer, nullable=False, server_default="2"),
    sa.Column("made_at", sa.DateTime, nullable=False),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("hash", sa.LargeBinary, primary_key=True),
    sa.Column(
        "account_id", sa.String(22), sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("used_at", sa.DateTime, nullable=False),
)

# A house key's secret half, sealed to one person's public key.
wraps = sa.Table(
    "wraps",
    metadata,
    sa.Column("key_id", sa.String(22), primary_key=True),
    sa.Column("account_id", sa.String(22), sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)

absences = sa.Table(
    "absences",
    metadata,
    sa.Column("id", sa.String(22), primary_key=True),
    sa.Column(
        "account_id", sa.String(22), sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("starts", sa.Date, nullable=False),
    sa.Column("ends", sa.Date, nullable=False),
)

# Who did what to which request when; never what stood in it. No foreign key: the request may be gone.
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.DateTime, nullable=False, index=True),
    sa.Column("account_id", sa.String(22), nullable=False),
    sa.Column("house", sa.String(40)),
    sa.Column("request_id", sa.String(22)),
    sa.Column("action", sa.String(30), nullable=False),
)

DESK = Tables(metadata, Path(__file__).with_name("migrations"), "alembic_version_desk")
