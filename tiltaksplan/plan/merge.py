"""Three sides of a plan laid beside each other, field by field: the base, the plan now (ours), and what people did elsewhere (theirs).

What only theirs has changed is applied, what only ours has changed is kept and not mentioned, what both have changed alike is nothing, and
what both have changed in different ways is a conflict for a person. Rows that are new or gone are for a person to say yes to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.alignment import ALIKE, aligned, likeness
from tiltaksplan.plan.fields import FIELDS, Lines
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import value_at, with_value
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.workbook_edits import LINE_TYPES, FieldEdit, Missing, NewLine, PlanLine, Rejected, ScoreEdit, WorkbookEdits

IS_GONE = N_("{proposal} er tatt ut av planen, og endringen er ikke tatt inn.")
IS_SCORED = N_("{proposal} er alt vurdert av {assessor} på «{criterion}» i planen, og endringen er ikke tatt inn.")
SCORE_PARTS = ("step", "reason", "criterion", "assessor", "proposal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A change that only theirs has made.

    Attributes:
        proposal: Its id in the plan.
        field: The pointer in the plan's proposal as it stands now; `/costs/2/id` is a line's measure, `/scores/Nytte|Kari/step` a score's
            step.
        before, after: What the plan says and what it is to say.
        cell: Where the file says it.
    """

    proposal: str
    field: str
    before: object
    after: object
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that both have changed, and differently.

    Attributes:
        field: As of `Applied`; empty where ours has taken the whole proposal away, and a line's pointer where it has taken the line away.
        base, ours, theirs: The three values; a base that nobody knows is None.
        gone: Whether ours has no such thing any more; theirs is then the whole of it.
        target: Of a line that is gone, the measure that it would come back to, where that is another one.
    """

    proposal: str
    field: str
    base: object
    ours: object
    theirs: object
    cell: str
    gone: bool = False
    target: str = ""

    @property
    def key(self) -> str:
        """What the conflict is told from others by."""
        return f"{self.proposal}{self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A row that is new.

    Attributes:
        key: The cell that it is told by.
        table: Empty for a proposal; else the sheet's key (`costs`, `scores`).
        proposal: Whose line it is; empty for a proposal, which gets its number when it is stored.
    """

    key: str
    table: str
    proposal: str
    value: Proposal | PlanLine | Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A row of the base that the file has no more, and that still stands in the plan.

    Attributes:
        key: The row's key: `T-05`, `T-03/costs/2`.
        field: Empty for a proposal; else the pointer of the line as it stands in the plan now.
        value: What would be deleted.
        changed: Whether the plan has changed it since the base.
    """

    key: str
    proposal: str
    field: str
    value: Proposal | PlanLine | Score
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """The three sides laid together."""

    applied: tuple[Applied, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    added: tuple[Added, ...] = ()
    removed: tuple[Removed, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass
class _Sides:
    """The base and ours, looked up by id, and what has been found."""

    base: Plan
    ours: Plan
    known: bool
    applied: list[Applied] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    moved: frozenset[tuple[str, str, int]] = frozenset()
    new: frozenset[tuple[str, str, PlanLine]] = frozenset()
    _places: dict[tuple[str, str], dict[int, int]] = field(default_factory=dict)

    @cached_property
    def of_base(self) -> dict[str, Proposal]:
        return {one.id: one for one in self.base.proposals}

    @cached_property
    def of_ours(self) -> dict[str, Proposal]:
        return {one.id: one for one in self.ours.proposals}

    @cached_property
    def scores(self) -> dict[str, Score]:
        return {one.key: one for one in self.ours.scores}

    def places(self, proposal: str, table: str) -> dict[int, int]:
        """Return where the base's lines stand in ours."""
        key = (proposal, table)
        if key not in self._places:
            earlier, later = (getattr(one[proposal], table) if proposal in one else () for one in (self.of_base, self.of_ours))
            pairs = aligned(earlier, later)
            weak = [place for place, other in pairs.items() if likeness(earlier[place], later[other]) < ALIKE]
            for place in weak:  # not the same line rewritten where theirs has moved the one away or put the other in
                if (*key, place) in self.moved or (*key, later[pairs[place]]) in self.new:
                    del pairs[place]
            self._places[key] = pairs
        return self._places[key]

    def come_since(self, proposal: str, table: str) -> list[PlanLine]:
        """Return the lines of ours that are none of the base's."""
        if proposal not in self.of_ours:
            return []
        old = set(self.places(proposal, table).values())
        return [line for place, line in enumerate(getattr(self.of_ours[proposal], table)) if place not in old]

    def lay(self, edit: FieldEdit, pointer: str, ours: object) -> None:
        """Lay one value beside the two others."""
        if ours == edit.after:
            return
        if self.known and ours == edit.before:
            self.applied.append(Applied(proposal=edit.proposal, field=pointer, before=ours, after=edit.after, cell=edit.cell))
            return
        base = edit.before if self.known else None
        self.conflicts.append(Conflict(proposal=edit.proposal, field=pointer, base=base, ours=ours, theirs=edit.after, cell=edit.cell))


def merge(base: Plan, ours: Plan, edits: WorkbookEdits, *, known: bool = True) -> Merge:
    """Return what *edits*, made to a workbook of *base*, mean for *ours*.

    Args:
        base: What the workbook was written from; the plan itself where nobody knows.
        ours: The plan as it stands.
        edits: What was done to the workbook.
        known: Whether *base* is what it was written from; where it is not, every difference is a conflict.
    """
    moved = (one.field.split("/")[1:3] for one in edits.fields if one.field.endswith("/id"))
    owners = (one.proposal for one in edits.fields if one.field.endswith("/id"))
    sides = _Sides(
        base=base,
        ours=ours,
        known=known,
        moved=frozenset((owner, table, int(place)) for owner, (table, place) in zip(owners, moved, strict=True)),
        new=frozenset((one.proposal, one.table, one.line) for one in edits.new_lines),
    )
    for proposal, of_one in _by_proposal(edits.fields).items():
        _lay_proposal(sides, proposal, of_one)
    for score in edits.scores:
        _lay_score(sides, score)
    sides.added.extend(Added(key=one.cell, table="", proposal="", value=one.proposal) for one in edits.new_proposals)
    _lay_new_lines(sides, edits.new_lines)
    for one in edits.missing:
        _lay_missing(sides, one)
    return Merge(
        applied=tuple(sides.applied),
        conflicts=tuple(sides.conflicts),
        added=tuple(sides.added),
        removed=tuple(sides.removed),
        rejected=(*edits.rejected, *sides.rejected),
        notes=edits.notes,
    )


def _by_proposal(edits: Sequence[FieldEdit]) -> dict[str, list[FieldEdit]]:
    found: dict[str, list[FieldEdit]] = {}
    for edit in edits:
        found.setdefault(edit.proposal, []).append(edit)
    return found


def _lay_proposal(sides: _Sides, proposal: str, edits: list[FieldEdit]) -> None:
    ours = sides.of_ours.get(proposal)
    if ours is None:
        base = sides.of_base[proposal]
        theirs = base
        for edit in edits:
            if not edit.field.endswith("/id"):
                theirs = with_value(theirs, edit.field, edit.after)
        sides.conflicts.append(Conflict(proposal=proposal, field="", base=base, ours=None, theirs=theirs, cell=edits[0].cell, gone=True))
        return
    lines: dict[tuple[str, int], list[FieldEdit]] = {}
    for edit in edits:
        table, _, rest = edit.field.strip("/").partition("/")
        if table in LINE_TYPES and rest:
            lines.setdefault((table, int(rest.partition("/")[0])), []).append(edit)
        else:
            sides.lay(edit, edit.field, value_at(ours, edit.field))
    for (table, position), of_line in lines.items():
        _lay_line(sides, proposal, table, position, of_line)


def _lay_line(sides: _Sides, proposal: str, table: str, position: int, edits: list[FieldEdit]) -> None:
    base = getattr(sides.of_base[proposal], table)[position]
    place = sides.places(proposal, table).get(position)
    theirs, target = base, proposal
    for edit in edits:
        name = edit.field.rpartition("/")[2]
        if name == "id":
            target = str(edit.after)
        else:
            theirs = replace(theirs, **{name: edit.after})
    if place is None:
        if theirs not in sides.come_since(target, table):  # else it was taken in before, from this file or another
            at = f"/{table}/{position}"
            sides.conflicts.append(
                Conflict(proposal=proposal, field=at, base=base, ours=None, theirs=theirs, cell=edits[0].cell, gone=True, target=target)
            )
        return
    ours = getattr(sides.of_ours[proposal], table)[place]
    for edit in edits:
        name = edit.field.rpartition("/")[2]
        sides.lay(edit, f"/{table}/{place}/{name}", proposal if name == "id" else getattr(ours, name))


def _lay_new_lines(sides: _Sides, lines: Sequence[NewLine]) -> None:
    since: dict[tuple[str, str], list[PlanLine]] = {}
    for one in lines:
        if one.proposal not in sides.of_ours:
            text = Message.of(IS_GONE, proposal=one.proposal)
            sides.rejected.append(Rejected(cell=one.cell, text=one.proposal, message=text))
            continue
        already = since.setdefault((one.proposal, one.table), list(sides.come_since(one.proposal, one.table)))
        if one.line in already:
            already.remove(one.line)  # both have added it
        else:
            sides.added.append(Added(key=one.cell, table=one.table, proposal=one.proposal, value=one.line))


def _lay_score(sides: _Sides, edit: ScoreEdit) -> None:
    before, after = edit.before, edit.after
    owner = (after or before or Score(proposal="", criterion="", step=0)).proposal
    if owner not in sides.of_ours:
        text = Message.of(IS_GONE, proposal=owner)
        sides.rejected.append(Rejected(cell=edit.cell("step"), text=owner, message=text))
    elif before is None and after is not None:
        _lay_new_score(sides, edit, after)
    elif before is not None:
        ours = sides.scores.get(before.key)
        if ours is not None:
            for part_edit in _score_parts(edit, before, after):
                _lay_part(sides, part_edit, ours, after)
        elif after is not None and sides.scores.get(after.key) != after:
            sides.conflicts.append(
                Conflict(
                    proposal=owner, field=_score_field(before), base=before, ours=None, theirs=after, cell=edit.cell("step"), gone=True
                )
            )


def _lay_new_score(sides: _Sides, edit: ScoreEdit, after: Score) -> None:
    ours = sides.scores.get(after.key)
    if ours is None and edit.new_row:
        sides.added.append(Added(key=edit.cell("step"), table="scores", proposal=after.proposal, value=after))
    elif ours is None:
        cell = edit.cell("step")
        sides.applied.append(Applied(proposal=after.proposal, field=_score_field(after), before=None, after=after, cell=cell))
    else:
        for part in ("step", "reason"):
            theirs = getattr(after, part)
            if theirs is not None:
                at = f"{_score_field(after)}/{part}"
                sides.lay(
                    FieldEdit(proposal=after.proposal, field=at, before=None, after=theirs, cell=edit.cell(part)), at, getattr(ours, part)
                )


def _score_field(score: Score) -> str:
    return f"/scores/{score.criterion}|{score.assessor}"


def _score_parts(edit: ScoreEdit, before: Score, after: Score | None) -> Iterator[FieldEdit]:
    for part in SCORE_PARTS if after is not None else ("step",):
        theirs = getattr(after, part) if after is not None else None
        if theirs != getattr(before, part):
            at = f"{_score_field(before)}/{part}"
            yield FieldEdit(proposal=before.proposal, field=at, before=getattr(before, part), after=theirs, cell=edit.cell(part))


def _lay_part(sides: _Sides, edit: FieldEdit, ours: Score, after: Score | None) -> None:
    if after is not None and after.key != ours.key and after.key in sides.scores:
        if sides.scores[after.key] != after:
            text = Message.of(IS_SCORED, proposal=after.proposal, assessor=after.assessor or "–", criterion=after.criterion)
            sides.rejected.append(Rejected(cell=edit.cell, text=str(edit.after), message=text))
        return
    sides.lay(edit, edit.field, getattr(ours, edit.field.rpartition("/")[2]))


def _lay_missing(sides: _Sides, one: Missing) -> None:
    ours = sides.of_ours.get(one.proposal)
    if one.score is not None:
        score = sides.scores.get(one.key)
        if score is not None:
            at = _score_field(score)
            sides.removed.append(Removed(key=one.key, proposal=one.proposal, field=at, value=score, changed=score != one.score))
    elif ours is not None and not one.table:
        changed = not _says_the_same(ours, sides.of_base[one.key])
        sides.removed.append(Removed(key=one.key, proposal=one.key, field="", value=ours, changed=changed))
    elif ours is not None:
        place = sides.places(one.proposal, one.table).get(one.position)
        if place is not None:
            line: PlanLine = getattr(ours, one.table)[place]
            base = getattr(sides.of_base[one.proposal], one.table)[one.position]
            at = f"/{one.table}/{place}"
            sides.removed.append(Removed(key=one.key, proposal=one.proposal, field=at, value=line, changed=line != base))


def _says_the_same(first: Proposal, second: Proposal) -> bool:
    """Whether two versions of a proposal say the same, what is said of a person's fitness apart: no base holds that."""
    return all(
        getattr(first, one.name) == getattr(second, one.name)
        if isinstance(one.kind, Lines)
        else one.value_in(first) == one.value_in(second)
        for one in FIELDS
        if not one.personal
    )
