"""What the layout of a form comes down to: labels with the room for their answers, and tables of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Cell, Table
from tiltaksplan.document.place import Place
from tiltaksplan.forms.lines import Line
from tiltaksplan.forms.ticks import Tick


@dataclass(slots=True, kw_only=True)
class Slot:
    """A label with the room for its answer; filled while the layout is read, and left alone afterwards.

    Attributes:
        label: As printed, without help and without the answer.
        names: Further names of the same room: of its controls, or the heading that it stands under alone.
        answer: The lines that stand in the room, help among them.
        section: The headings above, from the outside in.
        sure_label: Whether the look says that it is a label, whatever its words.
        number: In the order of the form.
        sheet: Of a workbook.
        pointer: The field that the form itself names for it; empty where only its label tells.
        rooms: The cells that are its room, empty ones too, where it lies in a table.
    """

    label: str
    place: Place = Place()
    names: tuple[str, ...] = ()
    answer: list[Line] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    section: tuple[str, ...] = ()
    sure_label: bool = False
    number: int = 0
    sheet: str = ""
    pointer: str = ""
    rooms: list[Cell] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that stands in the room."""
        return "\n".join(line.text for line in self.answer if line.plain.strip())

    @property
    def filled(self) -> bool:
        """Whether anything stands in the room."""
        return bool(self.ticks) or any(line.plain.strip() for line in self.answer)


@dataclass(slots=True, kw_only=True)
class GridColumn:
    """One column of a table of lines: its headers from the top down, and the header that stands over it in a band."""

    headers: tuple[str, ...]
    number: int
    span: int = 1

    @property
    def label(self) -> str:
        """The header nearest to the lines."""
        return self.headers[-1] if self.headers else ""


@dataclass(slots=True, kw_only=True)
class Grid:
    """A table of lines.

    Attributes:
        rows: The lines: for each the cells by column number.
        section: The headings above, the caption last.
        note: What stands near it as help: «Alle beløp i 1000 kr».
        foreign: Whether it is a register of something that no proposal has; what stands in it finds no field.
    """

    table: Table
    columns: list[GridColumn]
    rows: list[dict[int, Cell]]
    section: tuple[str, ...] = ()
    number: int = 0
    sheet: str = ""
    header_rows: tuple[int, ...] = ()
    note: str = ""
    foreign: bool = False

    def cells(self) -> Iterator[Cell]:
        """Yield the cells of the lines."""
        for row in self.rows:
            yield from row.values()


@dataclass(slots=True, kw_only=True)
class Layout:
    """All rooms of a form, and the lines that stand in none.

    Attributes:
        loose: Lines in no room, each with the number of rooms before it.
        titles: Titles and subtitles of the form.
        helps: Lines of help that go over several paragraphs.
    """

    slots: list[Slot] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    loose: list[tuple[int, Line]] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    helps: list[Line] = field(default_factory=list)
