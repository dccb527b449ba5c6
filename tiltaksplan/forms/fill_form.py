"""A blank form as who fills it in sees it: its rooms, what stands in them already, and how something is written there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Block, Cell, Document, Paragraph, Table
from tiltaksplan.document.entry import Entry, How
from tiltaksplan.document.inline import Control, ControlKind
from tiltaksplan.document.place import Place
from tiltaksplan.forms.bindings import bind
from tiltaksplan.forms.corrections import apply_corrections
from tiltaksplan.forms.fill_values import Telling, option_for
from tiltaksplan.forms.help_text import Help, is_prompt
from tiltaksplan.forms.layout import layout_of
from tiltaksplan.forms.lines import lines_of
from tiltaksplan.forms.slots import Layout
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.template import Template

NO_ROOM = N_("Skjemaet har ikke plass til dette feltet.")
NOT_ON_THE_LIST = N_("Listen i skjemaet har ikke dette valget.")
NO_BOX = N_("Skjemaet har ingen boks for dette.")
NOT_ASKED_FOR = N_("Dette er personopplysninger. De fylles bare ut når du ber om det.")
_OUTSIDE = ("header", "footer", "footnote", "endnote")
_SETTLED = (ControlKind.TICK, ControlKind.PICTURE, ControlKind.REPEAT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A value of the proposal, and where it can stand.

    Attributes:
        pointer: The field, or the line's.
        text: The value as it is told.
        choices: Ways to write it, the likeliest first; each is all the entries that it takes.
    """

    pointer: str
    text: str
    choices: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A value of the proposal that the form has no place for."""

    pointer: str
    text: str
    reason: Message


@dataclass(slots=True, kw_only=True)
class Filling:
    """What is to be written in a form, gathered while its rooms are gone through.

    Attributes:
        upkeep: What the form keeps of itself, and has to be told of: where the rows are that were added.
    """

    answers: list[Answer] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    upkeep: list[Entry] = field(default_factory=list)
    used: set[tuple[str, How, str, int, int]] = field(default_factory=set)

    def takes(self, entries: Iterable[Entry]) -> bool:
        """Return whether the places of *entries* are free; they are taken then."""
        keys = {(entry.place.address or str(entry.place.steps), entry.how, entry.label, entry.number, entry.copy) for entry in entries}
        if keys & self.used:
            return False
        self.used |= keys
        return True

    def leave(self, pointer: str, text: str, reason: str = NO_ROOM) -> None:
        """Tell that a value finds no place; the same one is told of once."""
        one = LeftOut(pointer=pointer, text=text, reason=Message.of(reason))
        same = (told.text == text and _without_numbers(told.pointer) == _without_numbers(pointer) for told in self.left_out)
        if text and not any(same):
            self.left_out.append(one)


def _without_numbers(pointer: str) -> str:
    return "/".join("*" if part.isdecimal() else part for part in pointer.split("/"))


class FormToFill:
    """A blank form with its rooms.

    Args:
        document: Of the blank form, a worksheet's empty cells among the others.
        layout: Its rooms.
        help_text: Tells help from answers.
    """

    def __init__(self, document: Document, layout: Layout, help_text: Help, telling: Telling) -> None:
        self.document, self.layout, self.help, self.telling = document, layout, help_text, telling
        self.paragraphs: dict[str, Paragraph] = {}
        self.tables: list[Table] = []
        for block in document.blocks():
            self._learn(block)

    @property
    def is_own(self) -> bool:
        """Whether the form says itself which field each of its places is for."""
        return any(slot.pointer and slot.sure_label and slot.rooms for slot in self.layout.slots)

    def again(self, document: Document, template: Template) -> FormToFill:
        """Return the same form with some of its answers in *document*, looked at anew."""
        layout = layout_of(document, self.help)
        bind(layout, document)
        apply_corrections(layout, template, self.help.blank)
        return FormToFill(document, layout, self.help, self.telling)

    def _learn(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self.paragraphs.setdefault(block.place.address, block)
        elif isinstance(block, Table):
            self.tables.append(block)
            for cell in block.cells:
                for inner in cell.blocks:
                    self._learn(inner)

    def is_free(self, cell: Cell) -> bool:
        """Whether somebody can write in *cell*: nothing stands there, or help alone, and no formula."""
        if cell.formula or cell.locked:
            return False
        return all(self._is_no_answer(block, cell) for block in cell.blocks)

    def _is_open(self, cell: Cell, *, below: bool) -> bool:
        """Whether *cell* is free and nobody's: no label has it for its room."""
        owners = [slot for slot in self.layout.slots if any(cell.place == one.place for one in slot.rooms)]
        row = dict(cell.place.steps).get("row")
        owned = any(dict(slot.place.steps).get("row") in (row, None) or below for slot in owners)  # a band over the row owns nothing in it
        return not cell.text.strip() and self.is_free(cell) and not owned

    def is_printed(self, cell: Cell) -> bool:
        """Whether all that stands in *cell* is what the blank form prints there, and nothing else than words."""
        if cell.formula or cell.locked or not all(isinstance(block, Paragraph) and not block.controls for block in cell.blocks):
            return False
        lines = [line for block in cell.blocks if isinstance(block, Paragraph) for line in lines_of(block, cell) if line.plain.strip()]
        return all(self.help.is_printed(line) for line in lines)

    def _is_no_answer(self, block: Block, cell: Cell) -> bool:
        if not isinstance(block, Paragraph):
            return False
        if any(one.kind is ControlKind.TICK for one in block.controls):
            return False
        for line in lines_of(block, cell):
            text = line.plain.strip()
            if text and not (is_prompt(text) or self.help.is_help(line, answer=True)):
                return False
        return True

    def room_in(self, cell: Cell) -> Control | None:
        """Return the control in *cell* that takes an answer in words, if it has one."""
        return next((one for one in controls_in(cell.blocks) if one.kind not in _SETTLED), None)

    def entry(self, cell: Cell, text: str, value: object = None, *, copy: int = 0) -> Entry | None:
        """Return what writes *text* in *cell*; None where its list does not have it."""
        control = self.room_in(cell)
        if control is not None:
            told = control_text(control, text)
            return None if told is None else Entry(place=control.place, text=told, value=value, copy=copy)  # type: ignore[arg-type]
        if cell.options:
            told = option_for(text, cell.options, loosely=not cell.takes_others)
            if told is None and not cell.takes_others:
                return None
            if told is not None and told != text:
                value = _number_of(told) if isinstance(value, int | float) else None
                text = told
        return Entry(place=cell.place, text=text, value=value, copy=copy)  # type: ignore[arg-type]

    def beside(self, place: Place) -> Iterator[Place]:
        """Yield the cells right of, and below, the one at *place*, where nothing stands in them."""
        for table in self.tables:
            for cell in table.cells:
                if cell.place.steps == place.steps:
                    for row, column in ((cell.row, cell.column + cell.column_span), (cell.row + cell.row_span, cell.column)):
                        other = table.at(row, column)
                        if other is None and is_in_sheet(place):
                            name = f"{column_letters(column)}{row}"
                            yield Place((*place.steps[:-1], ("cell", name)))
                        elif (
                            other is not None
                            and self._is_open(other, below=row != cell.row)
                            and other.row == row
                            and other.column == column
                        ):
                            yield other.place
                    return


def column_letters(number: int) -> str:
    """Return the letters of a worksheet's column.

    >>> column_letters(2), column_letters(28)
    ('B', 'AB')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _number_of(text: str) -> int | float | None:
    try:
        return int(text)
    except ValueError:
        return None


def controls_in(blocks: Iterable[Block]) -> Iterator[Control]:
    """Yield the controls in some blocks."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.controls


def control_text(control: Control, text: str) -> str | None:
    """Return *text* as *control* takes it: the option that says it; None where a list does not have it."""
    if control.kind is ControlKind.CHOICE:
        return option_for(text, control.options)
    if control.kind is ControlKind.COMBO:
        return option_for(text, control.options, loosely=False) or text
    return text


def is_outside(place: Place) -> bool:
    """Whether a place is in what is printed around a form's pages."""
    return any(kind in _OUTSIDE for kind, _ in place.steps)


def is_in_sheet(place: Place) -> bool:
    """Whether a place is a worksheet's."""
    return any(kind == "sheet" for kind, _ in place.steps)


def tick(place: Place, *, in_sheet: bool, options: Sequence[str] = ()) -> Entry:
    """Return what ticks the box at *place*."""
    if not in_sheet:
        return Entry(place=place, text="", how=How.TICK)
    crosses = [one for one in options if one.strip().casefold() in ("x", "ja", "yes", "☒", "✓", "true")]
    return Entry(place=place, text=crosses[0] if crosses else "x")
