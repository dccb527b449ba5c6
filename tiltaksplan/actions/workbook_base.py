"""The base of a workbook: the plan as it stood when the workbook was written, kept in the plan so that the workbook can come back.

`sync` lays three things beside each other: the base, the plan now, and the file. The base holds all that the workbook was made of, so
that what stood in any cell of it can be made again: the set-up, the proposals without what is said of a person's fitness, the scores,
and the outcome that was shown.
"""

from __future__ import annotations

import gzip
import json
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from tiltaksplan.plan.fields import FIELDS
from tiltaksplan.plan.plain import plain_of, value_from
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import with_value
from tiltaksplan.plan.proposal import Proposal

if TYPE_CHECKING:
    from .plan_file import PlanFile

FORM = "tiltaksplan-workbook-base-1"
FILE_NAME = "arbeidsbok-grunnlag.json.gz"
PERSONAL = tuple(field.pointer for field in FIELDS if field.personal)


def base_plan(plan: Plan, *, scenario: str = "") -> Plan:
    """Return what the workbook of *plan* is made of, and nothing else: no personal fields, no files, no earlier plan."""
    outcome = plan.outcome(scenario)
    return Plan(
        setup=plan.setup,
        round=plan.round,
        proposals=tuple(_without_personal(proposal) for proposal in plan.proposals),
        scores=plan.scores,
        outcomes=() if outcome is None else (outcome,),
    )


def keep_base(plan_file: PlanFile, plan: Plan | None = None, *, scenario: str = "") -> str:
    """Keep the base of a workbook that is written now in the plan; return its mark, which the workbook is to carry.

    The same plan gives the same mark, and is kept once.

    Args:
        plan_file: The open plan.
        plan: What is written, where the plan may have been changed since; else the plan as it stands.
        scenario: The outcome that the workbook shows.

    Raises:
        PlanCannotBeChanged: The plan is open for reading only.
        PlanFileError: It could not be saved.
    """
    return plan_file.add_original(FILE_NAME, _packed(base_plan(plan or plan_file.plan, scenario=scenario)))


def base_of(plan_file: PlanFile, mark: str) -> Plan | None:
    """Return the plan as it stood when the workbook with *mark* was written; None where this plan has kept no such base."""
    try:
        plain = json.loads(gzip.decompress(plan_file.original(mark)))
    except (KeyError, ValueError, OSError, EOFError, zlib.error):  # unknown, or the mark of some other file that the plan has kept
        return None
    if not isinstance(plain, dict) or plain.get("form") != FORM:
        return None
    return value_from(Plan, plain["plan"])


def plan_mark(plan_file: PlanFile) -> str:
    """Return what tells this plan from every other, the same through its whole life and in every copy of it: its first step, hashed."""
    first = plan_file.journal(steps=1)
    told = [[step.when.isoformat(), step.who, step.text] for step in first]
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _without_personal(proposal: Proposal) -> Proposal:
    for pointer in PERSONAL:
        proposal = with_value(proposal, pointer, None)
    return proposal


def _packed(plan: Plan) -> bytes:
    plain = {"form": FORM, "plan": plain_of(plan)}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)  # without a moment: the same plan is the same bytes
