"""Version 1: the tables of the first plan files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "budget_line",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False), sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()), sa.PrimaryKeyConstraint("position", name=op.f("pk_budget_line")),
    )  # fmt: skip
    op.create_table(
        "criterion",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False), sa.PrimaryKeyConstraint("position", name=op.f("pk_criterion")),
    )  # fmt: skip
    op.create_table(
        "decision",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("kind", sa.String(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False), sa.Column("other", sa.Text()), sa.Column("quarter", sa.String()),
        sa.Column("who", sa.Text()), sa.Column("reason", sa.Text()), sa.PrimaryKeyConstraint("position", name=op.f("pk_decision")),
    )  # fmt: skip
    op.create_table(
        "file",
        sa.Column("sha256", sa.String(length=64), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("imported", sa.DateTime(), nullable=False), sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False), sa.Column("template", sa.Text()),
        sa.Column("proposals", sa.Text(), nullable=False), sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file")),
    )  # fmt: skip
    op.create_table(
        "focus_area",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text()), sa.PrimaryKeyConstraint("position", name=op.f("pk_focus_area")),
    )  # fmt: skip
    op.create_table(
        "frame",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text()), sa.PrimaryKeyConstraint("position", name=op.f("pk_frame")),
    )  # fmt: skip
    op.create_table(
        "goal",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("number", sa.String(), nullable=False),
        sa.Column("chapter", sa.Text()), sa.Column("text", sa.Text()), sa.Column("prioritised", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_goal")),
    )  # fmt: skip
    op.create_table(
        "grp",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text()), sa.PrimaryKeyConstraint("position", name=op.f("pk_grp")),
    )  # fmt: skip
    op.create_table(
        "history",
        sa.Column("number", sa.String(), nullable=False), sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text()), sa.Column("planned_cost", sa.BigInteger()), sa.Column("actual_cost", sa.BigInteger()),
        sa.Column("planned_hours", sa.Double()), sa.Column("actual_hours", sa.Double()), sa.Column("planned_end", sa.Date()),
        sa.Column("actual_end", sa.Date()), sa.Column("status", sa.Text()), sa.Column("achievement", sa.Integer()),
        sa.Column("hit_by_pandemic", sa.Boolean(), nullable=False), sa.Column("causes", sa.Text()),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_history")),
    )  # fmt: skip
    op.create_table(
        "journal_step",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False), sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", sa.Text()), sa.Column("when", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_journal_step")),
    )  # fmt: skip
    op.create_table(
        "limit_given",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("key", sa.String(), nullable=False),
        sa.Column("amount", sa.Double(), nullable=False), sa.PrimaryKeyConstraint("position", name=op.f("pk_limit_given")),
    )  # fmt: skip
    op.create_table(
        "original",
        sa.Column("sha256", sa.String(length=64), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False), sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_original")),
    )  # fmt: skip
    op.create_table(
        "outcome",
        sa.Column("scenario", sa.String(), nullable=False), sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scenario", name=op.f("pk_outcome")),
    )  # fmt: skip
    op.create_table(
        "person",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text()), sa.Column("unit", sa.Text()), sa.Column("position_held", sa.Text()),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_person")),
    )  # fmt: skip
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False), sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False), sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False), sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("hours_per_work_year", sa.Double(), nullable=False), sa.Column("max_measures", sa.Integer()),
        sa.Column("currency", sa.String(), nullable=False), sa.Column("proposal_deadline", sa.Date()),
        sa.Column("unit_deadline", sa.Date()), sa.Column("approval_date", sa.Date()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )  # fmt: skip
    op.create_table(
        "proposal",
        sa.Column("id", sa.String(), nullable=False), sa.Column("title", sa.Text()), sa.Column("group", sa.Text()),
        sa.Column("unit", sa.Text()), sa.Column("contact_name", sa.Text()), sa.Column("contact_email", sa.Text()),
        sa.Column("focus_area", sa.Text()), sa.Column("description", sa.Text()), sa.Column("justification", sa.Text()),
        sa.Column("goal", sa.Text()), sa.Column("indicator", sa.Text()), sa.Column("baseline", sa.Double()),
        sa.Column("target", sa.Double()), sa.Column("start", sa.Date()), sa.Column("end", sa.Date()),
        sa.Column("benefit", sa.Text()), sa.Column("displaces", sa.Text()), sa.Column("leader_name", sa.Text()),
        sa.Column("leader_competence", sa.Text()), sa.Column("leader_experience", sa.Text()),
        sa.Column("leader_qualities", sa.Text()), sa.Column("priority", sa.Integer()), sa.Column("priority_reason", sa.Text()),
        sa.Column("stated_cost", sa.BigInteger()), sa.Column("stated_hours", sa.Double()), sa.Column("received", sa.Date()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )  # fmt: skip
    op.create_table(
        "score",
        sa.Column("proposal", sa.String(), nullable=False), sa.Column("criterion", sa.String(), nullable=False),
        sa.Column("assessor", sa.String(), nullable=False), sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text()), sa.PrimaryKeyConstraint("proposal", "criterion", "assessor", name=op.f("pk_score")),
    )  # fmt: skip
    op.create_table(
        "template",
        sa.Column("id", sa.String(), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False), sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
    )  # fmt: skip
    op.create_table(
        "unit",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text()), sa.Column("leader", sa.Text()), sa.Column("email", sa.Text()),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_unit")),
    )  # fmt: skip
    op.create_table(
        "waiver",
        sa.Column("key", sa.String(), nullable=False), sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False), sa.Column("who", sa.Text()), sa.Column("when", sa.DateTime()),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_waiver")),
    )  # fmt: skip
    op.create_table(
        "cost_line",
        sa.Column("proposal", sa.String(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer()), sa.Column("category", sa.Text()), sa.Column("amount", sa.BigInteger()),
        sa.Column("funding", sa.Text()),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_cost_line_proposal_proposal"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("proposal", "position", name=op.f("pk_cost_line")),
    )  # fmt: skip
    op.create_table(
        "criterion_step",
        sa.Column("criterion", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["criterion"], ["criterion.position"], name=op.f("fk_criterion_step_criterion_criterion"),
            ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("criterion", "position", name=op.f("pk_criterion_step")),
    )  # fmt: skip
    op.create_table(
        "frame_name",
        sa.Column("frame", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["frame"], ["frame.position"], name=op.f("fk_frame_name_frame_frame"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("frame", "position", name=op.f("pk_frame_name")),
    )  # fmt: skip
    op.create_table(
        "hour_line",
        sa.Column("proposal", sa.String(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text()), sa.Column("role", sa.Text()), sa.Column("unit", sa.Text()), sa.Column("year", sa.Integer()),
        sa.Column("hours", sa.Double()),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_hour_line_proposal_proposal"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("proposal", "position", name=op.f("pk_hour_line")),
    )  # fmt: skip
    op.create_table(
        "journal_change",
        sa.Column("step", sa.Integer(), nullable=False), sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("thing", sa.Text(), nullable=False), sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False), sa.Column("after", sa.Text(), nullable=False), sa.Column("who", sa.Text()),
        sa.Column("when", sa.DateTime()), sa.Column("why", sa.Text()), sa.Column("source", sa.String(length=64)),
        sa.ForeignKeyConstraint(["step"], ["journal_step.number"], name=op.f("fk_journal_change_step_journal_step")),
        sa.PrimaryKeyConstraint("step", "position", name=op.f("pk_journal_change")),
    )  # fmt: skip
    op.create_table(
        "milestone",
        sa.Column("proposal", sa.String(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date()), sa.Column("description", sa.Text()),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_milestone_proposal_proposal"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("proposal", "position", name=op.f("pk_milestone")),
    )  # fmt: skip
    op.create_table(
        "person_hours",
        sa.Column("person", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False), sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.position"], name=op.f("fk_person_hours_person_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "position", name=op.f("pk_person_hours")),
    )  # fmt: skip
    op.create_table(
        "proposal_text",
        sa.Column("proposal", sa.String(), nullable=False), sa.Column("list", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False), sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_proposal_text_proposal_proposal"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("proposal", "list", "position", name=op.f("pk_proposal_text")),
    )  # fmt: skip
    op.create_table(
        "risk",
        sa.Column("proposal", sa.String(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text()), sa.Column("probability", sa.Integer()), sa.Column("consequence", sa.Integer()),
        sa.Column("mitigation", sa.Text()),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_risk_proposal_proposal"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("proposal", "position", name=op.f("pk_risk")),
    )  # fmt: skip
