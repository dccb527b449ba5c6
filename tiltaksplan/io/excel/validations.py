"""What may be chosen in a cell: lists written out, in cells of any sheet, or under a name."""

from __future__ import annotations

from tiltaksplan.io.excel.grid import NUMBER, TEXT
from tiltaksplan.io.excel.names import LAST_COLUMN, Range
from tiltaksplan.io.excel.number_formats import general
from tiltaksplan.io.excel.references import read_reference
from tiltaksplan.io.excel.sheet import Sheet, Validation
from tiltaksplan.io.excel.strings import RichText
from tiltaksplan.io.excel.workbook import Workbook

_MOST_OPTIONS = 2000
_DEEPEST_NAME = 5


class Choices:
    """Finds what may be chosen in the cells of one sheet; each list is looked up once."""

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self._workbook, self._sheet = workbook, sheet
        self._lists: dict[str, tuple[str, ...]] = {}
        self._by_column: dict[int, list[tuple[Range, Validation]]] = {}
        self._wide: list[tuple[Range, Validation]] = []
        for validation in sheet.validations:
            for area in validation.areas:
                if area[3] - area[1] < 64:
                    for column in range(area[1], min(area[3], LAST_COLUMN) + 1):
                        self._by_column.setdefault(column, []).append((area, validation))
                else:
                    self._wide.append((area, validation))

    def of(self, row: int, column: int) -> tuple[tuple[str, ...], str]:
        """Return the options of a cell, and what is said when it is chosen."""
        options: tuple[str, ...] = ()
        prompt = ""
        if not self._by_column and not self._wide:
            return options, prompt
        for (top, left, bottom, right), validation in (*self._by_column.get(column, ()), *self._wide):
            if top <= row <= bottom and left <= column <= right:
                options = options or self.listed(validation.source)
                prompt = prompt or validation.prompt
        return options, prompt

    def takes_others(self, row: int, column: int) -> bool:
        """Return whether a cell with a list takes an answer that is not on it."""
        found = (
            one
            for area, one in (*self._by_column.get(column, ()), *self._wide)
            if area[0] <= row <= area[2] and area[1] <= column <= area[3]
        )
        return not any(one.strict for one in found if one.source)

    def listed(self, source: str) -> tuple[str, ...]:
        """Return what a list's formula offers."""
        if source not in self._lists:
            self._lists[source] = self._look_up(source, 0)
        return self._lists[source]

    def _look_up(self, source: str, depth: int) -> tuple[str, ...]:
        if len(source) > 1 and source.startswith('"') and source.endswith('"'):
            return tuple(part.strip() for part in source[1:-1].replace('""', '"').split(",") if part.strip())
        reference = read_reference(source)
        if reference is None:
            named = self._workbook.names.get(source.lstrip("=").rpartition("!")[2].lower())
            return self._look_up(named, depth + 1) if named and depth < _DEEPEST_NAME else ()
        name, area = reference
        sheet = self._sheet if name is None else self._workbook.sheet(name)
        if sheet is None:
            return ()
        grid = sheet.grid
        found: list[str] = []
        for number in grid.within(area)[:_MOST_OPTIONS]:
            if grid.kinds[number] == TEXT:
                text = grid.texts[int(grid.figures[number])]
                found.append(text.text if isinstance(text, RichText) else text)
            elif grid.kinds[number] == NUMBER:
                found.append(general(grid.figures[number]))
        return tuple(found)
