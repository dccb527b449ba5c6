"""Costs, hours, risks and milestones in an edited workbook: a row a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tiltaksplan.forms.plan_cells import SAME, Told
from tiltaksplan.forms.plan_found import EMPTIED, Found
from tiltaksplan.forms.plan_match import BaseLine, Fits, Matched, line_values, lines_of, match_lines, measure_named
from tiltaksplan.forms.plan_shown import edits_of_shown
from tiltaksplan.forms.plan_tables import PlanRow, PlanTable
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.plan_sheets import ID
from tiltaksplan.plan.spelling import name_key
from tiltaksplan.plan.workbook_edits import LINE_TYPES, FieldEdit, Missing

WHOSE = N_("Raden sier ikke hvilket tiltak den hører til: «{text}». Skriv nummeret i kolonnen «Nr.».")
NO_SUCH = N_("Raden viser til «{number}», og det er ikke noe forslag med det nummeret eller den tittelen. Rett nummeret.")
IS_COPY = N_("Raden er en kopi av rad {row}, og er ikke tatt inn. Endre den om den skal være en egen linje.")
UNREADABLE = N_("Raden er ikke tatt inn før cellen er rettet.")


def read_lines(table: PlanTable, found: Found) -> None:
    """Add what has been done to a sheet of lines to *found*."""
    name = table.sheet.key
    fits = Fits(table, found.rules)
    lines = lines_of(found.base.proposals, name, fits.fields)
    proposals = {one.id: one for one in found.base.proposals}

    def whose(row: PlanRow) -> str | None:
        return measure_of(row, found)

    matched = match_lines(table, lines, fits, whose)
    for key, row in sorted(matched.rows.items(), key=lambda pair: pair[1].number):
        line = lines[key]
        found.place(table, row, key)
        at = f"/{name}/{line.position}"
        for pointer, answer in fits.answers(row, key, line.values).items():
            if found.answered(table, row, pointer, answer):
                place = f"{at}/{pointer.rpartition('/')[2]}"
                cell = table.cell_name(row.number, pointer)
                found.fields.append(FieldEdit(proposal=line.proposal, field=place, before=line.values[pointer], after=answer, cell=cell))
        target = _moved_to(table, row, line.proposal, found)
        if target is not None:
            cell = table.cell_name(row.number, ID)
            found.fields.append(FieldEdit(proposal=line.proposal, field=f"{at}/id", before=line.proposal, after=target, cell=cell))
        else:
            found.rejected.extend(edits_of_shown(table, row, found.base, proposals[line.proposal], found.rules))
    _new_lines(table, matched, found, fits, lines)
    if found.known and (matched.rows or len(lines) < 2):
        for key, line in lines.items():
            if key not in matched.rows and line.proposal not in found.gone and not line.is_blank:
                found.missing.append(Missing(key=key, proposal=line.proposal, table=name, position=line.position))
    elif found.known:
        found.notes.append(Message.of(EMPTIED, sheet=table.title))


def measure_of(row: PlanRow, found: Found) -> str | None:
    """Return which measure a row means, by its number, or where that is empty by its title; None where it means none."""
    number, title = measure_named(row)
    return found.measures.get(number.casefold()) if number else found.measures.get(name_key(title)) if title else None


def _moved_to(table: PlanTable, row: PlanRow, proposal: str, found: Found) -> str | None:
    """Return the measure that a line of *proposal* was moved to; None where it stands where it stood."""
    if not table.has(ID) or row.is_blank(ID) or row.text(ID) == proposal:
        return None
    target = measure_of(row, found)
    if target is None:
        found.reject(table.cell_name(row.number, ID), row.text(ID), Message.of(NO_SUCH, number=row.text(ID)))
    return None if target == proposal else target


def _new_lines(table: PlanTable, matched: Matched, found: Found, fits: Fits, lines: Mapping[str, BaseLine]) -> None:
    for row, key in matched.copies:
        original, values = matched.rows[key], lines[key].values
        target, first = (measure_of(one, found) or lines[key].proposal for one in (row, original))
        if target == first and fits.answers(row, key, values) == fits.answers(original, key, values):
            cell = table.cell_name(row.number, ID)
            found.reject(cell, _text_of(row), Message.of(IS_COPY, row=original.number))
        else:
            _new_line(table, row, target, found, fits)
    for row in matched.others:
        target_of_other = measure_of(row, found)
        if target_of_other is None:
            number, _ = measure_named(row)
            text = Message.of(NO_SUCH, number=number) if number else Message.of(WHOSE, text=_text_of(row))
            found.reject(table.cell_name(row.number, ID), _text_of(row), text)
        else:
            _new_line(table, row, target_of_other, found, fits)


def _new_line(table: PlanTable, row: PlanRow, proposal: str, found: Found, fits: Fits) -> None:
    kind = LINE_TYPES[table.sheet.key]
    values: dict[str, Any] = {}
    for pointer, answer in fits.answers(row, "", line_values(kind(), fits.fields)).items():
        if isinstance(answer, Told):
            found.reject(table.cell_name(row.number, pointer), answer.text, answer.message)
        elif answer is not SAME:
            values[pointer.rpartition("/")[2]] = answer
    if not values:
        return
    cell = table.cell_name(row.number, ID)
    found.place(table, row, cell, is_new=True, owner=proposal)
    found.add_line(cell, proposal, table.sheet.key, kind(**values))


def _text_of(row: PlanRow) -> str:
    return "; ".join(cell.text.strip() for cell in row.cells.values() if cell.text.strip())
