"""Sums and products that a file holds without their results, as when a program wrote it that cannot reckon. Nothing is run.

A formula is read by `+ - * / ( )`, numbers, percent, cells, ranges, SUM and PRODUCT. Whatever holds more than that has no result here.
"""

from __future__ import annotations

import math
import re

from tiltaksplan.io.excel.grid import NOTHING, NUMBER, TEXT, TRUTH, Grid
from tiltaksplan.io.excel.references import moved, read_reference
from tiltaksplan.io.excel.sheet import Sheet
from tiltaksplan.io.excel.workbook import Workbook

_TOKEN = re.compile(
    r"\s*(?:(\d+(?:\.\d*)?(?:[Ee][+-]?\d+)?|\.\d+)|((?:(?:'(?:[^']|'')+'|[\w.\-]+)!)?\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\w(]))"
    r"|((?:(?:'(?:[^']|'')+'|[\w.\-]+)!)?\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(]))|(SUM|PRODUCT)\s*(?=\()|([-+*/(),;%]))",
    re.IGNORECASE,
)
_LONGEST = 1000
_DEEPEST = 60


class _Unknown(Exception):
    """The formula holds something that is not reckoned here."""


class Reckoner:
    """Reckons the formulas of a workbook that have no result, each once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._results: dict[tuple[str, int], float | None] = {}
        self._underway: set[tuple[str, int]] = set()
        self._masters = {sheet.part: _masters_of(sheet.grid) for sheet in workbook.sheets}

    def text(self, sheet: Sheet, number: int) -> str:
        """Return the formula of cell *number*, without `=`; one that repeats another is written out as that cell reads it."""
        formula = sheet.grid.formulas[number]
        if formula.text or formula.shared is None:
            return formula.text
        first = self._masters[sheet.part].get(formula.shared)
        if first is None:
            return ""
        grid = sheet.grid
        return moved(grid.formulas[first].text, grid.rows[number] - grid.rows[first], grid.columns[number] - grid.columns[first])

    def result(self, sheet: Sheet, number: int) -> float | None:
        """Return the result of the formula in cell *number*, or None where it is not a sum or a product."""
        key = (sheet.part, number)
        if key in self._results:
            return self._results[key]
        if key in self._underway or len(self._underway) > _DEEPEST:
            return None  # it points at itself, or through too many others
        self._underway.add(key)
        try:
            text = self.text(sheet, number)
            result = _Expression(text, sheet, self).value() if text and len(text) <= _LONGEST else None
            result = result if result is not None and math.isfinite(result) else None
        except (_Unknown, ZeroDivisionError, OverflowError):
            result = None
        finally:
            self._underway.discard(key)
        self._results[key] = result
        return result

    def number_at(self, sheet: Sheet, number: int) -> float | None:
        """Return the figure in cell *number*: stored, or reckoned; None where it holds text or nothing."""
        grid = sheet.grid
        if number in grid.formulas and (grid.kinds[number] == NOTHING or self._workbook.recalculate):
            result = self.result(sheet, number)
            if result is not None:
                return result
            if grid.kinds[number] == NOTHING:
                raise _Unknown
        return grid.figures[number] if grid.kinds[number] == NUMBER else None

    def numbers_in(self, text: str, sheet: Sheet) -> tuple[list[float], bool]:
        """Return the figures that a reference means, and whether it means one cell alone."""
        found = read_reference(text)
        if found is None:
            raise _Unknown
        name, area = found
        where = sheet if name is None else self._workbook.sheet(name)
        if where is None:
            raise _Unknown
        one = area[0] == area[2] and area[1] == area[3]
        cells = where.grid.within(area)
        if one and any(where.grid.kinds[number] in (TEXT, TRUTH) for number in cells):
            raise _Unknown  # Excel would say #VALUE!, or take TRUE for 1
        figures = (self.number_at(where, number) for number in cells)
        return [figure for figure in figures if figure is not None], one


def _masters_of(grid: Grid) -> dict[str, int]:
    return {formula.shared: number for number, formula in reversed(grid.formulas.items()) if formula.shared is not None and formula.text}


class _Expression:
    """A formula on its way from text to figure: sums of products of factors, from left to right."""

    def __init__(self, text: str, sheet: Sheet, reckoner: Reckoner) -> None:
        self._sheet, self._reckoner = sheet, reckoner
        self._tokens = _tokens_of(text)
        self._at = self._depth = 0

    def value(self) -> float:
        result = self._sum()
        if self._at != len(self._tokens):
            raise _Unknown
        return result

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _take(self, *signs: str) -> str:
        kind, text = self._next()
        if kind == "sign" and text in signs:
            self._at += 1
            return text
        return ""

    def _sum(self) -> float:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unknown
        result = self._product()
        while sign := self._take("+", "-"):
            result = result + self._product() if sign == "+" else result - self._product()
        self._depth -= 1
        return result

    def _product(self) -> float:
        result = self._factor()
        while sign := self._take("*", "/"):
            result = result * self._factor() if sign == "*" else result / self._factor()
        return result

    def _factor(self) -> float:
        turned = 1
        while sign := self._take("+", "-"):
            turned = -turned if sign == "-" else turned
        result = self._single()
        while self._take("%"):
            result /= 100
        return turned * result

    def _single(self) -> float:
        kind, text = self._next()
        self._at += 1
        if kind == "number":
            return float(text)
        if kind == "reference":
            figures, one = self._reckoner.numbers_in(text, self._sheet)
            if not one:
                raise _Unknown
            return figures[0] if figures else 0.0
        if kind == "function":
            return self._function(text.upper())
        if kind == "sign" and text == "(":
            result = self._sum()
            if self._take(")"):
                return result
        raise _Unknown

    def _function(self, name: str) -> float:
        self._take("(")
        figures: list[float] = []
        while not self._take(")"):
            kind, text = self._next()
            after = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else ("end", "")
            if kind == "reference" and after[1] in (",", ";", ")"):
                self._at += 1
                figures.extend(self._reckoner.numbers_in(text, self._sheet)[0])
            else:
                figures.append(self._sum())
            if not self._take(",", ";") and self._next() != ("sign", ")"):
                raise _Unknown
        if name == "SUM":
            return sum(figures)
        result = 1.0
        for figure in figures:
            result *= figure
        return result if figures else 0.0


def _tokens_of(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at, text = 0, text.strip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise _Unknown
        number, cell, column, function, sign = found.groups()
        kind = "number" if number else "reference" if cell or column else "function" if function else "sign"
        tokens.append((kind, number or cell or column or function or sign))
        at = found.end()
    return tokens
