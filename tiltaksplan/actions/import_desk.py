"""The import desk: forms that have been read and are not in the plan yet, and what a person decides about them. Stores nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tiltaksplan.document.place import Place
from tiltaksplan.errors import WrongUsage
from tiltaksplan.forms.reading import Problem, Reading, Source, Unplaced
from tiltaksplan.language import Message
from tiltaksplan.plan.change import Change, apply_all
from tiltaksplan.plan.fields import FIELDS, Choice, Line, Lines, Text, field_at
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.pointer import NoSuchPlace, value_at, with_value
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.actions.import_forms import Import
    from tiltaksplan.actions.plan_file import PlanFile
    from tiltaksplan.plan.plan import Plan
    from tiltaksplan.plan.proposal import Proposal

CONFIRMED, CHANGED, ASIDE = "confirmed", "changed", "aside"
SURE, UNSURE, EMPTY = "sure", "unsure", "empty"
LONG = 120  # letters: more than that is hardly a name or a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person has said of one value, or of one text that found no field.

    Attributes:
        path: Of the form.
        kind: `confirmed`, `changed` or `aside`.
        pointer: Of the value, from the file's root: `/proposals/0/goal`; empty for a text without a field.
        value: What it is changed to.
        place, text: Of a text that was set aside, or given to the field.
    """

    path: str
    kind: str
    pointer: str = ""
    value: object = None
    place: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The forms on the desk.

    Attributes:
        readings: As the reader gave them.
        prepared: What taking them in would come to, as they were read: new, newer versions, known already, refused.
        learned: What corrections have taught the plan's templates; stored with the forms.
        decisions: In the order in which they were made.
    """

    readings: tuple[Reading, ...]
    prepared: Import
    learned: tuple[Change, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def of(self, path: str) -> tuple[Decision, ...]:
        """Return the decisions about one form."""
        return tuple(one for one in self.decisions if one.path == path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One line of what was understood of a form.

    Attributes:
        pointer: From the file's root; empty for what was said of the file as a whole.
        field: From the proposal: `/goal`; empty where the line is about no field.
        proposal: Which of the file's proposals, counted from 0.
        value: As it stands after the person's decisions.
        place, text: Where it stood and what was written; empty where nothing was.
        state: `sure`, `unsure`, `empty`, `confirmed`, `changed` or `aside`.
        messages: What the reader said of it.
    """

    pointer: str
    field: str = ""
    proposal: int = 0
    value: object = None
    place: str = ""
    text: str = ""
    state: str = SURE
    messages: tuple[Message, ...] = ()


def lay_on_desk(plan_file: PlanFile, paths: Sequence[Path], progress: Progress, desk: Desk | None = None) -> Desk:
    """Read the forms at *paths* and lay them on the desk, beside those that lie there.

    Raises:
        Cancelled: The person stopped the reading.
    """
    from tiltaksplan.actions.import_forms import prepare_import
    from tiltaksplan.actions.read import read_forms

    plan = apply_all(plan_file.plan, desk.learned if desk else ())
    new = read_forms(paths, progress, plan=plan)
    again = {reading.path for reading in new}
    before = desk or Desk(readings=(), prepared=prepare_import(plan_file, ()))
    readings = (*(one for one in before.readings if one.path not in again), *new)
    decisions = tuple(one for one in before.decisions if one.path not in again)
    return replace(before, readings=readings, decisions=decisions, prepared=prepare_import(plan_file, readings))


def left_out(desk: Desk, path: str) -> Desk | None:
    """Return the desk without the form at *path*; None where it was the last one."""
    readings = tuple(one for one in desk.readings if one.path != path)
    files = tuple(one for one in desk.prepared.files if one.reading.path != path)
    decisions = tuple(one for one in desk.decisions if one.path != path)
    return replace(desk, readings=readings, prepared=replace(desk.prepared, files=files), decisions=decisions) if readings else None


def decided(desk: Desk, decision: Decision) -> Desk:
    """Return the desk with *decision*; an earlier one about the same value or text no longer counts."""
    same = (decision.path, decision.pointer, "" if decision.pointer else decision.place, "" if decision.pointer else decision.text)
    kept = (one for one in desk.decisions if (one.path, one.pointer, *(("", "") if one.pointer else (one.place, one.text))) != same)
    return replace(desk, decisions=(*kept, decision))


def as_decided(desk: Desk, path: str) -> Reading:
    """Return the reading of the form at *path* with everything that the person has decided."""
    reading = reading_as_read(desk, path)
    for decision in desk.of(path):
        reading = _with_decision(reading, decision)
    return reading


def values_of(desk: Desk, path: str) -> tuple[Value, ...]:
    """Return what was understood of a form, in the form's order, fields without an answer too; first what is said of the whole file."""
    reading, now = reading_as_read(desk, path), as_decided(desk, path)
    states = {one.pointer: one.kind for one in desk.of(path) if one.pointer or not one.text}
    pointers = {*reading.sources, *now.sources, *states, *(problem.field or "" for problem in reading.problems)}
    lines = [_general(reading, pointer, states) for pointer in sorted(pointers) if not _field_of(pointer)]
    for number in range(len(reading.proposals)):
        for field in FIELDS:
            at = f"/proposals/{number}{field.pointer}"
            below = sorted((one for one in pointers if one == at or one.startswith(f"{at}/")), key=_form_order)
            if not below and not field.computed and not isinstance(field.kind, Lines):
                below = [at]
            lines += [_line(reading, now, pointer, number, states.get(pointer)) for pointer in below]
    return tuple(line for line in lines if line.field or line.messages)


def leftovers_of(desk: Desk, path: str) -> tuple[Unplaced, ...]:
    """Return the texts of a form that no field has, and that nobody has set aside."""
    return as_decided(desk, path).unplaced


def to_decide(desk: Desk, path: str) -> int:
    """Return how many values and texts of a form wait for a decision."""
    return sum(value.state == UNSURE for value in values_of(desk, path)) + len(leftovers_of(desk, path))


def could_be(plan: Plan, proposal: Proposal | None, text: str) -> tuple[tuple[str, bool], ...]:
    """Return the fields that *text* could answer, likeliest first, each with whether *proposal* has an answer there already."""
    from tiltaksplan.actions.edit import value_of

    ranked = []
    for field in FIELDS:
        if field.computed or isinstance(field.kind, Lines):
            continue
        value = value_of(field.kind, text, plan.setup)
        if value is None or isinstance(value, Message):
            continue
        answered = proposal is not None and value_at(proposal, field.pointer) not in (None, ())
        ranked.append((answered, _fit(field.kind, text), field.pointer))
    return tuple((pointer, answered) for answered, _, pointer in sorted(ranked, key=lambda one: one[:2]))


def _fit(kind: object, text: str) -> int:
    """Return how well *text* fits a kind of field, 0 being best: what reads as a figure or a date is hardly anything else."""
    if not isinstance(kind, Line | Text | Choice):
        return 0
    return 1 if isinstance(kind, Text) == (len(text) > LONG) else 2


def with_value_read(plan: Plan, given: Decision) -> Decision:
    """Return *given*, a text for a field, with the value that the text means there.

    Raises:
        WrongUsage: The text cannot be read as that field's answer.
    """
    from tiltaksplan.actions.edit import value_of

    value = value_of(field_at(_field_of(given.pointer)).kind, given.text, plan.setup)
    if isinstance(value, Message):
        raise WrongUsage(what=value.told())
    return replace(given, kind=CHANGED, value=value)


def assign(plan: Plan, desk: Desk, given: Decision, progress: Progress) -> Desk:
    """Give a text to a field: the template learns it, the other forms from it are read again, and this form has it at once.

    Args:
        given: With `place`, `text` and `pointer`; the value is read from the text here.

    Raises:
        FileProblem: A form can no longer be read.
        WrongUsage: The text cannot be read as that field's answer.
    """
    from tiltaksplan.actions.template import correct

    read, field = with_value_read(plan, given), field_at(_field_of(given.pointer))
    reading = reading_as_read(desk, given.path)
    corrected = correct(apply_all(plan, desk.learned), desk.readings, reading, given.place, field.pointer, progress)
    learned = replace(desk, readings=corrected.readings, learned=(*desk.learned, *corrected.changes))
    return decided(learned, read)


def reading_as_read(desk: Desk, path: str) -> Reading:
    """Return the reading of the form at *path* as the reader gave it."""
    return next(one for one in desk.readings if one.path == path)


def _with_decision(reading: Reading, decision: Decision) -> Reading:
    if not decision.pointer and decision.text:
        return replace(reading, unplaced=_without(reading.unplaced, decision))
    mine = [one for one in reading.problems if (one.field or "") == decision.pointer]
    sources = dict(reading.sources)
    try:
        if decision.kind != CONFIRMED and _field_of(decision.pointer):
            standing = value_at(reading, decision.pointer)
            value = decision.value if decision.kind == CHANGED else () if isinstance(standing, tuple) else None
            reading = with_value(reading, decision.pointer, value)
    except NoSuchPlace:  # a line that a correction has taken away: what was said of it is said of nothing
        return reading
    if decision.kind == ASIDE:
        sources.pop(decision.pointer, None)
    elif _field_of(decision.pointer):
        sources[decision.pointer] = replace(_source_of(sources.get(decision.pointer), mine, decision, reading), sure=True)
    problems = tuple(one for one in reading.problems if one not in mine)
    unplaced = _without(reading.unplaced, decision) if decision.text else reading.unplaced
    return replace(reading, sources=sources, problems=problems, unplaced=unplaced)


def _without(unplaced: Sequence[Unplaced], decision: Decision) -> tuple[Unplaced, ...]:
    return tuple(one for one in unplaced if (one.place.words(), one.text) != (decision.place, decision.text))


def _source_of(source: Source | None, problems: Sequence[Problem], decision: Decision, reading: Reading) -> Source:
    """Return where a decided value stood: in the text that was given to it, where it was read, or where the problem was."""
    if decision.text:
        known = (one.place for one in reading.unplaced if (one.place.words(), one.text) == (decision.place, decision.text))
        return Source(place=next(known, Place((("part", decision.place),))), text=decision.text)
    if source is not None:
        return source
    first = next((one for one in problems if one.text), None)
    return Source(place=first.place, text=first.text) if first else Source(place=Place(), text="")


def _general(reading: Reading, pointer: str, states: dict[str, str]) -> Value:
    said = [one for one in reading.problems if (one.field or "") == pointer]
    asks = any(one.severity is not Severity.INFO for one in said)
    place = next((one.place.words() for one in said if one.place.steps), "")
    state = states.get(pointer) or (UNSURE if asks else SURE)
    return Value(pointer=pointer, state=state, messages=tuple(one.message for one in said), place=place)


def _line(reading: Reading, now: Reading, pointer: str, proposal: int, decision: str | None) -> Value:
    said = [one for one in reading.problems if one.field == pointer]
    source = now.sources.get(pointer) or reading.sources.get(pointer)
    try:
        value = value_at(now, pointer)
    except NoSuchPlace:
        value = None
    asks = any(one.severity is not Severity.INFO for one in said) or (source is not None and not source.sure)
    state = decision or (UNSURE if asks else EMPTY if source is None and value in (None, ()) else SURE)
    told = source or next((one for one in said if one.text), None)
    return Value(
        pointer=pointer, field=_field_of(pointer), proposal=proposal, value=value, state=state, messages=tuple(one.message for one in said),
        place=told.place.words() if told else "", text=told.text if told else "",
    )  # fmt: skip


def _field_of(pointer: str) -> str:
    """Return the pointer from the proposal, of one from the file's root; empty where it leads to no field."""
    parts = pointer.split("/")
    below = "".join(f"/{part}" for part in parts[3:])
    try:
        return below if below and field_at(below) else ""
    except KeyError:
        return ""


def _form_order(pointer: str) -> tuple[int, int]:
    """Return what sorts the lines of a table by row, and the columns as the form has them; the table as a whole comes first."""
    table, _, below = _field_of(pointer).strip("/").partition("/")
    kind, (row, _, column) = field_at(f"/{table}").kind if below.isdigit() or "/" in below else None, below.partition("/")
    if not isinstance(kind, Lines) or not row.isdigit():
        return (-1, 0)
    names = [one.name for one in kind.columns]
    return (int(row), names.index(column) if column in names else -1)
