"""Which row of an edited workbook is which thing of the base: by its key, by its number, and by what stands in it.

Marks are believed as long as the content does not speak against them: a person who sorts some of the columns only leaves the marks behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tiltaksplan.forms.plan_cells import SAME, CellRules, said
from tiltaksplan.forms.plan_tables import PlanRow, PlanTable
from tiltaksplan.plan.field import Field
from tiltaksplan.plan.plan_sheets import ID, ROW_KEY, TITLE, Rows, line_key
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.spelling import name_key

ALIKE = 0.5
"""From this share of equal cells a row whose marks are lost is held to be the one that stood there."""

Answers = Mapping[str, object]
Values = Mapping[str, object]


class Fits:
    """How well rows fit things, each pair asked once: what every cell says against the thing's values."""

    def __init__(self, table: PlanTable, rules: CellRules) -> None:
        self._rules = rules
        self.fields: tuple[Field, ...] = tuple(
            column.field for column in table.sheet.columns if column.field is not None and not column.shown and table.has(column.key)
        )
        self._told: dict[tuple[int, str], Answers] = {}

    def answers(self, row: PlanRow, key: str, values: Values) -> Answers:
        """Return what each cell of *row* says where the thing *key* says *values*: `SAME` or something else."""
        found = self._told.get((row.number, key))
        if found is None:
            found = {one.pointer: said(one.kind, row.cells.get(one.pointer), values[one.pointer], self._rules) for one in self.fields}
            self._told[row.number, key] = found
        return found

    def share(self, row: PlanRow, key: str, values: Values) -> float:
        """Return the share of the cells, of those that hold something in the row or in the base, that are the same."""
        answers = self.answers(row, key, values)
        asked = [pointer for pointer in answers if not row.is_blank(pointer) or values[pointer] not in (None, (), "")]
        return sum(answers[pointer] is SAME for pointer in asked) / len(asked) if asked else 1.0

    def is_empty(self, row: PlanRow) -> bool:
        """Whether nothing stands in any cell that a person can write in, apart from the number."""
        return all(row.is_blank(one.pointer) for one in self.fields)


@dataclass(slots=True)
class Matched:
    """What became of the rows.

    Attributes:
        rows: The row of each thing of the base that the file still has, by the thing's key.
        copies: Rows that carry the mark of a thing that another row is, with that thing's key.
        others: Rows that are none of the base's things.
    """

    rows: dict[str, PlanRow] = field(default_factory=dict)
    copies: list[tuple[PlanRow, str]] = field(default_factory=list)
    others: list[PlanRow] = field(default_factory=list)


def proposal_values(proposal: Proposal, fields: Iterable[Field]) -> Values:
    """Return the values of *fields* by pointer."""
    return {one.pointer: one.value_in(proposal) for one in fields}


def line_values(line: object, fields: Iterable[Field]) -> Values:
    """Return the values of a line's *fields* by pointer."""
    return {one.pointer: getattr(line, one.name) for one in fields}


def match_proposals(table: PlanTable, proposals: Sequence[Proposal], fits: Fits) -> Matched:
    """Return which row is which proposal. A row that nothing but blanks is left of is none."""
    assert table.sheet.rows is Rows.PROPOSAL
    values = {one.id: proposal_values(one, fits.fields) for one in proposals}
    by_title = _by_title(proposals)
    matched = Matched()
    claims: dict[str, list[tuple[tuple[bool, bool, float], PlanRow]]] = {}
    rows = [row for row in table.rows if not fits.is_empty(row)]
    for row in rows:
        hint = _proposal_meant(row, values, by_title, fits)
        if hint is None:
            matched.others.append(row)
            continue
        share = fits.share(row, hint, values[hint])
        claims.setdefault(hint, []).append(((share == 1.0, row.text(ROW_KEY) == hint, share), row))
    for key, claimed in claims.items():
        best = max(claimed, key=lambda pair: pair[0])[1]
        matched.rows[key] = best
        matched.copies.extend((row, key) for _, row in claimed if row is not best)
    _match_by_title(matched, by_title, lost=not (table.has(ROW_KEY) and table.has(ID)), values=values, fits=fits)
    matched.copies.sort(key=lambda pair: pair[0].number)
    return matched


def _by_title(proposals: Sequence[Proposal]) -> dict[str, str]:
    """Return ids by title, of the titles that one proposal alone has."""
    found: dict[str, str] = {}
    for one in proposals:
        key = name_key(one.title or "")
        found[key] = "" if key in found else one.id
    return {title: key for title, key in found.items() if title and key}


def _proposal_meant(row: PlanRow, values: Mapping[str, Values], by_title: Mapping[str, str], fits: Fits) -> str | None:
    key, number = row.text(ROW_KEY), row.text(ID)
    by_key, by_number = (one if one in values else None for one in (key, number))
    if by_number is not None and key and by_key is None and fits.share(row, by_number, values[by_number]) < ALIKE:
        by_number = None  # a row of another plan, which happens to have a number of ours
    hints = [one for one in (by_key, by_number, by_title.get(name_key(row.text("/title")))) if one is not None]
    if by_key is None and by_number is None:
        return None
    return max(hints, key=lambda one: fits.share(row, one, values[one]))  # the first of those that fit as well


def _match_by_title(matched: Matched, by_title: Mapping[str, str], *, lost: bool, values: Mapping[str, Values], fits: Fits) -> None:
    """Find rows without marks again by their titles, and where a column of marks is lost by all that stands in them."""
    for row in list(matched.others):
        if row.text(ROW_KEY):
            continue
        key = by_title.get(name_key(row.text("/title")))
        if key in matched.rows:
            key = None
        if key is None and lost:
            free = [one for one in values if one not in matched.rows]
            best = max(free, key=lambda one: fits.share(row, one, values[one]), default=None)
            key = best if best is not None and fits.share(row, best, values[best]) >= ALIKE else None
        if key is not None:
            matched.rows[key] = row
            matched.others.remove(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseLine:
    """A line of the base: whose, where in its table, and what it says by pointer."""

    proposal: str
    position: int
    values: Values

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing at all."""
        return all(one in (None, (), "") for one in self.values.values())


def match_lines(table: PlanTable, lines: Mapping[str, BaseLine], fits: Fits, whose: Callable[[PlanRow], str | None]) -> Matched:
    """Return which row is which line of *lines*, by their keys.

    Args:
        table: A sheet of lines.
        lines: The base's lines by the key that their rows were given.
        fits: Of this table.
        whose: What measure a row names, by its number or title; None where it names none.
    """
    return _LineMatcher(lines, fits, whose).match(table)


class _LineMatcher:
    """Finds lines again, the surest ones first."""

    def __init__(self, lines: Mapping[str, BaseLine], fits: Fits, whose: Callable[[PlanRow], str | None]) -> None:
        self._lines, self._fits, self._whose = lines, fits, whose
        self._of_proposal: dict[str, list[str]] = {}
        for key, line in lines.items():
            self._of_proposal.setdefault(line.proposal, []).append(key)
        self._matched = Matched()

    def match(self, table: PlanTable) -> Matched:
        """Return what became of the rows of *table*."""
        keyed = [row for row in table.rows if row.text(ROW_KEY) in self._lines]
        rows = [row for row in keyed if not self._fits.is_empty(row) or self._lines[row.text(ROW_KEY)].is_blank]
        left = [row for row in rows if not self._is_untouched(row)]
        left = [row for row in left if not self._is_another(row)]
        for row in sorted(left, key=lambda one: -self._share(one, one.text(ROW_KEY))):
            key = row.text(ROW_KEY)
            if key in self._matched.rows:
                self._matched.copies.append((row, key))
            else:
                self._matched.rows[key] = row
        unmarked = [row for row in table.rows if row.text(ROW_KEY) not in self._lines and not self._fits.is_empty(row)]
        self._find_unmarked(unmarked, least=1.0 if table.has(ROW_KEY) else ALIKE)
        self._matched.copies.sort(key=lambda pair: pair[0].number)
        return self._matched

    def _share(self, row: PlanRow, key: str) -> float:
        return self._fits.share(row, key, self._lines[key].values)

    def _free(self, row: PlanRow) -> list[str]:
        """Return the lines of the measure that *row* names that no row has been found for."""
        return [key for key in self._of_proposal.get(self._whose(row) or "", ()) if key not in self._matched.rows]

    def _is_untouched(self, row: PlanRow) -> bool:
        """Take *row* for the line of its key where it says all that the line says, of the same measure."""
        key = row.text(ROW_KEY)
        if key in self._matched.rows or self._whose(row) not in (None, self._lines[key].proposal) or self._share(row, key) < 1.0:
            return False
        self._matched.rows[key] = row
        return True

    def _is_another(self, row: PlanRow) -> bool:
        """Take *row* for another line of the measure that it names, where it says all that one says and not what its key says."""
        own = row.text(ROW_KEY)
        elsewhere = self._whose(row) not in (None, self._lines[own].proposal)
        exact = next((key for key in self._free(row) if self._share(row, key) == 1.0), None)
        if exact is None or not (elsewhere or self._share(row, own) < ALIKE):
            return False
        self._matched.rows[exact] = row
        return True

    def _find_unmarked(self, rows: list[PlanRow], *, least: float) -> None:
        pairs = [(self._share(row, key), -row.number, key, row) for row in rows for key in self._free(row)]
        found: set[int] = set()
        for share, _, key, row in sorted(pairs, key=lambda one: one[:2], reverse=True):
            if share >= least and key not in self._matched.rows and row.number not in found:
                self._matched.rows[key] = row
                found.add(row.number)
        self._matched.others.extend(row for row in rows if row.number not in found)


def lines_of(proposals: Iterable[Proposal], name: str, fields: Iterable[Field]) -> dict[str, BaseLine]:
    """Return the lines of a table by the keys that their rows were given."""
    fields = tuple(fields)
    return {
        line_key(proposal.id, name, position): BaseLine(proposal=proposal.id, position=position, values=line_values(line, fields))
        for proposal in proposals
        for position, line in enumerate(getattr(proposal, name))
    }


def measure_named(row: PlanRow) -> tuple[str, str]:
    """Return the number and the title by which a row of lines names its measure."""
    return row.text(ID), row.text(TITLE.key)
