"""A person at work in an exported workbook, at random, and what `sync` must therefore say: exactly that, nothing lost and nothing invented.

The person works with `Hands`: openpyxl's, or LibreOffice's. Beside the file a model is kept of what each row is and means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Protocol

from benchmarks.typed_values import another
from tiltaksplan.plan.field import Choices, Day, Field, Kind, Money, Names, Number, PlanYear, Step
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import ID, ROW_KEY, SCORES, PlanSheet, Rows, editable_sheets, line_key
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.workbook_edits import LINE_TYPES

HEADER_ROW = 2
FIRST_ROW = 3
REJECTED = object()
"""What a cell means that nobody can read."""


class Hands(Protocol):
    """What can be done to a workbook; rows and columns are counted from 1."""

    def type(self, sheet: str, row: int, column: int, value: object) -> None:
        """Write in a cell; None empties it."""

    def insert_row(self, sheet: str, row: int) -> None:
        """Put an empty row in above *row*."""

    def delete_row(self, sheet: str, row: int) -> None:
        """Take *row* away."""

    def copy_row(self, sheet: str, source: int, target: int) -> None:
        """Copy all cells of a row onto an empty one."""

    def sort(self, sheet: str, first: int, last: int, column: int) -> None:
        """Sort the rows by a column."""

    def rename(self, sheet: str, title: str) -> None:
        """Call the sheet something else."""

    def delete_column(self, sheet: str, column: int) -> None:
        """Take a column away."""

    def move_column(self, sheet: str, column: int, to: int) -> None:
        """Move a column so that it stands before another."""


@dataclass(slots=True)
class Row:
    """A row of the model: whose it is, and what its cells mean.

    Attributes:
        key: As the workbook was written; empty for a new row.
        values: What the cells mean, by pointer; `REJECTED` what nobody can read.
        number: What stands in the column of numbers.
        copy: Whether it is a copy of another row.
        touched: Whether something has been done to it.
        frozen: Whether nothing more is to be done to it.
    """

    key: str
    number: str
    values: dict[str, object]
    before: dict[str, object]
    copy: bool = False
    touched: bool = False
    frozen: bool = False


@dataclass(slots=True, kw_only=True)
class Expected:
    """What `sync` must say."""

    applied: dict[tuple[str, str], object] = field(default_factory=dict)
    added: list[tuple[str, str, object]] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    rejected: int = 0


class Person:
    """Somebody who works in a workbook of *plan*.

    Args:
        plan: What the workbook was written from.
        hands: What the person works with.
        random: Chance.
        only: (place, of): of every so many proposals the person touches one alone, so that several people can work apart.
    """

    def __init__(self, plan: Plan, hands: Hands, random: Random, *, only: tuple[int, int] = (0, 1)) -> None:
        self.plan, self.hands, self.random = plan, hands, random
        self._mine = {one.id for number, one in enumerate(plan.proposals) if number % only[1] == only[0]}
        self.sheets = {sheet.key: sheet for sheet in editable_sheets() if sheet.rows is not Rows.SCORE}
        self.titles = {key: sheet.title for key, sheet in self.sheets.items()}
        self.columns = {key: [column.key for column in sheet.columns] for key, sheet in self.sheets.items()}
        self.rows = {key: self._rows(sheet) for key, sheet in self.sheets.items()}
        self.scored: dict[int, Score] = {}
        self.rejected = 0
        self._made = 0

    def _rows(self, sheet: PlanSheet) -> list[Row]:
        fields = [column.field for column in sheet.columns if column.field is not None and not column.shown]
        rows = []
        for proposal in self.plan.proposals:
            if sheet.rows is Rows.PROPOSAL:
                values = {one.pointer: one.value_in(proposal) for one in fields}
                rows.append(Row(proposal.id, proposal.id, dict(values), values))
                continue
            for position, line in enumerate(getattr(proposal, sheet.key)):
                values = {one.pointer: getattr(line, one.name) for one in fields}
                rows.append(Row(line_key(proposal.id, sheet.key, position), proposal.id, dict(values), values))
        return rows

    # -- what a person does ------------------------------------------------------------------------------------------------------

    def work(self, times: int) -> None:
        """Do so many things; the order of rows and columns is changed last."""
        doings = (
            [self.edit] * 12
            + [self.retype] * 3
            + [self.empty, self.misspell, self.add, self.add, self.delete, self.copy, self.move, self.write_over, self.score]
        )
        for _ in range(times):
            self.random.choice(doings)()

    def tidy(self) -> None:
        """Change the order of things, their names, or take columns away."""
        for key in self.sheets:
            what = self.random.randrange(6)
            if what == 0:
                self._delete_column(key)
            elif what == 1:
                source, target = self.random.randrange(2, len(self.columns[key])), self.random.randrange(len(self.columns[key]))
                self.hands.move_column(self.titles[key], source + 1, target + 1)
                moved = self.columns[key].pop(source)
                self.columns[key].insert(target if target <= source else target - 1, moved)
            elif what == 2:
                new = self.random.choice(("Min liste", "Kopi av 2023", "Ark1 (å)")) + f" {key}"
                self.hands.rename(self.titles[key], new)
                self.titles[key] = new
            elif what == 3:
                self._change_header(key)
            if self.random.random() < 0.4 and self.rows[key]:
                column = self.random.randrange(len(self.columns[key])) + 1
                self.hands.sort(self.titles[key], FIRST_ROW, FIRST_ROW + len(self.rows[key]) - 1, column)

    def _change_header(self, key: str) -> None:
        column = self.random.randrange(len(self.columns[key]))
        self.hands.type(self.titles[key], HEADER_ROW, column + 1, f"Egen overskrift {column}")

    def _delete_column(self, key: str) -> None:
        """Take one away that nobody has written in: what stood in it is then kept, and nothing is said of it."""
        new = any(not row.key or row.copy for row in self.rows[key])
        free = [
            pointer
            for pointer in self.columns[key]
            if pointer not in (ID, "/title")
            and not (new and pointer != ROW_KEY)
            and not (pointer == ROW_KEY and any(row.touched or row.copy or not row.key for row in self.rows[key]))
            and all(row.values.get(pointer) == row.before.get(pointer) for row in self.rows[key])
            and pointer not in ("total_cost", "total_hours")
        ]
        if free:
            pointer = self.random.choice(free)
            self.hands.delete_column(self.titles[key], self.columns[key].index(pointer) + 1)
            self.columns[key].remove(pointer)

    def _pick(self, *, untouched: bool = False) -> tuple[str, int, Row] | None:
        key = self.random.choice(list(self.sheets))
        mine = [
            (number, row)
            for number, row in enumerate(self.rows[key])
            if row.key and row.number in self._mine and not row.copy and not row.frozen and not (untouched and row.touched)
        ]
        return (key, *self.random.choice(mine)) if mine else None

    def _type(self, key: str, number: int, pointer: str, typed: object) -> None:
        self.hands.type(self.titles[key], FIRST_ROW + number, self.columns[key].index(pointer) + 1, typed)

    def _field(self, key: str, pointer: str) -> Field:
        found = self.sheets[key].column(pointer).field
        assert found is not None
        return found

    def edit(self) -> None:
        """Write another value in a cell, in one of the ways that people write it."""
        if (picked := self._pick()) is None:
            return
        key, number, row = picked
        pointer = self.random.choice(list(row.values))
        typed, meant = self._another(self._field(key, pointer).kind)
        self._type(key, number, pointer, typed)
        row.values[pointer] = meant
        row.touched = True

    def retype(self) -> None:
        """Write what stands there already in another way: no edit at all."""
        if (picked := self._pick()) is None:
            return
        key, number, row = picked
        for pointer, value in row.values.items():
            kind = self._field(key, pointer).kind
            if isinstance(kind, Money) and isinstance(value, int) and value % 1000 == 0:
                self._type(
                    key, number, pointer, self.random.choice((f"{value // 1000} tkr", f"kr {value:,}".replace(",", " "), float(value)))
                )
                return
            if isinstance(kind, Day) and isinstance(value, date):
                self._type(key, number, pointer, f"{value.day}.{value.month}.{value.year}")
                return

    def empty(self) -> None:
        """Empty a cell of a row that has more in it."""
        if (picked := self._pick()) is None:
            return
        key, number, row = picked
        filled = [pointer for pointer, value in row.values.items() if value not in (None, ())]
        if len(filled) > 2:
            pointer = self.random.choice(filled)
            self._type(key, number, pointer, None)
            row.values[pointer] = () if isinstance(self._field(key, pointer).kind, Choices | Names) else None
            row.touched = True

    def misspell(self) -> None:
        """Write a figure that nobody can read."""
        if (picked := self._pick()) is None:
            return
        key, number, row = picked
        figures = [one for one in row.values if isinstance(self._field(key, one).kind, Money | Number | Day | Step | PlanYear)]
        if figures:
            pointer = self.random.choice(figures)
            self._type(key, number, pointer, self.random.choice(("mye", "vet ikke helt", "#REF!")))
            row.values[pointer] = REJECTED
            row.touched = True

    def write_over(self) -> None:
        """Write a figure over a sum that is reckoned."""
        mine = [
            number
            for number, row in enumerate(self.rows["proposals"])
            if row.key in self._mine and not (row.copy or row.frozen or row.touched)
        ]
        if mine:
            number = self.random.choice(mine)
            self._type("proposals", number, "total_cost", 7)
            self.rows["proposals"][number].touched = True
            self.rejected += 1

    def delete(self) -> None:
        """Delete a row."""
        if (picked := self._pick(untouched=True)) is not None and len(self.rows[picked[0]]) > 5:
            key, number, _row = picked
            self.hands.delete_row(self.titles[key], FIRST_ROW + number)
            del self.rows[key][number]

    def _new_row(self, key: str) -> int:
        """Put an empty row in somewhere, or use the one below the last."""
        number = self.random.randrange(len(self.rows[key]) + 1)
        if number < len(self.rows[key]):
            self.hands.insert_row(self.titles[key], FIRST_ROW + number)
        return number

    def add(self) -> None:
        """Write a new proposal, or a new line for a measure that is there."""
        key = self.random.choice(list(self.sheets))
        number = self._new_row(key)
        fields = [column.field for column in self.sheets[key].columns if column.field is not None and not column.shown]
        values: dict[str, object] = {one.pointer: () if isinstance(one.kind, Choices | Names) else None for one in fields}
        row = Row("", "", values, dict(values))
        self._made += 1
        if key == "proposals":
            row.number = self.random.choice(("", f"ny{self._made}"))
        else:
            row.number = self.random.choice(sorted(self._mine))
        self.rows[key].insert(number, row)
        if row.number:
            self._type(key, number, ID, row.number)
        for one in self.random.sample(fields, k=max(2, len(fields) // 2)):
            typed, values[one.pointer] = self._another(one.kind)
            self._type(key, number, one.pointer, typed)
        if key == "proposals":
            values["/title"] = f"Helt nytt forslag {self._made} {self.random.random()}"
            self._type(key, number, "/title", values["/title"])

    def copy(self) -> None:
        """Copy a row, and change its title or its amount, or nothing."""
        if (picked := self._pick(untouched=True)) is None:
            return
        key, source, row = picked
        target = self._new_row(key)
        source += target <= source and target < len(self.rows[key])
        self.hands.copy_row(self.titles[key], FIRST_ROW + source, FIRST_ROW + target)
        copied = Row(row.key, row.number, dict(row.values), dict(row.before), copy=True, touched=True)
        row.frozen = True  # it is left as it is: which of the two is the copy must be plain
        self.rows[key].insert(target, copied)
        if self.random.random() < 0.6:
            pointer = "/title" if key == "proposals" else self.random.choice(list(row.values))
            self._made += 1
            if pointer == "/title":
                typed: object = f"Kopiert forslag {self._made} {self.random.random()}"
                meant = typed
            else:
                typed, meant = self._another(self._field(key, pointer).kind)
            self._type(key, target, pointer, typed)
            copied.values[pointer] = meant

    def move(self) -> None:
        """Give a line to another measure."""
        if (picked := self._pick()) is None or picked[0] == "proposals" or len(self._mine) < 2:
            return
        key, number, row = picked
        target = self.random.choice(sorted(self._mine - {row.number}))
        self._type(key, number, ID, target)
        row.number = target
        row.touched = True

    def score(self) -> None:
        """Give a step on one of the rows that wait for it, with a name or without."""
        waiting = [(one.id, criterion.name) for one in self.plan.proposals for criterion in self.plan.setup.criteria]
        number = self.random.choice([number for number, (proposal, _) in enumerate(waiting) if proposal in self._mine])
        proposal, criterion = waiting[number]
        step, assessor = self.random.randint(1, 5), self.random.choice(("", "Liv Berg", "Åse Vik"))
        columns = [column.key for column in SCORES.columns]
        for column, typed in (("step", self.random.choice((step, str(step)))), ("assessor", assessor or None)):
            self.hands.type(SCORES.title, FIRST_ROW + number, columns.index(column) + 1, typed)
        self.scored[number] = Score(proposal=proposal, criterion=criterion, step=step, assessor=assessor)

    def _another(self, kind: Kind) -> tuple[object, object]:
        return another(kind, self.random, self.plan.setup)

    # -- what sync must say ------------------------------------------------------------------------------------------------------

    def expected(self) -> Expected:
        """Return what has been done, told against the plan that the workbook was written from."""
        told = Expected(rejected=self.rejected)
        there = {row.key for rows in self.rows.values() for row in rows}
        gone = {one.id for one in self.plan.proposals} - there
        told.removed |= gone
        for proposal in self.plan.proposals:
            for name in LINE_TYPES:
                keys = (line_key(proposal.id, name, place) for place in range(len(getattr(proposal, name))))
                told.removed |= {key for key in keys if key not in there and proposal.id not in gone}
        for one in self.scored.values():
            told.applied[one.proposal, f"/scores/{one.criterion}|{one.assessor}"] = one
        for key, rows in self.rows.items():
            for row in rows:
                self._expect_row(key, row, told)
        return told

    def _expect_row(self, key: str, row: Row, told: Expected) -> None:
        changed = {one: value for one, value in row.values.items() if value != row.before[one]}
        if row.copy or not row.key:
            told.rejected += sum(value is REJECTED for value in changed.values())
            if row.copy and not changed:
                told.rejected += 1
            elif key == "proposals":
                told.added.append(("", "", row.values["/title"]))
            else:
                kind = LINE_TYPES[key]
                values = {one.rpartition("/")[2]: value for one, value in row.values.items() if value is not REJECTED}
                told.added.append((row.number, key, kind(**values)))  # type: ignore[arg-type]
            return
        whose, _, rest = row.key.partition("/")
        place = rest.rpartition("/")[2]
        for one, value in changed.items():
            if value is REJECTED:
                told.rejected += 1
            else:
                name = one.rpartition("/")[2]
                told.applied[whose, f"/{key}/{place}/{name}" if rest else one] = value
        if row.number != whose and rest:
            told.applied[whose, f"/{key}/{place}/id"] = row.number
