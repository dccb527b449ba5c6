"""A sheet's stored figures become cells as a person sees them: text as shown, value, look, what may be chosen, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import overload

from tiltaksplan.document.blocks import Cell, Paragraph
from tiltaksplan.document.inline import Inline, Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.excel.formulas import Reckoner
from tiltaksplan.io.excel.grid import ERROR, MOMENT, NOTHING, NUMBER, TEXT, TRUTH
from tiltaksplan.io.excel.names import Range, column_letters
from tiltaksplan.io.excel.number_formats import GENERAL, is_duration, moment_of, shown_moment, shown_number, shown_time, shows_hours
from tiltaksplan.io.excel.sheet import Sheet
from tiltaksplan.io.excel.strings import RichText
from tiltaksplan.io.excel.styles import CellStyle, Font
from tiltaksplan.io.excel.validations import Choices
from tiltaksplan.io.excel.workbook import Workbook

Value = int | float | bool | str | date | datetime | None
_LONGEST_DAYS = 100_000  # what lasts longer is no duration
_COVERED_AT_MOST = 100_000  # of larger merged ranges only the first cell is asked for
_KEPT_AT_MOST = 20_000  # contents that are made once for all cells that say the same


class CellMaker:
    """Makes the cells of one sheet, one at a time."""

    def __init__(self, workbook: Workbook, sheet: Sheet, reckoner: Reckoner, choices: Choices, notes: dict[str, str]) -> None:
        self._workbook, self._sheet, self._reckoner = workbook, sheet, reckoner
        self._choices, self._notes = choices, notes
        grid = sheet.grid
        self.last_row, self.last_column = max(grid.rows, default=0), max(grid.columns, default=0)
        self._spans = {(area[0], area[1]): area for area in sheet.merged}
        self._covered = _covered(sheet.merged, self.last_row, self.last_column)
        self._step = ("sheet", sheet.name)
        self._single_links = {(area[0], area[1]): address for area, address in sheet.links if area[:2] == area[2:]}
        self._wide_links = [(area, address) for area, address in sheet.links if area[:2] != area[2:]]
        self._kept: dict[tuple[int, float, int], tuple[Value, tuple[Inline, ...]]] = {}
        self._hidden = {column for first, last in sheet.hidden_columns for column in range(first, min(last, self.last_column) + 1)}

    def cell(self, number: int) -> Cell:
        """Return cell *number* of the grid."""
        sheet, grid = self._sheet, self._sheet.grid
        row, column = grid.rows[number], grid.columns[number]
        style_number = grid.styles[number]
        style = self._workbook.styles[style_number if style_number < len(self._workbook.styles) else 0]
        name = f"{column_letters(column)}{row}"
        place = Place((self._step, ("cell", name)), f"{sheet.part}#{name}")
        area = self._spans.get((row, column))
        value, content = self._kept_content(number, style_number, style, self._link(row, column) if sheet.links else None)
        options, prompt = self._choices.of(row, column)
        return Cell(
            row=row,
            column=column,
            blocks=(Paragraph(content=content, place=place),) if content else (),
            row_span=min(area[2], max(self.last_row, row)) - row + 1 if area else 1,
            column_span=min(area[3], max(self.last_column, column)) - column + 1 if area else 1,
            value=value,
            formula=self._reckoner.text(sheet, number) or None if number in grid.formulas else None,
            number_format=style.number_format,
            bold=style.bold,
            shaded=bool(style.fill),
            fill=style.fill,
            faint=style.faint,
            align=style.align,
            locked=style.locked if sheet.protected else None,
            options=options,
            input_prompt=prompt,
            note=self._notes.get(name, ""),
            hidden=row in grid.hidden_rows or column in self._hidden or (row, column) in self._covered,
            place=place,
        )

    def _link(self, row: int, column: int) -> str | None:
        found = self._single_links.get((row, column))
        if found is None and self._wide_links:
            wide = self._wide_links
            found = next(
                (address for (top, left, bottom, right), address in wide if top <= row <= bottom and left <= column <= right), None
            )
        return found

    def _kept_content(self, number: int, style_number: int, style: CellStyle, link: str | None) -> tuple[Value, tuple[Inline, ...]]:
        """Return what stands in a cell; in lists most cells say what another one says in the same look."""
        grid = self._sheet.grid
        if link is not None or number in grid.formulas:
            return self._content(number, style, link)
        key = (grid.kinds[number], grid.figures[number], style_number)
        found = self._kept.get(key)
        if found is None:
            found = self._content(number, style, link)
            if len(self._kept) < _KEPT_AT_MOST:
                self._kept[key] = found
        return found

    def _content(self, number: int, style: CellStyle, link: str | None) -> tuple[Value, tuple[Inline, ...]]:
        grid = self._sheet.grid
        kind = grid.kinds[number]
        if kind == TEXT:
            text = grid.texts[int(grid.figures[number])]
            if isinstance(text, RichText):
                return text.text, text.spans(
                    Font(bold=style.bold, italic=style.italic, faint=style.faint, chosen=style.chosen, struck=style.struck)
                )
            return text, (_span(text, style, link),)
        value, shown = self._figure(number, kind, style)
        return value, (_span(shown, style, link),) if shown else ()

    def _number(self, figure: float, style: CellStyle) -> tuple[Value, str]:
        """Return a number, or the moment that it stands for, and how it is shown."""
        code = style.number_format
        if not style.is_date:
            return _plain_number(figure), shown_number(figure, code)
        if 0 <= figure < _LONGEST_DAYS and (is_duration(code) or (figure < 1 and shows_hours(code))):
            return figure, shown_time(figure, code)
        moment = moment_of(figure, epoch_1904=self._workbook.epoch_1904) if figure >= 1 or self._workbook.epoch_1904 else None
        if moment is None:
            return _plain_number(figure), shown_number(figure, GENERAL)
        return moment, shown_moment(moment, code)

    def _figure(self, number: int, kind: int, style: CellStyle) -> tuple[Value, str]:
        grid = self._sheet.grid
        figure = grid.figures[number]
        if number in grid.formulas and (kind == NOTHING or (kind == NUMBER and self._workbook.recalculate)):
            result = self._reckoner.result(self._sheet, number)
            if result is None and kind == NOTHING:
                return None, ""
            kind, figure = NUMBER, figure if result is None else result
        if kind == NUMBER:
            return self._number(figure, style)
        if kind == TRUTH:
            return bool(figure), "SANN" if figure else "USANN"
        text = grid.texts[int(figure)]
        assert isinstance(text, str)  # errors and moments are kept as they stand
        if kind == MOMENT:
            return _moment(text, style)
        return text, text if kind == ERROR else ""


def _plain_number(figure: float) -> int | float:
    return int(figure) if figure == int(figure) and abs(figure) < 1e15 else figure


def _moment(text: str, style: CellStyle) -> tuple[Value, str]:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text, text
    value: date | datetime = moment if moment.time() != datetime.min.time() else moment.date()
    return value, shown_moment(value, style.number_format if style.is_date else "dd.mm.yyyy")


def _span(text: str, style: CellStyle, link: str | None) -> Span:
    return Span(
        text=text,
        bold=style.bold,
        italic=style.italic,
        faint=style.faint,
        chosen=style.chosen and link is None,
        struck=style.struck,
        link=link,
    )


def _covered(merged: list[Range], last_row: int, last_column: int) -> set[tuple[int, int]]:
    """Return the places that a merged range hides, within the used part of the sheet."""
    places: set[tuple[int, int]] = set()
    for top, left, bottom, right in merged:
        bottom, right = min(bottom, last_row), min(right, last_column)
        if (bottom - top + 1) * (right - left + 1) + len(places) <= _COVERED_AT_MOST:
            places.update(
                (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1) if (row, column) != (top, left)
            )
    return places


class Cells(Sequence[Cell]):
    """The cells of a long list, each made when it is asked for: a hundred thousand rows would not fit otherwise."""

    def __init__(self, maker: CellMaker, count: int) -> None:
        self._maker, self._count = maker, count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Cell: ...

    @overload
    def __getitem__(self, number: slice) -> tuple[Cell, ...]: ...

    def __getitem__(self, number: int | slice) -> Cell | tuple[Cell, ...]:
        if isinstance(number, slice):
            return tuple(self._maker.cell(one) for one in range(self._count)[number])
        return self._maker.cell(range(self._count)[number])

    def __iter__(self) -> Iterator[Cell]:
        return map(self._maker.cell, range(self._count))
