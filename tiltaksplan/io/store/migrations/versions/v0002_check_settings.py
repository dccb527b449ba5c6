"""Version 2: what a plan has chosen about its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "check_setting",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("code", sa.String(), nullable=False),
        sa.Column("runs", sa.Boolean(), nullable=False), sa.Column("severity", sa.String()), sa.Column("reason", sa.Text()),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_check_setting")),
    )  # fmt: skip
