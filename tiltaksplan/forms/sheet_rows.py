"""Rows of our own workbooks' tables as values by attribute; what cannot be read becomes a problem with its cell and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tiltaksplan.document.blocks import Cell, Section
from tiltaksplan.document.place import Place
from tiltaksplan.forms.reading import Problem
from tiltaksplan.forms.sheet_tables import SheetTable
from tiltaksplan.forms.sheet_values import DEFAULT_WORK_YEAR, is_blank, message_of, value_of
from tiltaksplan.forms.values import Unclear
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.setup_sheets import Sheet
from tiltaksplan.plan.spelling import name_key

_SUM_WORDS = frozenset(name_key(word) for word in ("Sum", "Totalt", "Total", "I alt", "Til sammen"))


@dataclass(slots=True)
class Problems:
    """The problems met so far, in the order in which they were met."""

    met: list[Problem] = field(default_factory=list)

    def add(self, code: str, place: Place, message: Message, *, severity: Severity = Severity.ERROR, text: str = "") -> None:
        """Tell of one problem; its sentence begins with the cell."""
        told = Message.of(N_("{place}: {message}"), place=place.words(), message=message) if place.steps else message
        self.met.append(Problem(code=code, severity=severity, message=told, text=text, place=place))

    def warn(self, code: str, place: Place, message: Message, *, text: str = "") -> None:
        """Tell of something that is kept as it stands, and that a person should look at."""
        self.add(code, place, message, severity=Severity.WARNING, text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row.

    Attributes:
        values: By attribute; years as (year, hours) pairs, steps as the texts of 1 to 5. Empty cells are not in it.
        places: Where each attribute stands, or would stand.
    """

    number: int
    values: Mapping[str, Any]
    places: Mapping[str, Place]

    def place(self, attribute: str) -> Place:
        """Return where *attribute* stands; the row's first cell where the table has no such column."""
        return self.places.get(attribute) or next(iter(self.places.values()))


def rows_of(table: SheetTable, problems: Problems, *, hours_per_work_year: float = DEFAULT_WORK_YEAR) -> Iterator[Row]:
    """Yield the rows of *table* that hold what a row must hold, each thing once; tell of the others."""
    _tell_of_unknown_columns(table, problems)
    seen: dict[tuple[str, ...], Row] = {}
    for number, cells in table.rows.items():
        if _is_sum_row(cells) or all(is_blank(cells.get(one.number)) for one in table.columns if one.column.attribute):
            continue
        if _is_remark(table, number, cells, problems):
            continue
        row = _row_of(table, number, problems, hours_per_work_year)
        if _is_whole(table, row, cells, problems) and not _is_told_twice(table.sheet, row, seen, problems):
            yield row


def _row_of(table: SheetTable, number: int, problems: Problems, hours_per_work_year: float) -> Row:
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for one in table.columns:
        column, place = one.column, table.place(number, one.number)
        if not column.attribute:
            continue
        places.setdefault(column.attribute, place)
        cell = table.rows[number].get(one.number)
        if cell is None or is_blank(cell):
            continue
        value = value_of(cell, column.kind, hours_per_work_year=hours_per_work_year)
        if isinstance(value, Unclear):
            problems.add(value.code, place, message_of(value), text=value.text)
        elif one.year is not None:
            values[column.attribute] = (*values.get(column.attribute, ()), (one.year, value))
        elif one.step is not None:
            texts = list(values.get(column.attribute, ("",) * 5))
            texts[one.step - 1] = value
            values[column.attribute] = tuple(texts)
        else:
            values[column.attribute] = value
    return Row(number=number, values=values, places=places)


def _is_whole(table: SheetTable, row: Row, cells: Mapping[int, Cell], problems: Problems) -> bool:
    """Return whether *row* has all that a row must have; tell of the first cell that is empty. An unreadable one has been told of."""
    missing = [one for one in table.columns if one.column.required and one.column.attribute not in row.values]
    empty = next((one for one in missing if is_blank(cells.get(one.number))), None)
    if empty is not None:
        text = "; ".join(cell.text for _, cell in sorted(cells.items()))
        message = Message.of(
            N_("Cellen under «{label}» er tom, så raden er ikke tatt med: «{text}». Fyll ut cellen, eller slett raden."),
            label=Message.of(empty.column.label), text=text,
        )  # fmt: skip
        alone = len(cells) == 1  # a remark below the table rather than a row of it
        severity = Severity.WARNING if alone else Severity.ERROR
        problems.add("row-incomplete", table.place(row.number, empty.number), message, severity=severity, text=text)
    elif missing:
        message = Message.of(N_("Raden er ikke tatt med før cellen er rettet."))
        problems.add("row-left-out", table.place(row.number, missing[0].number), message)
    return not missing


def _is_told_twice(sheet: Sheet, row: Row, seen: dict[tuple[str, ...], Row], problems: Problems) -> bool:
    if not sheet.unique:
        return False
    key = tuple(name_key(str(row.values.get(attribute, ""))) for attribute in sheet.unique)
    first = seen.setdefault(key, row)
    if first is row or not any(key):
        return False
    attribute = sheet.unique[-1]
    name = ", ".join(str(row.values[one]) for one in sheet.unique)
    message = Message.of(
        N_("«{name}» står allerede i {first}. Raden er ikke tatt med. Slett den ene raden, eller rett navnet."),
        name=name, first=first.place(attribute).words(),
    )  # fmt: skip
    problems.add("told-twice", row.place(attribute), message, text=name)
    return True


def _is_remark(table: SheetTable, number: int, cells: Mapping[int, Cell], problems: Problems) -> bool:
    """Return whether the row is a text that stands by itself below the table, after an empty row; tell of it."""
    filled = [cell for cell in cells.values() if not is_blank(cell)]
    if len(filled) > 1 or number - 1 in table.rows or number - 1 == table.header:
        return False
    text = filled[0].text
    template = N_("«{text}» står for seg selv under tabellen, og er ikke lest. Flytt den opp i tabellen om den hører til der.")
    message = Message.of(template, text=text)
    problems.warn("row-alone", table.place(number, min(cells)), message, text=text)
    return True


def _is_sum_row(cells: Mapping[int, Cell]) -> bool:
    first = cells[min(cells)]
    return name_key(first.text) in _SUM_WORDS


def _tell_of_unknown_columns(table: SheetTable, problems: Problems) -> None:
    for cell in table.unknown:
        message = Message.of(
            N_("Kolonnen «{text}» er ikke kjent, og er ikke lest. Rett overskriften om innholdet skal være med."), text=cell.text
        )
        place = cell.place if cell.place.steps else Place()
        problems.add("column-unknown", place, message, severity=Severity.INFO, text=cell.text)


def tell_of_unknown_sheets(sections: tuple[Section, ...], problems: Problems) -> None:
    """Tell of each worksheet that was not read."""
    for section in sections:
        message = Message.of(
            N_("Arket «{title}» er ikke lest, fordi verken navnet eller overskriftene er kjent. Rett dem om innholdet skal være med."),
            title=section.title,
        )  # fmt: skip
        place = Place((("sheet", section.title),))
        problems.add("sheet-unknown", place, message, severity=Severity.INFO, text=section.title)
