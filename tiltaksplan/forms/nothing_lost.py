"""The last look at a form: what somebody wrote and no value, no problem and nothing unplaced tells of, is told of here.

It does not matter why a text was passed over. Each line of the file is held against all that the reading says; what is left and is not the
form's own is unplaced, also in a file that turned out to be no proposal.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tiltaksplan.document.blocks import Block, Cell, Document, Paragraph, Part, Section, Table
from tiltaksplan.document.place import Place
from tiltaksplan.forms.headers import is_total, is_year_header
from tiltaksplan.forms.help_text import Help, speaks_as_help
from tiltaksplan.forms.labels import best, column_scores, field_scores, section_scores
from tiltaksplan.forms.lines import Line, lines_of
from tiltaksplan.forms.reading import Unplaced
from tiltaksplan.forms.slots import Layout
from tiltaksplan.forms.ticks import is_cross, is_frame_name, is_no_cross
from tiltaksplan.forms.values import clean
from tiltaksplan.forms.wording import label_key, word_set

_ANSWERS = (Part.BODY, Part.TEXTBOX, Part.SHEET)
_LABEL = 0.9
_FEWEST_WORDS, _FEWEST_INSIDE = 4, 3
_COUNTER = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-zÆØÅæøå]{1,2}\d{0,2})\W*")
_ONLY_SHOWS = re.compile(
    r"[dD]{1,2}\W?[mM]{1,2}\W?[åÅyY]{2,4}|[xX](?:\.[xX])+|(?:[vV]elg|[vV]el|[cC]hoose|[sS]elect)\b[^.]{0,40}"
)  # «dd.mm.åååå»
_FEWEST_SHEETS, _FEWEST_ROWS, _ROW_NUMBER = 3, 3, re.compile(r"\d{1,3}\.?")
_LETTERHEAD, _FEWEST_LABELS, _SHARE_OF_LABELS = 4, 4, 0.6
_MOSTLY_FAINT, _FEWEST_BRACKETS = 0.9, 3
_WORD = re.compile(r"\w")

Told = tuple[Place, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """Where a line stands.

    Attributes:
        first: Whether its cell is the first of its row that holds anything.
        alone: Whether nothing else stands in its row.
        among_labels: Whether most of what its column holds are labels.
        names_a_line: Whether its cell names a line of a table in which nothing else is said.
    """

    cell: Cell | None = None
    first: bool = False
    alone: bool = True
    among_labels: bool = False
    names_a_line: bool = False


class LastLook:
    """Finds what a reading passed over.

    Args:
        told: Place and text of all that the reading says: of its values, its problems, and what it left unplaced.
    """

    def __init__(self, layout: Layout, help_text: Help, told: Iterable[Told]) -> None:
        self._help = help_text
        self._own = _printed_by(layout)
        pieces = [(place, clean(text)) for place, text in told if text]
        self._places = {place.words() for place, _ in pieces if place.steps}
        self._alone = Counter(_key(line) for _, text in pieces for line in text.split("\n"))
        self._whole = " \n ".join(dict.fromkeys(f" {_key(text)} " for _, text in pieces))
        self._labels = {slot.place.words() for slot in layout.slots if slot.label}
        self._rows_of_lines: dict[int, set[int]] = defaultdict(set)
        for grid in layout.grids:
            self._rows_of_lines[id(grid.table)] |= {cell.row for cell in grid.cells()}
        self._greys = False  # whether help stands in brackets here, so that grey words without them may be somebody's
        self._ticked = [tick for slot in layout.slots for tick in slot.ticks if tick.checked]

    def left_out(self, document: Document) -> Iterator[Unplaced]:
        """Yield what somebody wrote in *document* and the reading says nothing of."""
        self._greys = _help_is_in_brackets(document)
        sections = [section for section in document.sections if section.part in _ANSWERS and not section.hidden and not _is_guide(section)]
        for section in sections:
            letterhead = section.part is not Part.TEXTBOX
            for number, (line, where) in enumerate(self._lines(section.blocks)):
                text = clean(self._help.without(line).text)
                letterhead = letterhead and number < _LETTERHEAD and where.alone and not self._is_label(text)
                if not text or self._is_told(line.place, text) or self._is_own(line, where, text):
                    continue
                if not letterhead or self._help.blank.known:
                    self._places.add(line.place.words())
                    yield Unplaced(place=line.place, text=text)
        for tick in self._ticked:
            if not self._is_told(tick.place, tick.name):
                yield Unplaced(place=tick.place, text=tick.name)

    def _is_told(self, place: Place, text: str) -> bool:
        if place.words() in self._places:
            return True
        key = _key(text)
        if self._alone[key] > 0:
            self._alone[key] -= 1  # as often as it is told: the same word may stand elsewhere, and have been passed over there
            return True
        return len(key.split()) >= _FEWEST_INSIDE and f" {key} " in self._whole

    def _is_own(self, line: Line, where: _Where, text: str) -> bool:
        """Return whether a line is the form's own: its labels and headings, its help, its sums and its numbering."""
        cell = where.cell
        if self._greys and self._is_typed_in_help(line, text):
            return False
        if not _WORD.search(text) or is_cross(text) or is_no_cross(text) or self._help.is_help(line) or _ONLY_SHOWS.fullmatch(text):
            return True
        if self._help.blank.known:
            return self._help.blank.prints(text, line.place) or self._help.blank.asks(text) or bool(cell and cell.formula)
        if line.bold or line.share("faint") or self._is_label(text) or is_frame_name(text):
            return True
        if cell is None:
            return len(text.split()) < _FEWEST_WORDS or text.endswith(":")
        if cell.formula or cell.locked is True or cell.header or cell.bold or text == "0":
            return True
        if where.first and (where.among_labels or where.names_a_line or _COUNTER.fullmatch(text)):
            return True
        return is_total(text) or is_year_header(text)

    def _is_typed_in_help(self, line: Line, text: str) -> bool:
        """Return whether whole words in the look of help are no help: in no brackets, and not worded so."""
        bracketed = text.startswith(("[", "<", "(")) or text.endswith(("]", ">", ")", ":", "?"))
        sentence = len(text.split()) >= _FEWEST_WORDS and not bracketed
        mine = sentence and line.share("faint") > _MOSTLY_FAINT and not self._help.blank.known
        return mine and not speaks_as_help(text) and not self._help.knows(text)

    def _is_label(self, text: str) -> bool:
        return label_key(text) in self._own or _is_known(text)

    def _lines(self, blocks: Sequence[Block]) -> Iterator[tuple[Line, _Where]]:
        """Yield each line with where it stands."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from ((line, _Where()) for line in lines_of(block))
            elif isinstance(block, Table):
                yield from self._lines_of_table(block)

    def _lines_of_table(self, table: Table) -> Iterator[tuple[Line, _Where]]:
        rows: dict[int, list[Cell]] = defaultdict(list)
        columns: dict[int, list[bool]] = defaultdict(list)
        for cell in sorted(table.cells, key=lambda one: (one.row, one.column)):
            if cell.text.strip():
                rows[cell.row].append(cell)
                columns[cell.column].append(cell.place.words() in self._labels)
        for cells in rows.values():
            for cell in cells:
                first, labels = cell is cells[0], columns[cell.column]
                among = sum(labels) >= _FEWEST_LABELS and sum(labels) >= _SHARE_OF_LABELS * len(labels)
                alone = len(cells) == 1
                line_name = first and cell.row in self._rows_of_lines.get(id(table), ()) and alone
                where = _Where(cell=cell, first=first, alone=alone, among_labels=among, names_a_line=line_name)
                for inner in cell.blocks:
                    if isinstance(inner, Paragraph):
                        yield from ((line, where) for line in lines_of(inner, cell))
                    elif isinstance(inner, Table):
                        yield from self._lines_of_table(inner)


def _help_is_in_brackets(document: Document) -> bool:
    """Return whether the grey words of *document* stand in brackets, as in the forms of many public bodies."""
    lines = [line for block in document.blocks() if isinstance(block, Paragraph) for line in lines_of(block)]
    grey = [line.plain.strip() for line in lines if line.share("faint") > _MOSTLY_FAINT and line.plain.strip()]
    return sum(text.startswith("[") for text in grey) >= _FEWEST_BRACKETS


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_guide(section: Section) -> bool:
    return section.part is Part.SHEET and label_key(section.title) in word_set("guide_sheets")


def _is_known(text: str) -> bool:
    """Return whether *text* is a label or a heading that forms use, or a question or a label of another wording."""
    if text.endswith((":", "?", "*")):
        return True
    return max(best(scores(text))[1] for scores in (field_scores, section_scores, column_scores)) >= _LABEL


def _printed_by(layout: Layout) -> frozenset[str]:
    """Return the texts that the form was taken to print: labels that look so or were answered, headers, headings, titles, names to tick."""
    labels = [slot.label for slot in layout.slots if slot.sure_label or slot.filled or slot.rooms]
    labels += [name for slot in layout.slots for name in slot.names]
    labels += [heading for slot in layout.slots for heading in slot.section]
    labels += [heading for grid in layout.grids for heading in grid.section]
    labels += [text for grid in layout.grids for column in grid.columns for text in column.headers]
    labels += [line.plain for line in (*layout.titles, *layout.helps)]
    labels += [tick.name for slot in layout.slots for tick in slot.ticks if not tick.checked]
    return frozenset(label_key(text) for text in labels)


def without_furniture(unplaced: Sequence[Unplaced]) -> tuple[Unplaced, ...]:
    """Return *unplaced* without what nobody wrote: what stands alike on several worksheets, and the numbers that count the rows."""
    sheets: dict[str, set[object]] = defaultdict(set)
    counted: dict[tuple[object, ...], list[Unplaced]] = defaultdict(list)
    for one in unplaced:
        sheets[one.text].add(next((value for kind, value in one.place.steps if kind == "sheet"), None))
        if _ROW_NUMBER.fullmatch(one.text):
            counted[_column_of(one.place)].append(one)
    numbers = {id(one) for column in counted.values() if _counts_on(column) for one in column}
    return tuple(one for one in unplaced if len(sheets[one.text]) < _FEWEST_SHEETS and id(one) not in numbers)


def _column_of(place: Place) -> tuple[object, ...]:
    """Return where *place* is, whatever its row."""
    return tuple((kind, str(value).rstrip("0123456789") if kind == "cell" else value) for kind, value in place.steps if kind != "row")


def _counts_on(column: Sequence[Unplaced]) -> bool:
    numbers = [int(one.text.strip(" .")) for one in column]
    return len(numbers) >= _FEWEST_ROWS and all(after == before + 1 for before, after in pairwise(numbers))
