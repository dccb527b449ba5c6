"""What a table of lines is about, and what each of its columns holds; a table that lies on its side is turned first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tiltaksplan.document.blocks import Cell
from tiltaksplan.forms.headers import KINDS, SHORT_YEAR, header_text, is_total, is_year_header, year_in
from tiltaksplan.forms.kinds import fit_of_column
from tiltaksplan.forms.labels import best, column_scores, section_scores
from tiltaksplan.forms.rows_of_years import has_kinds, header_cell
from tiltaksplan.forms.slots import Grid, GridColumn
from tiltaksplan.forms.values import TimeUnit, read_hours_unit_of_header, read_unit_of_header

LEAST = 0.55
"""How well a header must fit a role."""
_SAMPLES, _FEW = 12, 5
_FIGURES = {"costs": "amount", "hours": "hours"}
_NAMES = ("category", "funding", "person", "role", "unit", "description", "mitigation")
_FIGURES_ALONE = re.compile(r"[\d\W]*\d[\d\W]*")
_ANY_YEAR = re.compile(r"\b20[1-4]\d\b")
_PAYERS = re.compile(
    r"\b(?:egne|eigne|own|eksterne?|external|eget|egen|offentlig\w*|private?)\b|midler|midlar|finansier|tilskudd|tilskot|støtte|funds|grant",
    re.IGNORECASE,
)
_ONLY_YEAR = re.compile(r"\W*20[1-4]\d\W*")
_SHORT_SPAN = re.compile(r"^(?:20)?(\d\d)\s*/\s*(?:20)?(\d\d)$")


@dataclass(slots=True, kw_only=True)
class Column:
    """One column of a table of lines.

    Attributes:
        kind: costs, hours, risks or milestones; one table can have columns of two.
        role: The field of a line, or `total`, `number`, `ignored`, `unknown`.
        year: The calendar year that its figures belong to.
        samples: What stands in its first rows.
        sure: Whether its header says so plainly.
        payer: Who pays what stands in it, where the headers of one year's columns differ by that: «Egne midler 2023».
    """

    number: int
    label: str
    headers: tuple[str, ...] = ()
    kind: str = ""
    role: str = "unknown"
    year: int | None = None
    unit: int | None = None
    time_unit: TimeUnit | None = None
    samples: tuple[str, ...] = ()
    sure: bool = True
    payer: str = ""


def kind_of(grid: Grid, columns: Sequence[Column]) -> str:
    """Return what *grid* is about: costs, hours, finance, risks or milestones; nothing where it cannot be told."""
    if grid.foreign:
        return ""
    sections: dict[str, float] = {}
    for heading in grid.section[-2:]:
        for part, score in section_scores(heading).items():
            sections[part] = max(sections.get(part, 0.0), score * (1.0 if heading == grid.section[-1] else 0.8))
    years = sum(column.year is not None for column in columns)
    found = {}
    for kind in KINDS:
        fits = _roles(columns, kind)
        found[kind] = sum(score for _, score in fits.values()) + 1.2 * (sections.get(kind, 0) if sections.get(kind, 0) >= 0.7 else 0)
        if kind in _FIGURES:
            found[kind] += 0.5 * (years > 0)
            words = " ".join(text for column in columns for text in column.headers)
            found[kind] += (
                0.8 * (read_unit_of_header(words) is not None) if kind == "costs" else 0.8 * (read_hours_unit_of_header(words) is not None)
            )
            if not years and not any(role == _FIGURES[kind] for role, _ in fits.values()):
                found[kind] -= 1.0
        elif years > 1:
            found[kind] -= 1.5
    kind = max(found, key=lambda one: found[one])
    if (
        kind == "costs"
        and sections.get("finance", 0) >= 0.9
        and sections.get("finance", 0) >= sections.get("costs", 0)
        and names_sources(columns)
    ):
        return "finance"
    return kind if found[kind] >= 1.0 else ""


def names_sources(columns: Sequence[Column]) -> bool:
    """Return whether a table names sources without saying what they pay for."""
    texts = [column for column in columns if column.year is None and not is_total(column.label)]
    scores = [column_scores(column.label) for column in texts]
    return any(one.get("/costs/*/funding", 0) > 0.8 for one in scores) and not any(
        one.get("/costs/*/category", 0) > max(0.8, one.get("/costs/*/funding", 0), one.get("/costs/*/amount", 0)) for one in scores
    )


def columns_of(grid: Grid, first_year: int | None = None) -> list[Column]:
    """Return the columns of *grid* with their years; roles are given by `give_roles`."""
    columns = []
    for one in grid.columns:
        label = one.label
        years = {year for text in one.headers if (year := year_in(text)) is not None}
        year = next((year_in(text) for text in reversed(one.headers) if year_in(text) is not None and is_year_header(text)), None)
        if year is None and len(years) == 1 and any(is_year_header(text) for text in one.headers):
            year = years.pop()
        counted = SHORT_YEAR.match(label)
        if year is None and counted and first_year:
            year = first_year + int(counted["number"]) - 1
        span = _SHORT_SPAN.match(label.strip())
        if year is None and span:
            year = 2000 + int(span[1])
        words = " ".join(one.headers)
        columns.append(
            Column(
                number=one.number,
                label=label,
                headers=one.headers,
                year=year,
                unit=read_unit_of_header(words),
                time_unit=read_hours_unit_of_header(words),
                samples=tuple(cell.text.strip() for row in grid.rows[:_SAMPLES] if (cell := row.get(one.number)) and cell.text.strip())[
                    :_FEW
                ],
            )
        )
    return columns


def give_roles(columns: Sequence[Column], kind: str) -> list[Column]:
    """Return *columns* with the role that each has in a table about *kind*."""
    fits = _roles(columns, kind)
    _find_years(columns, kind, fits)
    if kind == "hours":
        _find_homes(columns, fits)
    has_years = kind in _FIGURES and any(column.year is not None for column in columns)
    given = []
    for column in columns:
        if is_total(column.label) and (column.year is None or any(is_total(text) for text in column.headers)):
            role, score = ("total", 1.0)
            if (
                fits.get(column.number, ("", 0.0))[0] == _FIGURES.get(kind)
                and not any(other.year for other in columns)
                and sum(is_total(other.label) for other in columns) == 1
                and not any(role == _FIGURES.get(kind) for number, (role, _) in fits.items() if number != column.number)
            ):
                role = _FIGURES[kind]  # «Sum» alone is the amount's own column
        elif column.year is not None and kind in _FIGURES:
            role, score = _FIGURES[kind], 1.0
        else:
            role, score = fits.get(column.number, ("unknown", 0.0))
        if role == _FIGURES.get(kind) and column.year is None and has_years:
            role = "ignored"  # beside figures by year, one without is a share or a sum
        given.append(replace(column, kind=kind, role=role, sure=score >= 0.85))
    sums = [number for number, column in enumerate(given) if column.role == "total"]
    if kind in _FIGURES and len(sums) == 1 and not any(column.role == _FIGURES[kind] for column in given):
        given[sums[0]] = replace(given[sums[0]], role=_FIGURES[kind])  # «Sum kr» is all the amount there is
    return _with_payers(given) if kind == "costs" else given


def _with_payers(columns: list[Column]) -> list[Column]:
    """Return *columns* with the payers that the headers name beside the year."""
    money = [column for column in columns if column.role == "amount" and column.year is not None]
    payers = {column.number: _payer_of(column) for column in money}
    years = [column.year for column in money]
    if first_role(columns, "funding") is not None or len(set(years)) == len(years) or len(set(payers.values())) < 2:
        return columns
    if not any(_PAYERS.search(payer) for payer in payers.values()) or not all(payers.values()):
        return columns
    return [replace(column, payer=payers.get(column.number, "")) for column in columns]


def _payer_of(column: Column) -> str:
    texts = (_ANY_YEAR.sub(" ", text).strip(" :–-,()") for text in column.headers)
    return next((" ".join(text.split()) for text in texts if _PAYERS.search(text)), "")


def _find_years(columns: Sequence[Column], kind: str, fits: dict[int, tuple[str, float]]) -> None:
    """Take a column that holds nothing but years for the year, whatever it is called: «Når»."""
    if kind not in _FIGURES or any(column.year is not None for column in columns) or any(role == "year" for role, _ in fits.values()):
        return
    for column in columns:
        if column.samples and all(_ONLY_YEAR.fullmatch(text) for text in column.samples):
            fits[column.number] = ("year", 0.9)
            return


def _find_homes(columns: Sequence[Column], fits: dict[int, tuple[str, float]]) -> None:
    """Take a column of departments for the unit, whatever it is called: «Fra»."""
    if any(role == "unit" for role, _ in fits.values()):
        return
    for column in columns:
        if column.number not in fits and column.year is None and fit_of_column("unit", column.samples) > 0.05:
            fits[column.number] = ("unit", 0.8)
            return


def _roles(columns: Sequence[Column], kind: str) -> dict[int, tuple[str, float]]:
    """Return by column the role that fits best, each role once, the whole as good as can be."""
    pairs = []
    for column in columns:
        if column.year is not None and kind in _FIGURES:
            continue
        for pointer, score in column_scores(column.label).items():
            name = role_name(pointer, kind)
            if name and score >= LEAST and not (name in _NAMES and are_figures(column.samples)):
                pairs.append((score + fit_of_column(name, column.samples), -column.number, name))
    pairs = sorted((pair for pair in pairs if pair[0] >= LEAST), reverse=True)
    fits: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, number, name in pairs:
        if -number not in fits and (name not in taken or name in ("ignored", "number", "total")):
            fits[-number] = (name, min(score, 1.0))
            taken.add(name)
    return fits


def are_figures(samples: Sequence[str]) -> bool:
    """Return whether a column holds nothing but figures, and so names nothing."""
    return bool(samples) and all(_FIGURES_ALONE.fullmatch(text) for text in samples)


def role_name(pointer: str, kind: str) -> str:
    """Return the role that a column's field is in a table about *kind*; empty where it is none there."""
    if pointer.startswith(f"/{kind}/"):
        return pointer.rpartition("/")[2]
    if pointer == "/+total" and kind not in _FIGURES:
        return ""  # «Slutt» is no sum
    return pointer.removeprefix("/+") if pointer.startswith("/+") else ""


def turned(grid: Grid) -> Grid | None:
    """Return *grid* with rows and columns exchanged where its years, or its fields, stand in the first column; else None."""
    if len(grid.columns) < 2:
        return None
    first = min(column.number for column in grid.columns)
    heads = [(row, header_text(cell)) for row in grid.rows if (cell := row.get(first)) is not None and cell.text.strip()]
    years = sum(is_year_header(text) for _, text in heads)
    others = [column for column in grid.columns if column.number != first]
    if (
        years < 2
        or sum(is_year_header(column.label) for column in others) >= 2
        or (_has_figures(others) and not has_kinds(grid))
        or len({text for _, text in heads}) < len(heads)
    ):
        return None
    columns = [GridColumn(headers=("",), number=1)]
    columns += [GridColumn(headers=(*_units(grid), text), number=number) for number, (_, text) in enumerate(heads, start=2)]
    rows = []
    for column in others:
        if is_total(column.label):
            continue
        line: dict[int, Cell] = {1: header_cell(grid, column)}
        for number, (row, _) in enumerate(heads, start=2):
            if column.number in row:
                line[number] = row[column.number]
        rows.append(line)
    return replace(grid, columns=columns, rows=rows)


def _units(grid: Grid) -> tuple[str, ...]:
    """Return what the corner of a turned table says of its figures: «Beløp i 1000 kr»."""
    corner = min(grid.columns, key=lambda column: column.number)
    return tuple(text for text in corner.headers if read_unit_of_header(text) or read_hours_unit_of_header(text))


def _has_figures(columns: Sequence[GridColumn]) -> bool:
    found = [best({pointer: score for pointer, score in column_scores(column.label).items() if "/*/" in pointer}) for column in columns]
    names = {pointer.rpartition("/")[2] for pointer, score in found if score >= 0.85}
    return bool(names & {"amount", "hours"}) and bool(names & {"category", "funding", "person", "role", "unit"})


def first_role(columns: Sequence[Column], role: str) -> Column | None:
    """Return the first column with *role*."""
    return next((column for column in columns if column.role == role), None)


def by_number(columns: Sequence[Column]) -> Mapping[int, Column]:
    """Return *columns* by their numbers."""
    return {column.number: column for column in columns}


__all__ = ["Column", "by_number", "columns_of", "first_role", "give_roles", "kind_of", "names_sources", "turned"]
