"""A workbook laid beside the plan, as rows to show, and what the person has said of them so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from tiltaksplan.actions.edit import text_of, value_of
from tiltaksplan.actions.sync import Added, Conflict, Decided, Decisions, Edited, Removed, Sync, Take, decided
from tiltaksplan.actions.sync_words import field_words, summary
from tiltaksplan.desktop.screen_language import _, spoken, told
from tiltaksplan.language import N_, Message, translator
from tiltaksplan.plan.field import Kind, Line, Step, Text
from tiltaksplan.plan.fields import field_at
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.score import Score

KINDS_OF_SCORE: dict[str, Kind] = {"step": Step(), "reason": Text()}
GROUPS: dict[str, str] = {
    "conflicts": N_("Konflikter. Planen beholder sin verdi til du har avgjort dem ({count})"),
    "added": N_("Nye rader i filen ({count})"),
    "removed": N_("Mangler i filen. Slettes i planen bare når du krysser av ({count})"),
    "rejected": N_("Ikke tatt inn ({count})"),
    "notes": N_("Verdt å vite ({count})"),
    "applied": N_("Endringer som tas inn ({count})"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table.

    Attributes:
        group: A key of `GROUPS`.
        texts: What stands in the columns, from the first.
        key: What decides it is told by; empty where there is nothing to decide.
        conflict: The conflict that it shows.
    """

    group: str
    texts: tuple[str, ...]
    key: str = ""
    conflict: Conflict | None = None


@dataclass(slots=True)
class Choices:
    """What the person has said so far: conflicts by key, new rows that stay out, missing rows that are to be deleted."""

    sync: Sync
    conflicts: dict[str, Take | Edited] = field(default_factory=dict)
    leave_out: set[str] = field(default_factory=set)
    remove: set[str] = field(default_factory=set)

    def decisions(self) -> Decisions:
        """Return it as the action takes it."""
        return Decisions(conflicts=dict(self.conflicts), leave_out=frozenset(self.leave_out), remove=frozenset(self.remove))

    def outcome(self) -> Decided:
        """Return what would come of it. Stores nothing."""
        return decided(self.sync, self.decisions())

    def decide(self, key: str, said: Take | Edited | None) -> None:
        """Decide a conflict; None leaves it open."""
        if said is None:
            self.conflicts.pop(key, None)
        else:
            self.conflicts[key] = said

    def tick(self, row: Row, *, ticked: bool) -> None:
        """Tick a new row, which comes in, or a missing one, which is deleted; or take the tick away."""
        keys = self.remove if row.group == "removed" else self.leave_out
        if ticked == (row.group == "removed"):
            keys.add(row.key)
        else:
            keys.discard(row.key)


def summary_of(sync: Sync, outcome: Decided) -> str:
    """Return how much there is of everything, as a sentence: «12 endringer, 2 konflikter, 1 ny rad, ingenting slettes»."""
    parts = {
        "applied": outcome.applied,
        "conflicts": outcome.conflicts,
        "added": outcome.added,
        "deleted": outcome.deleted,
        "removed": outcome.removed,
        "rejected": sync.merge.rejected,
    }
    text = summary(parts, spoken())
    return f"{text[:1].upper()}{text[1:]}."


def rows_of(sync: Sync) -> Iterator[Row]:
    """Yield the rows, group by group, the ones that wait for a person first."""
    merged = sync.merge
    for one in merged.conflicts:
        values = (value_text(one.field, value) for value in (one.ours, one.theirs))
        base = value_text(one.field, one.base) if sync.known else _("(ukjent)")
        ours, theirs = values
        ours = _("(tatt ut av planen)") if one.gone else ours
        texts = (one.proposal, place_text(one.field), ours, theirs, base)
        yield Row(group="conflicts", texts=texts, key=one.key, conflict=one)
    for new in merged.added:
        place = place_text(f"/{new.table}") if new.table and not isinstance(new.value, Score) else place_text(_field_of(new))
        texts = (new.proposal or _("Nytt tiltak"), place, "", value_text(f"/{new.table}", new.value), "")
        yield Row(group="added", texts=texts, key=new.key)
    for gone in merged.removed:
        now = value_text(gone.field, gone.value)
        now = _("{value} (endret i planen siden)", value=now) if gone.changed else now
        yield Row(group="removed", texts=(gone.proposal, place_text(gone.field), now, _("(mangler)"), ""), key=gone.key)
    for refused in merged.rejected:
        yield Row(group="rejected", texts=(refused.cell, told(refused.message), "", refused.text, ""))
    for note in merged.notes:
        yield Row(group="notes", texts=(told(note),))
    for change in merged.applied:
        values = (value_text(change.field, value) for value in (change.before, change.after))
        yield Row(group="applied", texts=(change.proposal, place_text(change.field), *values, "", change.cell))


def _field_of(one: Added | Removed) -> str:
    return f"/scores/{one.value.criterion}|{one.value.assessor}" if isinstance(one.value, Score) else ""


def place_text(pointer: str) -> str:
    """Return the words for a field: «Kostnader, linje 3, Beløp»; of a whole proposal «Hele tiltaket»."""
    return ", ".join(field_words(pointer, translator(spoken()))) or _("Hele tiltaket")


def kind_of(pointer: str) -> Kind | None:
    """Return what kind of answer the place takes; None where it is no single field."""
    name = pointer.rpartition("/")[2]
    if pointer.startswith("/scores/"):
        return KINDS_OF_SCORE.get(name)
    return field_at(pointer).kind if pointer and name != "id" and not name.isdigit() else None


def may_be_written(conflict: Conflict) -> bool:
    """Whether a third value can be written instead of both."""
    return not conflict.gone and kind_of(conflict.field) is not None


def edited_value(sync: Sync, conflict: Conflict, text: str) -> Edited | Message:
    """Return the value that a person means by *text*, or the sentence that says what was unclear."""
    value = value_of(kind_of(conflict.field) or Line(), text, sync.plan.setup)
    return value if isinstance(value, Message) else Edited(value=value)


def editor_text(conflict: Conflict, value: object) -> str:
    """Return a value as it stands in an editor."""
    return text_of(kind_of(conflict.field) or Line(), value, spoken())


def value_text(pointer: str, value: object) -> str:
    """Return a value as people read it; a proposal is told by its title, a line by all its values."""
    if value is None or value in ("", ()):
        return _("(tomt)")
    if isinstance(value, Proposal):
        return value.title or _("(uten tittel)")
    if isinstance(value, Score):
        return f"{value.step}: {value.reason}" if value.reason else str(value.step)
    if is_dataclass(value):
        table = pointer.strip("/").partition("/")[0]
        parts = ((f"/{table}/0/{part.name}", getattr(value, part.name)) for part in fields(value))
        return "; ".join(value_text(at, part) for at, part in parts if part not in (None, "", ()))
    kind = kind_of(pointer)
    return str(value) if kind is None else text_of(kind, value, spoken())
