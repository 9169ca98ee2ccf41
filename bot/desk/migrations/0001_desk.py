"""Accounts, sessions, keys of people, absences, and who opened what."""

import sqlalchemy as sa
from alembic import op

revision = "desk_0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "accounts",
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
        sa.Column("calls", sa.Integer, nullable=False, server_default="2"),
        sa.Column("made_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("hash", sa.LargeBinary, primary_key=True),
        sa.Column("account_id", sa.String(22), sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("used_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"])
    op.create_table(
        "wraps",
        sa.Column("key_id", sa.String(22), primary_key=True),
        sa.Column("account_id", sa.String(22), sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "absences",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("account_id", sa.String(22), sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("starts", sa.Date, nullable=False),
        sa.Column("ends", sa.Date, nullable=False),
    )
    op.create_index("ix_absences_account_id", "absences", ["account_id"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("account_id", sa.String(22), nullable=False),
        sa.Column("house", sa.String(40)),
        sa.Column("request_id", sa.String(22)),
        sa.Column("action", sa.String(30), nullable=False),
    )
    op.create_index("ix_audit_at", "audit", ["at"])


def downgrade() -> None:
    """Drops them."""
    op.drop_table("audit")
    op.drop_table("absences")
    op.drop_table("wraps")
    op.drop_table("sessions")
    op.drop_table("accounts")
