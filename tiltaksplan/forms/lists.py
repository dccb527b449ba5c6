"""A list of proposals: a row a proposal, a column a field, years of money and hours under bands of headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Cell, Paragraph
from tiltaksplan.forms.answers import Answers
from tiltaksplan.forms.assign import Match, assign
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.grid_roles import Column, columns_of
from tiltaksplan.forms.grids import GridReader
from tiltaksplan.forms.headers import KINDS, is_total, is_year_header
from tiltaksplan.forms.help_text import Help
from tiltaksplan.forms.labels import best, column_scores, field_scores, section_scores
from tiltaksplan.forms.lines import lines_of
from tiltaksplan.forms.slots import Grid, Slot
from tiltaksplan.forms.ticks import is_cross
from tiltaksplan.forms.values import clean, one_line
from tiltaksplan.plan.setup import Setup

_FEWEST_FIELDS = 4
_SAMPLES = 6
_SHARE_OF_LINES, _FEWEST_LIST_COLUMNS = 0.6, 8
_KNOWN, _TITLE, _ASKS_FRAMES = 0.8, 0.88, 0.7


def is_list(grid: Grid) -> bool:
    """Whether *grid* has a row a proposal: a title column beside columns of several other fields."""
    found = {best(field_scores(column.label))[0] for column in grid.columns if best(field_scores(column.label))[1] >= _KNOWN}
    fields = {pointer for pointer in found if not pointer.startswith("/-")}
    if _is_of_lines(grid):
        return False
    has_title = any(field_scores(column.label).get("/title", 0) >= _TITLE for column in grid.columns)
    return has_title and len(fields) >= _FEWEST_FIELDS and len(grid.columns) >= _FEWEST_FIELDS


def _is_of_lines(grid: Grid) -> bool:
    """Return whether the headings, or most of the headers, say that the rows are costs, hours, risks or milestones of one proposal."""
    labels = [column.label for column in grid.columns if not is_year_header(column.label)]
    opened = {part for heading in grid.section[-1:] for part, score in section_scores(heading).items() if score >= 0.85}
    for kind in KINDS:
        fits = sum(
            any(pointer.startswith(f"/{kind}/") and score >= 0.85 for pointer, score in column_scores(label).items()) for label in labels
        )
        if fits >= _SHARE_OF_LINES * len(labels) and (kind in opened or len(labels) < _FEWEST_LIST_COLUMNS):
            return True
    return False


class ListReader:
    """Reads a list of proposals, a proposal a row.

    Args:
        given: By header, the field that a person gave a column.
    """

    def __init__(self, grid: Grid, help_text: Help, setup: Setup | None, note: str = "", given: Mapping[str, str] | None = None) -> None:
        self.grid = grid
        self.given = given or {}
        self.help = help_text
        self.work_year = setup.hours_per_work_year if setup else 1695
        self.note = " ".join((*grid.section, note))
        self.columns = columns_of(grid, setup.first_year if setup else None)
        self.money = [column for column in self.columns if self._part(column) == "costs"]
        self.time = [column for column in self.columns if self._part(column) == "hours"]
        self.funding = self._best_column("/costs/*/funding")
        numbers = {column.number for column in self.columns if column_scores(column.label).get("/+number", 0) >= 0.9}
        self.crossed = [column for column in self.columns if self._is_crossed(column)]
        numbers |= {column.number for column in self.crossed}
        lines = numbers | {column.number for column in (*self.money, *self.time)} | ({self.funding.number} if self.funding else set())
        self.matches = self._matches([column for column in self.columns if column.number not in lines])

    def read(self, first_number: int = 0) -> Iterator[Evidence]:
        """Yield what each row says; sums, notes and empty rows are none."""
        number = first_number
        for row in self.grid.rows:
            evidence = self._read_row(row, number)
            if evidence is not None:
                yield evidence
                number += 1

    def _part(self, column: Column) -> str:
        """Return whether a column holds money or hours of its proposal; nothing where it holds a field of its own or a sum."""
        if column.label in self.given or any(is_total(text) for text in column.headers[-1:]):
            return ""
        if column.year is not None:
            words = " ".join(column.headers)
            opened = section_scores(words)
            bands = {
                part: max([opened.get(part, 0.0), *(section_scores(text).get(part, 0.0) for text in column.headers)])
                for part in ("costs", "hours")
            }
            bands["costs"] += 0.6 * (column.unit is not None)
            bands["hours"] += 0.6 * (column.time_unit is not None)
            return "hours" if bands["hours"] > bands["costs"] else "costs"
        scores = column_scores(column.label)
        if scores.get("/costs/*/funding", 0) >= 0.8:
            return ""
        field, score = best(field_scores(column.label))
        if score >= 0.85 and field not in ("/costs", "/hours", "/stated_cost", "/stated_hours"):
            return ""
        if column.unit is not None or field in ("/costs", "/stated_cost"):
            return "costs" if max(scores.get("/costs/*/amount", 0), score if field in ("/costs", "/stated_cost") else 0) >= 0.6 else ""
        return "hours" if column.time_unit is not None or field in ("/hours", "/stated_hours") else ""

    def _is_crossed(self, column: Column) -> bool:
        """Return whether a column under a heading of considerations holds nothing but crosses."""
        cells = [cell for row in self.grid.rows if (cell := row.get(column.number)) is not None and cell.text.strip()]
        asked = max((field_scores(text).get("/frames", 0.0) for text in column.headers[:-1]), default=0.0)
        return bool(cells) and asked >= _ASKS_FRAMES and all(is_cross(cell.text) for cell in cells)

    def _best_column(self, pointer: str) -> Column | None:
        found = max(self.columns, key=lambda column: column_scores(column.label).get(pointer, 0.0), default=None)
        return found if found and column_scores(found.label).get(pointer, 0.0) >= 0.8 else None

    def _matches(self, columns: Sequence[Column]) -> dict[int, Match]:
        slots, samples = [], {}
        for column in columns:
            slot = Slot(label=column.label, number=column.number, section=tuple(column.headers[:-1]), sure_label=True)
            samples[column.number] = next(
                (cell.text for row in self.grid.rows[:_SAMPLES] if (cell := row.get(column.number)) and cell.text.strip()), ""
            )
            slots.append(slot)
        return {match.slot.number: match for match in assign(slots, lambda slot: clean(samples[slot.number]), self.given)}

    def _read_row(self, row: dict[int, Cell], number: int) -> Evidence | None:
        filled = {at: cell for at, cell in row.items() if cell.text.strip()}
        texts = [one_line(cell.text) for cell in filled.values()]
        title = next((at for at, match in self.matches.items() if match.pointer == "/title"), None)
        if not filled or any(is_total(text) for text in texts[:2]) or (title not in filled and len(filled) < 3):
            return None
        evidence = Evidence(number=number)
        answers = Answers(evidence, self.help, self.work_year)
        for at, match in self.matches.items():
            cell = row.get(at)
            if cell is None:
                evidence.asked.add(match.pointer)
            elif match.pointer.startswith("/-") or match.pointer in ("/costs", "/hours", "/risks", "/milestones"):
                self._leave(evidence, cell)
            else:
                answers.take(replace(match, slot=_slot_of(match.slot, cell)))
        crossed = [column for column in self.crossed if column.number in filled]
        if crossed:
            names = tuple(column.label for column in crossed)
            evidence.take("/frames", names, filled[crossed[0].number].place, ", ".join(names))
        for column in self.columns:
            if column.number in filled and column not in crossed and column.number not in self.matches and not self._is_known(column):
                self._leave(evidence, filled[column.number])
        self._read_lines(evidence, row)
        return evidence if evidence.values else None

    def _is_known(self, column: Column) -> bool:
        scores = column_scores(column.label)
        numbered = max(scores.get("/+number", 0), scores.get("/+total", 0)) >= 0.8
        return numbered or is_total(column.label) or column in self.money or column in self.time or column == self.funding

    def _leave(self, evidence: Evidence, cell: Cell) -> None:
        evidence.leave(line for block in cell.blocks if isinstance(block, Paragraph) for line in lines_of(block, cell) if not cell.formula)

    def _read_lines(self, evidence: Evidence, row: dict[int, Cell]) -> None:
        """Read the row's money and hours as lines by year, paid from the row's one source."""
        reader = GridReader(evidence, self.help, work_year=self.work_year, general_note=self.note)
        for kind, columns in (("costs", self.money), ("hours", self.time)):
            if columns:
                evidence.asked.add(f"/{kind}")
                role = "amount" if kind == "costs" else "hours"
                given = [replace(column, kind=kind, role=role) for column in columns]
                if kind == "costs" and self.funding:
                    given.append(replace(self.funding, kind=kind, role="funding"))
                one_row = replace(self.grid, rows=[row])
                if kind == "costs":
                    reader.cost_lines(one_row, given, self.note)
                else:
                    reader.hour_lines(one_row, given, "")


def _slot_of(slot: Slot, cell: Cell) -> Slot:
    lines = [line for block in cell.blocks if isinstance(block, Paragraph) for line in lines_of(block, cell)]
    return replace(slot, answer=lines, place=cell.place)
