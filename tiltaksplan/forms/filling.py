"""From a proposal to what is written where in somebody's blank form: the reverse of `recognise`, with the same eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Document
from tiltaksplan.forms.bindings import bind
from tiltaksplan.forms.blank import Blank
from tiltaksplan.forms.corrections import apply_corrections, header_fields
from tiltaksplan.forms.fill_columns import filled_roles
from tiltaksplan.forms.fill_form import NOT_ASKED_FOR, Answer, Filling, FormToFill, LeftOut
from tiltaksplan.forms.fill_grids import GridFiller
from tiltaksplan.forms.fill_list import ListFiller
from tiltaksplan.forms.fill_rooms import with_answers, with_rooms_beside
from tiltaksplan.forms.fill_slots import SlotFiller, fields_of_slots
from tiltaksplan.forms.fill_values import LINES, Telling, samples_of, told_values
from tiltaksplan.forms.grid_roles import Column, columns_of, kind_of, turned
from tiltaksplan.forms.grids import name_the_unnamed, time_unit_of
from tiltaksplan.forms.help_text import Help
from tiltaksplan.forms.layout import layout_of, mostly_faint
from tiltaksplan.forms.lists import is_list
from tiltaksplan.forms.own_form import list_after, own_layout
from tiltaksplan.forms.recognise import general_note, note_of
from tiltaksplan.forms.slots import Grid, Layout
from tiltaksplan.forms.spoken_language import language_of
from tiltaksplan.forms.values import TimeUnit, read_unit_of_header
from tiltaksplan.language import Message
from tiltaksplan.plan.fields import FIELDS, Lines
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.setup import Setup
from tiltaksplan.plan.template import Template

_MOST_LOOKS = 3


def filling_of(
    document: Document, template: Template, proposal: Proposal, *, setup: Setup | None = None, personal: bool = False, may_grow: bool = True
) -> Filling:
    """Return what of *proposal* is to be written where in the blank form in *document*, and what finds no place there.

    Args:
        document: Of the blank form; a worksheet's empty cells that wait for an answer are among its cells.
        template: Of the same form: what it prints, and what a person has said of its rooms.
        setup: Of the plan: its work year, its first year.
        personal: Whether what is said of the project leader's fitness is filled in where the form asks for it.
        may_grow: Whether tables with too few lines get more.
    """
    blank = Blank(replace(template, labels=()))  # which of its words are labels is seen anew, with the answers beside them
    help_text = Help(blank=blank, faint_is_help=not mostly_faint(document))
    own = own_layout(document)
    shown = document if own else with_rooms_beside(document)
    layout = own or layout_of(shown, help_text)
    bind(layout, document)
    apply_corrections(layout, template, blank)
    telling = Telling(language=_language_of(document, layout), work_year=setup.hours_per_work_year if setup else 1695)
    form = FormToFill(shown, layout, help_text, telling)
    filling = _Filler(form, proposal, setup, template, personal=personal, may_grow=may_grow).filling()
    if own is not None and document.kind == "excel":
        filling.upkeep.extend(list_after(document, _added(filling)))
    return filling


def _added(filling: Filling) -> dict[tuple[str, int], int]:
    """Return by worksheet and row how many copies of that row the answers take."""
    added: dict[tuple[str, int], int] = {}
    for entry in (entry for answer in filling.answers for entry in answer.choices[0] if entry.copy):
        steps = {kind: str(value) for kind, value in entry.place.steps}
        row = int("".join(sign for sign in steps.get("cell", "0") if sign.isdigit()))
        added[steps.get("sheet", ""), row] = max(added.get((steps.get("sheet", ""), row), 0), entry.copy)
    return added


def _language_of(document: Document, layout: Layout) -> str:
    texts = [text for text in (*(slot.label for slot in layout.slots), *(line.plain for line in layout.helps)) if text]
    return language_of(texts) if texts else document.language or "nb"


class _Filler:
    """Goes through one form: its lists or tables first, then the single answers, then what was left."""

    def __init__(
        self, form: FormToFill, proposal: Proposal, setup: Setup | None, template: Template, *, personal: bool, may_grow: bool
    ) -> None:
        self._form, self._proposal, self._setup, self._template = form, proposal, setup, template
        self._told = told_values(proposal, form.telling, personal=personal)
        self._personal, self._may_grow = personal, may_grow
        self._filling = Filling()
        self._done: set[str] = set()
        self._note = general_note(form.layout)
        self._asked: frozenset[str] = frozenset()

    def filling(self) -> Filling:
        """Return all that is to be written."""
        layout = self._form.layout
        lists = [] if any(slot.pointer for slot in layout.slots) else [grid for grid in layout.grids if is_list(grid)]
        if lists:
            filler = ListFiller(self._form, self._proposal, self._told, self._filling, self._setup)
            filler.fill(lists[0], self._note, header_fields(self._template), self._done, may_grow=self._may_grow)
        else:
            self._tables(layout.grids)
            self._rooms()
        self._leave_the_rest()
        return self._filling

    def _rooms(self) -> None:
        """Fill the rooms of single answers; when those that are seen are answered, more of them may show."""
        form = self._form
        for _ in range(_MOST_LOOKS):
            fields = fields_of_slots(form.layout.slots, self._told, frozenset(self._done))
            self._asked |= frozenset(fields.values())
            before = len(self._filling.answers)
            SlotFiller(form, self._proposal, self._told, self._filling).fill(fields, self._done)
            if len(self._filling.answers) == before or self._told.keys() <= self._done or form.is_own:
                return
            entries = (entry for answer in self._filling.answers for entry in answer.choices[0])
            form = form.again(with_answers(form.document, entries), self._template)

    def _tables(self, grids: Sequence[Grid]) -> None:
        read = [(kind, grid, columns, unturned) for one in grids for kind, grid, columns, unturned in [self._about(one)] if kind]
        funded = any(kind == "costs" and any(one.role == "funding" or one.payer for one in columns) for kind, _, columns, _ in read)
        for kind, grid, columns, is_turned in read:
            if kind == "finance" and (funded or not self._proposal.costs):
                continue
            pointer = "/costs" if kind == "finance" else f"/{kind}"
            if kind != "finance" and pointer in self._done:
                continue
            note = " ".join((*grid.section, note_of(grid, self._form.layout, lambda slot: slot.text)))
            unit = read_unit_of_header(note) or read_unit_of_header(self._note) or 1
            hours = time_unit_of(grid.section[-1] if grid.section else "") or time_unit_of(note) or TimeUnit.HOURS
            before = len(self._filling.left_out)
            GridFiller(self._form, self._proposal, self._filling).fill(
                kind, grid, columns, unit=unit, time_unit=hours, may_grow=self._may_grow and not is_turned
            )
            if kind == "costs" and any(one == "finance" for one, *_ in read):
                self._filling.left_out[before:] = [one for one in self._filling.left_out[before:] if not one.pointer.endswith("/funding")]
            self._done.add(pointer)

    def _about(self, grid: Grid) -> tuple[str, Grid, list[Column], bool]:
        upright = turned(grid)
        shown = upright or grid
        columns = columns_of(shown, self._setup.first_year if self._setup else None)
        kind = kind_of(shown, columns)
        if not kind:
            return "", shown, columns, False
        columns = filled_roles(columns, "costs" if kind == "finance" else kind, samples_of(self._proposal, kind, self._form.telling))
        name_the_unnamed(columns, "costs" if kind == "finance" else kind, shown.section[-1] if shown.section else "")
        return kind, shown, columns, upright is not None

    def _leave_the_rest(self) -> None:
        for field in FIELDS:
            if field.computed or field.pointer in self._done:
                continue
            value = field.value_in(self._proposal)
            if field.personal and not self._personal:
                if value and field.pointer in self._asked:  # the text itself is told to nobody
                    self._filling.left_out.append(LeftOut(pointer=field.pointer, text="", reason=Message.of(NOT_ASKED_FOR)))
            elif isinstance(field.kind, Lines):
                for number, line in enumerate(value if isinstance(value, tuple) else ()):
                    self._filling.leave(f"{field.pointer}/{number}", self._form.telling.line(line))
            else:
                self._filling.leave(field.pointer, self._told.get(field.pointer, ""))


__all__ = ["LINES", "Answer", "Filling", "filling_of"]
