"""A person's own hand in the plan: texts typed in the window become values, and values become the changes that the plan takes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tiltaksplan.language import N_, Message, date_text, number_text
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.check_settings import with_setting
from tiltaksplan.plan.fields import Choices, Day, Kind, Money, Names, Number, PlanYear, Step, Text
from tiltaksplan.plan.finding import Finding, Waiver
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import value_at
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.setup import Decision, Setup

if TYPE_CHECKING:  # the checks are loaded when a plan is checked
    from tiltaksplan.plan.fixes import Fix


def text_of(kind: Kind, value: object, language: str = "nb") -> str:
    """Return *value* as it stands in an editor for a field of *kind*; an answer that is missing is an empty text."""
    if value is None:
        return ""
    if isinstance(kind, Choices | Names) and isinstance(value, tuple):
        return "\n".join(str(one) for one in value)
    if isinstance(value, date):
        return date_text(value, language)
    if isinstance(kind, Number | Money) and isinstance(value, int | float):
        return number_text(value, language)
    return str(value)


def value_of(kind: Kind, text: str, setup: Setup) -> object | Message:
    """Return the value that *text* means in a field of *kind*, None where it is empty, or the sentence that says what was unclear.

    Figures, dates and steps are read by the same rules as in forms: `450 tkr`, `høst 2023` and `høy` are as good here as there.
    """
    text = text.strip()
    if isinstance(kind, Choices | Names):
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    if not text:
        return None
    value = _read(kind, text, setup)
    message = getattr(value, "message", None)
    return message if isinstance(message, Message) else value


def _read(kind: Kind, text: str, setup: Setup) -> object:
    """Return the value of *text*, or what was unclear, which has a `message`."""
    from tiltaksplan.forms import values

    if isinstance(kind, Money):
        return values.read_amount(text)
    if isinstance(kind, Day):
        return values.read_date(text, edge="end" if kind.edge == "end" else "start")
    if isinstance(kind, PlanYear):
        return values.read_year(text)
    if isinstance(kind, Step):
        return values.read_step(text)
    if isinstance(kind, Number):
        read = values.read_hours(text, hours_per_work_year=setup.hours_per_work_year) if kind.unit == "timer" else values.read_number(text)
        return _within(kind, text, read)
    return values.clean(text) if isinstance(kind, Text) else values.one_line(text)


def _within(kind: Number, text: str, number: object) -> object:
    """Return *number* where the field allows it, else the sentence that says what it allows."""
    if not isinstance(number, int | float):
        return number
    if kind.whole and number != int(number):
        return Message.of(N_("«{text}» er ikke et helt tall. Skriv et helt tall."), text=text)
    if kind.at_least is not None and number < kind.at_least:
        return Message.of(N_("«{text}» er for lite. Skriv minst {least}."), text=text, least=kind.at_least)
    if kind.at_most is not None and number > kind.at_most:
        return Message.of(N_("«{text}» er for mye. Skriv høyst {most}."), text=text, most=kind.at_most)
    return number


def change_field(plan: Plan, proposal_id: str, pointer: str, after: object, why: str | None = None) -> tuple[Change, ...]:
    """Return the change that puts *after* into one field of a proposal; none where it stands there already."""
    before = value_at(plan.proposal(proposal_id), pointer)
    if before == after:
        return ()
    return (Change(thing=f"proposal:{proposal_id}", field=pointer, before=before, after=after, why=why),)


def open_round(plan: Plan, round_number: int) -> tuple[Change, ...]:
    """Return the change that opens round 1 (the groups propose) or 2 (the units rank and argue for project leaders)."""
    return () if plan.round == round_number else (Change(thing="plan", field="/round", before=plan.round, after=round_number),)


def change_setup(plan: Plan, pointer: str, after: object) -> tuple[Change, ...]:
    """Return the change that puts *after* into one place of the set-up; none where it stands there already."""
    before = value_at(plan.setup, pointer)
    return () if before == after else (Change(thing="setup", field=pointer, before=before, after=after),)


def new_proposal(plan: Plan, title: str | None = None) -> tuple[Change, ...]:
    """Return the change that adds an empty proposal with the plan's next number."""
    proposal = Proposal(id=plan.next_proposal_id(), title=title)
    return (Change(thing=f"proposal:{proposal.id}", after=proposal),)


def remove_proposal(plan: Plan, proposal_id: str) -> tuple[Change, ...]:
    """Return the changes that take a proposal and its scores out of the plan; the file it came from stays."""
    scores = tuple(Change(thing=f"score:{score.key}", before=score) for score in plan.scores if score.proposal == proposal_id)
    return (*scores, Change(thing=f"proposal:{proposal_id}", before=plan.proposal(proposal_id)))


def choose_check(plan: Plan, code: str, **chosen: object) -> tuple[Change, ...]:
    """Return the change that chooses about the check *code*: `runs`, `severity` (None is the check's own), `reason`."""
    return change_setup(plan, "/check_settings", with_setting(plan.setup.check_settings, code, **chosen))


def fixes_of(plan: Plan, finding: Finding) -> tuple[Fix, ...]:
    """Return the ways of mending *finding* that a program can take; none where it is waived, or where only the group can know."""
    from tiltaksplan.plan.fixes import fixes_for

    return () if finding.waived else fixes_for(plan, finding)


def waive(plan: Plan, finding: Finding, reason: str, who: str | None = None) -> tuple[Change, ...]:
    """Return the change that waives *finding* with *reason*; it comes back when its figures change."""
    before = next((waiver for waiver in plan.waivers if waiver.key == finding.key), None)
    waiver = Waiver(key=finding.key, fingerprint=finding.fingerprint, reason=reason, who=who, when=datetime.now(UTC))
    return (Change(thing=f"waiver:{finding.key}", before=before, after=waiver, why=reason),)


def take_back_waiver(plan: Plan, finding: Finding) -> tuple[Change, ...]:
    """Return the change that lets *finding* stand again; none where it was not waived."""
    before = next((waiver for waiver in plan.waivers if waiver.key == finding.key), None)
    return () if before is None else (Change(thing=f"waiver:{finding.key}", before=before),)


def give_step(plan: Plan, proposal_id: str, criterion: str, step: int | None, reason: str | None = None) -> tuple[Change, ...]:
    """Return the change that gives a proposal *step* on a criterion; None takes a given step away, so that the suggested one counts."""
    key = f"{proposal_id}|{criterion}|"
    before = next((score for score in plan.scores if score.key == key), None)
    after = None if step is None else Score(proposal=proposal_id, criterion=criterion, step=step, reason=reason)
    return () if before == after else (Change(thing=f"score:{key}", before=before, after=after, why=reason),)


def decide(plan: Plan, decision: Decision) -> tuple[Change, ...]:
    """Return the change that adds *decision*; an earlier one on whether the same proposal is in gives way to it."""
    clash = {"must", "must-not"} if decision.kind in {"must", "must-not"} else {decision.kind}
    kept = tuple(
        one for one in plan.setup.decisions
        if not (one.kind in clash and one.proposal == decision.proposal and one.other == decision.other)
    )  # fmt: skip
    return change_setup(plan, "/decisions", (*kept, decision))


def take_back_decision(plan: Plan, decision: Decision) -> tuple[Change, ...]:
    """Return the change that takes *decision* out."""
    return change_setup(plan, "/decisions", tuple(one for one in plan.setup.decisions if one != decision))
