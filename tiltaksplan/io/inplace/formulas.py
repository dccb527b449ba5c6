"""What must be seen to when a formula is written over: other cells may live by it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiltaksplan.io.excel.names import Range, cell_at, column_letters, range_at
from tiltaksplan.io.inplace.markup import REST_OF_TAG, Splice, attributes_of, escaped, opened, with_attribute
from tiltaksplan.io.inplace.sheet import CellText, SheetText

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaText:
    """A formula's element: its start tag is `start:inner`, its words `inner:inner_end`."""

    start: int
    inner: int
    inner_end: int
    end: int
    attributes: dict[bytes, bytes]


class MasterCannotBeMoved(Exception):
    """The formula cannot be passed on: whoever asked knows the place, and says so."""


class SheetFormulas:
    """The formulas of one sheet."""

    def __init__(self, sheet: SheetText) -> None:
        self._sheet = sheet
        self._tag = re.compile(rb"<" + re.escape(sheet.prefix) + rb"f(?=[\s/>])" + REST_OF_TAG)
        self._close = re.compile(rb"</" + re.escape(sheet.prefix) + rb"f\s*>")
        self._cell = re.compile(rb"<" + re.escape(sheet.prefix) + rb"c(?=[\s/>])" + REST_OF_TAG)

    def whole_areas(self) -> list[Range]:
        """Return the areas of array formulas and data tables, which are changed as a whole or not at all; a single cell is none."""
        seen, areas = self._sheet.seen, []
        if b"array" in seen or b"dataTable" in seen:
            for one in self._between(self._sheet.data_inner, self._sheet.data_inner_end, words=(b"array", b"dataTable")):
                area = range_at(one.attributes.get(b"ref", b"").decode("utf-8", "replace"))
                if area and (area[:2] != area[2:] or one.attributes.get(b"t") == b"dataTable"):
                    areas.append(area)
        return areas

    def _between(self, start: int, end: int, words: tuple[bytes, ...]) -> Iterator[FormulaText]:
        """Yield the formulas of some kinds between two places."""
        for tag in self._tag.finditer(self._sheet.seen, start, end):
            attributes = attributes_of(tag[0])
            if attributes.get(b"t") in words:
                yield self._formula(tag, attributes)

    def _formula(self, tag: re.Match[bytes], attributes: dict[bytes, bytes]) -> FormulaText:
        inner_end = end = tag.end()
        if not tag[0].endswith(b"/>") and (close := self._close.search(self._sheet.seen, end)):
            inner_end, end = close.span()
        return FormulaText(start=tag.start(), inner=tag.end(), inner_end=inner_end, end=end, attributes=attributes)

    def formula_in(self, cell: CellText) -> FormulaText | None:
        """Return the formula of a cell, or None."""
        tag = self._tag.search(self._sheet.seen, cell.inner, cell.inner_end)
        return self._formula(tag, attributes_of(tag[0])) if tag else None

    def passed_on(self, old: FormulaText, place: Cell, gone: set[Cell]) -> list[Splice]:
        """Return what hands a shared formula on to the next cell that uses it, when its own cell is written over.

        Args:
            old: The formula, in the cell *place*.
            gone: The cells that are written over.

        Raises:
            MasterCannotBeMoved: It cannot be told how the formula reads from another cell.
        """
        attributes = old.attributes
        if attributes.get(b"t") != b"shared" or b"ref" not in attributes or old.inner == old.inner_end:
            return []
        users = [(cell, one) for cell, one in self._users(old, attributes.get(b"si", b"")) if cell not in gone]
        if not users:
            return []
        heir, formula = users[0]
        text = self._sheet.text
        words = html.unescape(text[old.inner : old.inner_end].decode())
        tag = with_attribute(opened(text[formula.start : formula.inner]), b"ref", _around([cell for cell, _ in users]).encode())
        close = b"</" + self._sheet.prefix + b"f>"
        return [Splice(formula.start, formula.end, tag + escaped(_read_from(words, place, heir)) + close)]

    def _users(self, old: FormulaText, number: bytes) -> Iterator[tuple[Cell, FormulaText]]:
        for one in self._between(old.end, self._sheet.data_inner_end, words=(b"shared",)):
            if one.attributes.get(b"si") != number:
                continue
            if b"ref" in one.attributes and one.inner != one.inner_end:
                return  # the number is used again, for another formula
            yield self._cell_of(one), one

    def _cell_of(self, formula: FormulaText) -> Cell:
        start = self._sheet.seen.rfind(b"<" + self._sheet.prefix + b"c ", 0, formula.start)
        tag = self._cell.match(self._sheet.seen, start) if start >= 0 else None
        cell = cell_at(attributes_of(tag[0]).get(b"r", b"").decode("utf-8", "replace")) if tag else None
        if cell is None:
            raise MasterCannotBeMoved
        return cell


def _around(cells: list[Cell]) -> str:
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    first = f"{column_letters(min(columns))}{min(rows)}"
    last = f"{column_letters(max(columns))}{max(rows)}"
    return first if first == last else f"{first}:{last}"


def _read_from(words: str, place: Cell, other: Cell) -> str:
    """Return a formula of *place* as it reads in the cell *other*."""
    from openpyxl.formula.translate import Translator, TranslatorError  # few edits meet a shared formula

    origin, target = (f"{column_letters(column)}{row}" for row, column in (place, other))
    try:
        return str(Translator(f"={words}", origin=origin).translate_formula(target)).removeprefix("=")
    except (TranslatorError, ValueError, IndexError) as error:
        raise MasterCannotBeMoved from error
