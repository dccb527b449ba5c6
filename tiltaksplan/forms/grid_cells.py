"""The cells of a table of lines: what somebody wrote in them, and which rows are sums or examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tiltaksplan.document.blocks import Cell, Paragraph
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.grid_roles import Column, first_role
from tiltaksplan.forms.headers import is_total
from tiltaksplan.forms.help_text import Help, is_prompt
from tiltaksplan.forms.lines import Line, lines_of
from tiltaksplan.forms.reading import Unplaced
from tiltaksplan.forms.slots import Grid
from tiltaksplan.forms.values import clean, is_empty_answer, one_line

_FEWEST_WORDS_OF_HELP = 5
_COUNTER = re.compile(r"\d{1,2}\.?")  # of the rows that the form prints
_FIGURE = "0123456789 .,%-\u00a0"
_EXAMPLE = re.compile(r"^\s*[(\[]?(?:eks(?:empel|\.)|for eksempel|f\.eks|t\.d\.|døme|example|e\.g\.)", re.IGNORECASE)


class CellReader:
    """Reads the cells of the tables of one form; what no field takes goes to *evidence* as unplaced."""

    def __init__(self, evidence: Evidence, help_text: Help) -> None:
        self.evidence = evidence
        self.help = help_text

    def text_of(self, cell: Cell | None) -> str:
        """Return what somebody wrote in *cell*, without prompts and help."""
        if cell is None:
            return ""
        parts = []
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                lines = [self.help.without(line) for line in lines_of(block, cell) if not self._is_help(line)]
                parts += [line.text for line in lines if line.plain.strip(_FIGURE) or not self.help.is_printed(line)]
            else:
                parts.append(cell.text)
        return clean("\n".join(parts))

    def _is_help(self, line: Line) -> bool:
        """Return whether *line* is help; a few plain words of a line's name are none, whatever they begin with: «Frivillige (8 stk.)»."""
        short = len(line.plain.split()) < _FEWEST_WORDS_OF_HELP and not line.share("faint") and not line.share("italic")
        return self.help.is_help(line, answer=True, printed=True) and (not short or is_prompt(line.plain) or self.help.blank.known)

    def figure(self, cell: Cell, text: str) -> str | int | float:
        """Return the stored number of *cell*, or its text where the text says more."""
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and "%" not in cell.number_format:
            return cell.value
        return text

    def named(self, row: dict[int, Cell], columns: Sequence[Column], role: str) -> tuple[str | None, Cell | None]:
        """Return what the column with *role* says in *row*, and its cell; None for an answer that says nothing."""
        column = first_role(columns, role)
        cell = row.get(column.number) if column else None
        text = self.text_of(cell)
        return (one_line(text) if text and not is_empty_answer(text) else None), cell

    def is_sum(self, row: dict[int, Cell], columns: Sequence[Column]) -> bool:
        """Whether *row* is a sum."""
        for column in columns:
            text = self.text_of(row.get(column.number))
            if text and column.role not in ("number",):
                return is_total(text)
        outside = [cell for number, cell in row.items() if number < min(column.number for column in columns) and cell.text.strip()]
        return any(is_total(cell.text) for cell in outside)

    def is_example(self, row: dict[int, Cell], columns: Sequence[Column]) -> bool:
        """Whether *row* is the form's own example."""
        first = next((text for column in columns if (text := (cell.text if (cell := row.get(column.number)) else ""))), "")
        return bool(_EXAMPLE.match(first))

    def leave_all(self, grid: Grid) -> None:
        """Keep what stands in a table that no field takes."""
        for row in grid.rows:
            for number, cell in row.items():
                text = self.text_of(cell)
                if number == min(row) and _COUNTER.fullmatch(text):
                    continue
                if text and not is_empty_answer(text) and cell.locked is not True and not cell.bold:
                    self.evidence.unplaced.append(Unplaced(place=cell.place, text=text))

    def leave(self, row: dict[int, Cell], columns: Iterable[Column]) -> None:
        """Keep what stands in columns that no field takes; sums and numbers that the form keeps itself are no answers."""
        for column in columns:
            cell = row.get(column.number)
            if cell is not None and column.role in ("unknown", "ignored") and not cell.formula and cell.locked is not True:
                text = self.text_of(cell)
                counts = column.number == min(row) and _COUNTER.fullmatch(text)
                if text and not is_empty_answer(text) and not counts:
                    self.evidence.unplaced.append(Unplaced(place=cell.place, text=text))
