"""The plan's own workbook, edited by people: what has been done to it since it was written from its base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tiltaksplan.document.blocks import Document
from tiltaksplan.forms.plan_cells import CellRules
from tiltaksplan.forms.plan_found import EMPTIED, Found
from tiltaksplan.forms.plan_lines import read_lines
from tiltaksplan.forms.plan_match import Fits, Matched, match_proposals, proposal_values
from tiltaksplan.forms.plan_scores import read_scores
from tiltaksplan.forms.plan_shown import edits_of_shown
from tiltaksplan.forms.plan_tables import PlanRow, PlanTable, is_plan_workbook, marks_of, tables_of
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.field import Kind
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import ID, ROW_KEY, Rows, plan_sheet
from tiltaksplan.plan.pointer import with_value
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.spelling import name_key
from tiltaksplan.plan.workbook_edits import NEW, FieldEdit, Missing, NewProposal, WorkbookEdits

__all__ = ["edits_in", "is_plan_workbook", "marks_of"]

IS_COPY = N_("Raden er en kopi av rad {row}, og er ikke tatt inn. Gi den en egen tittel om den skal være et nytt forslag.")
NO_TITLE = N_("Raden mangler tittel, og er ikke tatt inn som nytt forslag: «{text}». Skriv tittelen, eller slett raden.")
ALONE = N_("«{text}» står for seg selv under tabellen, og er ikke lest. Flytt den opp i tabellen om den hører til der.")
STRANGER = N_("Raden har et nummer som verken planen eller arbeidsbokens grunnlag kjenner («{key}»), og er ikke tatt inn.")
NUMBER_STAYS = N_("Nummeret på et forslag kan ikke endres. Det står fortsatt som {number} i planen.")
OUTVOTED = N_(
    "På arket «{sheet}» står nummeret ikke lenger ved sitt forslag, trolig fordi bare noen av kolonnene er sortert. "
    "Disse er kjent igjen på innholdet: {proposals}."
)
GONE = N_("Arket «{sheet}» er borte. Ingenting er slettet i planen.")


def edits_in(document: Document, base: Plan, now: Plan, rules: CellRules, *, known: bool = True) -> WorkbookEdits:
    """Return what people have done in *document* since it was written from *base*.

    Args:
        document: The plan's own workbook.
        base: What it was written from; where *known* is False, the plan as it stands, and no row is then held to be missing.
        now: The plan as it stands, for rows that have come into it since.
        rules: How cells are read.
        known: Whether *base* is what it was written from.
    """
    tables, notes = tables_of(document)
    found = Found(base=base, now=now, rules=rules, known=known, notes=list(notes))
    _know_measures(found)
    for sheet in ("proposals", "costs", "hours", "risks", "milestones", "scores"):
        table = tables.get(sheet)
        if table is None:
            found.notes.append(Message.of(GONE, sheet=Message.of(plan_sheet(sheet).title)))
        elif table.sheet.rows is Rows.PROPOSAL:
            _read_proposals(table, found)
        elif table.sheet.rows is Rows.LINE:
            read_lines(table, found)
        else:
            read_scores(table, found)
    return WorkbookEdits(
        fields=tuple(found.fields),
        scores=tuple(found.scores),
        new_proposals=tuple(NewProposal(cell=key.removeprefix(NEW), proposal=one) for key, one in found.new_proposals.items()),
        new_lines=tuple(found.new_lines),
        missing=tuple(found.missing),
        rejected=tuple(found.rejected),
        notes=tuple(found.notes),
        rows=tuple(found.rows),
    )


def _know_measures(found: Found) -> None:
    """Let rows name the measures of the base and of the plan by number and title; a title that two have names none."""
    titles: dict[str, str] = {}
    for plan in (found.now, found.base):
        for one in plan.proposals:
            found.measures[one.id.casefold()] = one.id
            key = name_key(one.title or "")
            titles[key] = "" if titles.get(key, one.id) != one.id else one.id
    for title, measure in titles.items():
        if title and measure:
            found.measures.setdefault(title, measure)


def _read_proposals(table: PlanTable, found: Found) -> None:
    fits = Fits(table, found.rules)
    proposals = {one.id: one for one in found.base.proposals}
    matched = match_proposals(table, found.base.proposals, fits)
    outvoted: list[str] = []
    for key, row in sorted(matched.rows.items(), key=lambda pair: pair[1].number):
        found.place(table, row, key)
        values = proposal_values(proposals[key], fits.fields)
        for pointer, answer in fits.answers(row, key, values).items():
            if found.answered(table, row, pointer, answer):
                cell = table.cell_name(row.number, pointer)
                found.fields.append(FieldEdit(proposal=key, field=pointer, before=values[pointer], after=answer, cell=cell))
                if pointer == "/title" and isinstance(answer, str):
                    found.measures.setdefault(name_key(answer), key)
        if row.text(ROW_KEY) not in (key, "") and row.text(ID) in proposals:
            outvoted.append(key)
        elif table.has(ID) and not row.is_blank(ID) and row.text(ID) != key:
            found.reject(table.cell_name(row.number, ID), row.text(ID), Message.of(NUMBER_STAYS, number=key))
        found.rejected.extend(edits_of_shown(table, row, found.base, proposals[key], found.rules))
    if outvoted:
        found.notes.append(Message.of(OUTVOTED, sheet=table.title, proposals=outvoted))
    _new_proposals(table, matched, found, fits)
    if found.known and _tell_of_emptied(table, matched, len(proposals), found):
        missing = [key for key in proposals if key not in matched.rows]
        found.gone.update(missing)
        found.missing.extend(Missing(key=key, proposal=key) for key in missing)


def _tell_of_emptied(table: PlanTable, matched: Matched, things: int, found: Found) -> bool:
    """Return whether rows that are not there are to be told of as missing; of an emptied sheet one sentence is said instead."""
    if not matched.rows and things > 1:
        found.notes.append(Message.of(EMPTIED, sheet=table.title))
        return False
    return True


def _new_proposals(table: PlanTable, matched: Matched, found: Found, fits: Fits) -> None:
    titles = {one.id: name_key(one.title or "") for one in found.base.proposals}
    for row, key in matched.copies:
        original = matched.rows[key]
        if name_key(row.text("/title")) in (titles[key], name_key(original.text("/title"))):
            found.reject(table.cell_name(row.number, "/title"), row.text("/title"), Message.of(IS_COPY, row=original.number))
        else:
            _new_proposal(table, row, found, fits)
    filled = {row.number for row in table.rows}
    for row in matched.others:
        lonely = len([key for key in row.cells if not row.is_blank(key)]) == 1 and row.number - 1 not in filled
        if lonely and row.number - 1 != table.header:
            cell = next(key for key in row.cells if not row.is_blank(key))
            found.reject(table.cell_name(row.number, cell), row.text(cell), Message.of(ALONE, text=row.text(cell)))
        elif not found.known and row.text(ROW_KEY):
            found.reject(table.cell_name(row.number, ID), row.text("/title"), Message.of(STRANGER, key=row.text(ROW_KEY)))
        else:
            _new_proposal(table, row, found, fits)


def _new_proposal(table: PlanTable, row: PlanRow, found: Found, fits: Fits) -> None:
    title = row.text("/title")
    cell = table.cell_name(row.number, "/title")
    if not title:
        text = "; ".join(one.text.strip() for one in row.cells.values() if one.text.strip())
        found.reject(cell, text, Message.of(NO_TITLE, text=text))
        return
    since = _came_since(row, found)
    blank = Proposal()
    reference = since.id if since is not None else f"{NEW}{cell}"
    for pointer, answer in fits.answers(row, NEW, proposal_values(blank, fits.fields)).items():
        if not found.answered(table, row, pointer, answer):
            continue
        if since is None:
            blank = with_value(blank, pointer, answer)
        elif table.has(pointer):
            place = table.cell_name(row.number, pointer)
            found.fields.append(FieldEdit(proposal=since.id, field=pointer, before=None, after=answer, cell=place))
    found.measures.setdefault(name_key(title), reference)
    if row.text(ID) and row.text(ID) not in {one.id for one in found.base.proposals}:
        found.measures[row.text(ID).casefold()] = reference
    found.place(table, row, since.id if since is not None else cell, is_new=since is None)
    if since is None:
        found.new_proposals[reference] = replace(blank, not_asked=_not_asked(fits))


def _came_since(row: PlanRow, found: Found) -> Proposal | None:
    """Return the proposal that has come into the plan since the base and has the row's title: the same row, taken in before."""
    known = {one.id for one in found.base.proposals} | {place.thing for place in found.rows}
    key = name_key(row.text("/title"))
    return next((one for one in found.now.proposals if one.id not in known and name_key(one.title or "") == key), None)


def _not_asked(fits: Fits) -> tuple[str, ...]:
    """Return the fields that the sheet had no column for, so that no check asks a group why it left them empty."""
    from tiltaksplan.plan.fields import FIELDS

    have: Mapping[str, Kind] = {one.pointer: one.kind for one in fits.fields}
    return tuple(one.pointer for one in FIELDS if one.personal and one.pointer not in have)
