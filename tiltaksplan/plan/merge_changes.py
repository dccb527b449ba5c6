"""A merge that a person has decided becomes the changes that the plan takes, all of them one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import cast

from tiltaksplan.plan.change import Change, apply_all
from tiltaksplan.plan.merge import Added, Applied, Conflict, Merge, Removed
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import with_value
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.workbook_edits import LINE_TYPES, NEW, PlanLine


class Take(StrEnum):
    """Whose value a conflict is decided by."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A third value that a person has written instead of both."""

    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What a person has said.

    Attributes:
        conflicts: By the conflict's key.
        prefer: What decides the conflicts that are not named; None leaves them as they are, and the plan keeps its value.
        add: Whether new rows are taken in.
        leave_out: Keys of new rows that are not.
        remove: Keys of missing rows whose things are to be deleted.
        keep: Keys of missing rows whose things are to stay, so that nobody needs to be asked again.
    """

    conflicts: Mapping[str, Take | Edited] = field(default_factory=dict)
    prefer: Take | None = None
    add: bool = True
    leave_out: frozenset[str] = frozenset()
    remove: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()

    def of(self, conflict: Conflict) -> Take | Edited | None:
        """Return what is said of *conflict*; None where nobody has decided it."""
        return self.conflicts.get(conflict.key, self.prefer)

    def takes(self, added: Added) -> bool:
        """Return whether a new row is taken in."""
        return self.add and added.key not in self.leave_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The changes, and what has become of everything.

    Attributes:
        applied: Those that nobody disputes, and those of the conflicts that were decided for theirs or edited.
        conflicts: Those that wait for a person.
        settled: Those that were decided, with whose value counts.
        added: New rows that come in; `ids` gives the numbers that new proposals get, by the row's key.
        left_out: New rows that do not.
        deleted: Missing rows whose things go.
        removed: Missing rows that wait for a person.
    """

    changes: tuple[Change, ...] = ()
    applied: tuple[Applied, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    settled: tuple[tuple[Conflict, Take | Edited], ...] = ()
    added: tuple[Added, ...] = ()
    left_out: tuple[Added, ...] = ()
    deleted: tuple[Removed, ...] = ()
    removed: tuple[Removed, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)


def decide(plan: Plan, merge: Merge, decisions: Decisions, *, source: str | None = None, why: str | None = None) -> Decided:
    """Return what *decisions* make of *merge*, with the changes to *plan*, which is the plan that the merge was made against."""
    settled = tuple((one, said) for one in merge.conflicts if (said := decisions.of(one)) is not None)
    added = tuple(one for one in merge.added if decisions.takes(one))
    deleted = tuple(one for one in merge.removed if one.key in decisions.remove)
    ids = dict(_numbers(plan, added))
    taken = [one for one in map(_taken, settled) if one is not None and not _waits(one, ids)]
    applied = tuple(one for one in (*merge.applied, *taken) if not _waits(one, ids))
    restored = [one for one, said in settled if one.gone and said is Take.THEIRS]
    builder = _Builder(plan=plan, ids=ids, source=source, why=why)
    return Decided(
        changes=builder.changes(applied, added, deleted, restored),
        applied=applied,
        conflicts=tuple(one for one in merge.conflicts if decisions.of(one) is None),
        settled=settled,
        added=added,
        left_out=tuple(one for one in merge.added if one not in added),
        deleted=deleted,
        removed=tuple(one for one in merge.removed if one.key not in decisions.remove | decisions.keep),
        ids=ids,
    )


def _waits(one: Applied, ids: Mapping[str, str]) -> bool:
    """Whether a line was moved to a new proposal that does not come in."""
    target = str(one.after)
    return one.field.endswith("/id") and target.startswith(NEW) and target.removeprefix(NEW) not in ids


def _numbers(plan: Plan, added: tuple[Added, ...]) -> Iterator[tuple[str, str]]:
    """Yield the number that each new proposal gets, by its row's key."""
    for one in added:
        if not one.table:
            proposal = Proposal(id=plan.next_proposal_id())
            plan = replace(plan, proposals=(*plan.proposals, proposal))
            yield one.key, proposal.id


def _taken(pair: tuple[Conflict, Take | Edited]) -> Applied | None:
    conflict, said = pair
    if conflict.gone or said is Take.OURS:
        return None
    after = said.value if isinstance(said, Edited) else conflict.theirs
    if after == conflict.ours:
        return None
    return Applied(proposal=conflict.proposal, field=conflict.field, before=conflict.ours, after=after, cell=conflict.cell)


@dataclass(slots=True, kw_only=True)
class _Tables:
    """What becomes of one table of one proposal."""

    cells: dict[int, dict[str, object]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    new: list[PlanLine] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Builder:
    plan: Plan
    ids: Mapping[str, str]
    source: str | None
    why: str | None

    def changes(
        self, applied: tuple[Applied, ...], added: tuple[Added, ...], deleted: tuple[Removed, ...], restored: list[Conflict]
    ) -> tuple[Change, ...]:
        tables: dict[tuple[str, str], _Tables] = {}
        scores: dict[str, dict[str, object]] = {}
        new: dict[str, Proposal] = {
            self.ids[one.key]: replace(cast(Proposal, one.value), id=self.ids[one.key]) for one in added if not one.table
        }
        found: list[Change] = []
        for one in applied:
            name, _, rest = one.field.strip("/").partition("/")
            if name == "scores":
                self._put_score(one, scores, found)
            elif name in LINE_TYPES and rest:
                place, part = rest.split("/")
                tables.setdefault((one.proposal, name), _Tables()).cells.setdefault(int(place), {})[part] = one.after
            else:
                found.append(self._change(f"proposal:{one.proposal}", one.field, one.before, one.after))
        self._add_rows(added, deleted, restored, tables, found)
        self._move(tables, new)
        for (proposal, name), table in tables.items():
            found.extend(self._table_changes(proposal, name, table))
        for key, parts in scores.items():
            found.extend(self._score_changes(key, parts))
        found.extend(self._change(f"proposal:{key}", "", None, one) for key, one in new.items())
        found.extend(self._change(f"proposal:{one.proposal}", "", None, one.theirs) for one in restored if not one.field)
        return (*found, *self._deletions(found, deleted))

    def _change(self, thing: str, at: str, before: object, after: object) -> Change:
        return Change(thing=thing, field=at, before=before, after=after, source=self.source, why=self.why)

    def _put_score(self, one: Applied, scores: dict[str, dict[str, object]], found: list[Change]) -> None:
        if isinstance(one.after, Score):
            found.append(self._change(f"score:{one.after.key}", "", one.before, one.after))
            return
        key, _, part = one.field.removeprefix("/scores/").rpartition("/")
        scores.setdefault(f"{one.proposal}|{key}", {})[part] = one.after

    def _add_rows(
        self,
        added: tuple[Added, ...],
        deleted: tuple[Removed, ...],
        restored: list[Conflict],
        tables: dict[tuple[str, str], _Tables],
        found: list[Change],
    ) -> None:
        for one in added:
            if isinstance(one.value, Score):
                found.append(self._change(f"score:{one.value.key}", "", None, one.value))
            elif one.table:
                tables.setdefault((one.proposal, one.table), _Tables()).new.append(cast(PlanLine, one.value))
        for lost in restored:
            if isinstance(lost.theirs, Score):
                found.append(self._change(f"score:{lost.theirs.key}", "", None, lost.theirs))
            elif lost.field:
                name = lost.field.strip("/").partition("/")[0]
                self._bring_back(lost, name, tables)
        for gone in deleted:
            name, _, place = gone.field.strip("/").partition("/")
            if name in LINE_TYPES:
                tables.setdefault((gone.proposal, name), _Tables()).gone.add(int(place))

    def _bring_back(self, lost: Conflict, name: str, tables: dict[tuple[str, str], _Tables]) -> None:
        """Put a line that is gone back into the measure that theirs has it in, or where that does not come in, into its own."""
        target = self.ids.get(lost.target.removeprefix(NEW), lost.target)
        known = {one.id for one in self.plan.proposals}
        owner = target if target in known else lost.proposal
        tables.setdefault((owner, name), _Tables()).new.append(cast(PlanLine, lost.theirs))

    def _move(self, tables: dict[tuple[str, str], _Tables], new: dict[str, Proposal]) -> None:
        """Take the lines whose measure was changed out of the one and put them into the other."""
        for (proposal, name), table in list(tables.items()):
            for place in [one for one, parts in table.cells.items() if "id" in parts]:
                parts = table.cells.pop(place)
                target = str(parts.pop("id"))
                target = self.ids.get(target.removeprefix(NEW), target)
                moved = replace(getattr(self.plan.proposal(proposal), name)[place], **parts)
                table.gone.add(place)
                if target in new:
                    new[target] = with_value(new[target], f"/{name}", (*getattr(new[target], name), moved))
                else:
                    tables.setdefault((target, name), _Tables()).new.append(moved)

    def _table_changes(self, proposal: str, name: str, table: _Tables) -> Iterator[Change]:
        standing = getattr(self.plan.proposal(proposal), name)
        if not table.gone and not table.new:
            for place, parts in table.cells.items():
                for part, after in parts.items():
                    yield self._change(f"proposal:{proposal}", f"/{name}/{place}/{part}", getattr(standing[place], part), after)
            return
        kept = (replace(line, **table.cells.get(place, {})) for place, line in enumerate(standing) if place not in table.gone)
        yield self._change(f"proposal:{proposal}", f"/{name}", standing, (*kept, *table.new))

    def _score_changes(self, key: str, parts: dict[str, object]) -> Iterator[Change]:
        before = next(one for one in self.plan.scores if one.key == key)
        if parts.get("step", before.step) is None:
            yield self._change(f"score:{key}", "", before, None)
            return
        parts = {name: after or "" if name == "assessor" else after for name, after in parts.items()}
        after = replace(before, **parts)  # type: ignore[arg-type]
        if after.key == key:
            yield self._change(f"score:{key}", "", before, after)
        else:
            yield self._change(f"score:{key}", "", before, None)
            yield self._change(f"score:{after.key}", "", None, after)

    def _deletions(self, found: list[Change], deleted: tuple[Removed, ...]) -> Iterator[Change]:
        """Yield what takes whole things out of the plan, last, as they stand when all else is done."""
        after = apply_all(self.plan, found)
        whole = {one.key for one in deleted if not one.field}
        scores = {one.key for one in deleted if one.field.startswith("/scores/")}
        for score in after.scores:
            if score.proposal in whole or score.key in scores:
                yield self._change(f"score:{score.key}", "", score, None)
        for key in sorted(whole):
            yield self._change(f"proposal:{key}", "", after.proposal(key), None)
