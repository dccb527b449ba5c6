"""Filling in somebody's Word form: cells, controls, form fields, lines after labels, text below headings, ticks, and more rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tiltaksplan.document.entry import Entry, How
from tiltaksplan.io.inplace.addresses import NOT_THERE, Path, moved, node_at, part_and_path, path_of, within
from tiltaksplan.io.inplace.bound_data import keep_in_data
from tiltaksplan.io.inplace.cell_text import CellEditor
from tiltaksplan.io.inplace.errors import PlaceIsMissing
from tiltaksplan.io.inplace.form_controls import ControlEditor, FieldEditor
from tiltaksplan.io.inplace.markup import Node, Splice, can_be_written, spliced, tree_of
from tiltaksplan.io.inplace.paragraph_edit import ParagraphEditor, new_run
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.stretches import StretchEditor
from tiltaksplan.io.inplace.word_names import runs_of, text_of
from tiltaksplan.io.inplace.word_rows import copies_of, row_around

_OF_A_HEADING = ("w:pStyle", "w:numPr", "w:outlineLvl", "w:keepNext", "w:pageBreakBefore", "w:sectPr", "w:pPrChange", "w:rPr")
_OF_A_LABEL = ("w:numPr", "w:outlineLvl", "w:keepNext", "w:pageBreakBefore", "w:sectPr", "w:pPrChange", "w:rPr")
_WEIGHT = ("w:b", "w:bCs", "w:caps", "w:smallCaps", "w:u")


def fill_text_document(parts: Parts, main: str, entries: Sequence[Entry]) -> None:
    """Write *entries* into *parts*, where *main* is the part that the file begins with.

    Raises:
        EditIsRefused: A place that is not there, or cannot be written safely.
        MarkupIsUnknown: A part is not built as such parts are.
    """
    by_part: dict[str, list[tuple[Path, Entry]]] = {}
    for entry in entries:
        part, path = part_and_path(entry.place, parts.name)
        by_part.setdefault(part, []).append((path, entry))
    for part, found in by_part.items():
        _PartFiller(parts, main, part).fill(found)


class _PartFiller:
    """Fills in one part: the body, a header."""

    def __init__(self, parts: Parts, main: str, part: str) -> None:
        self._parts, self._main, self._part = parts, main, part
        self._content = b""
        self._stretches: dict[Node, StretchEditor] = {}
        self._splices: list[Splice] = []

    def fill(self, entries: Sequence[tuple[Path, Entry]]) -> None:
        """Clone the rows that are too few, then write."""
        cloned = self._clone(entries)
        self._content = self._parts.text(self._part)
        root = tree_of(self._content)
        for path, entry in entries:
            node = node_at(root, moved(path, cloned, entry.copy))
            if node is None:
                raise self._missing(entry)
            self._write(node, entry)
        for editor in self._stretches.values():
            self._splices += editor.splices()
        self._parts.put(self._part, spliced(self._content, self._splices))

    def _missing(self, entry: Entry) -> PlaceIsMissing:
        return PlaceIsMissing(name=self._parts.name, place=entry.place.words(), found=NOT_THERE)

    def _clone(self, entries: Sequence[tuple[Path, Entry]]) -> dict[Path, int]:
        """Put copies below the rows that are to be there more than once; return how many below each."""
        content = self._parts.text(self._part)
        root = tree_of(content)
        cloned: dict[Path, int] = {}
        rows: dict[Path, Node] = {}
        for path, entry in entries:
            if entry.copy:
                node = node_at(root, path)
                row = row_around(node) if node is not None else None
                if row is None:
                    raise self._missing(entry)
                at = within(path, cloned) or path_of(row)
                rows[at] = row
                cloned[at] = max(cloned.get(at, 0), entry.copy)
        if cloned:
            self._parts.put(self._part, spliced(content, [copies_of(content, rows[at], count) for at, count in cloned.items()]))
        return cloned

    def _write(self, node: Node, entry: Entry) -> None:
        if not can_be_written(entry.text):
            raise self._missing(entry)
        if node.name == "w:r":  # a form field's place is the run that it begins in
            node = next((one for one in node.children if one.name == "w:fldChar" and one.child("w:ffData") is not None), node)
        if entry.how in (How.AFTER, How.EXCHANGE):
            self._exchange(node, entry)
        elif node.name == "w:sdt":
            self._in_control(node, entry)
        elif node.name == "w:fldChar":
            self._in_field(node, entry)
        elif entry.how is How.BELOW:
            self._below(node, entry.text)
        elif node.name == "w:tc":
            self._splices += CellEditor(self._content, node, plain=True).written(entry.text, {})
        elif node.name == "w:p":
            self._whole(node, entry.text)
        else:
            raise self._missing(entry)

    def _exchange(self, node: Node, entry: Entry) -> None:
        paragraphs = [node] if node.name == "w:p" else list(node.all("w:p"))
        for paragraph in paragraphs:
            editor = self._stretches.setdefault(paragraph, StretchEditor(self._content, paragraph))
            if entry.how is How.EXCHANGE:
                done = editor.exchange(entry.label, entry.number, entry.text)
            else:
                done = editor.after(entry.label, entry.until, entry.text)
            if done:
                return
        raise self._missing(entry)

    def _in_control(self, node: Node, entry: Entry) -> None:
        editor = ControlEditor(self._content, node, name=self._parts.name, place=entry.place.words())
        self._splices += editor.ticked() if entry.how is How.TICK else editor.written(entry.text, _day_of(entry))
        if editor.binding is not None and editor.stored is not None:
            keep_in_data(self._parts, self._main, editor.binding, editor.stored)

    def _in_field(self, node: Node, entry: Entry) -> None:
        paragraph = node
        while paragraph.name != "w:p" and paragraph.parent is not None:
            paragraph = paragraph.parent
        editor = FieldEditor(self._content, node, paragraph)
        splices = editor.ticked() if entry.how is How.TICK else editor.written(entry.text)
        if not splices:
            raise self._missing(entry)
        self._splices += splices

    def _whole(self, paragraph: Node, text: str) -> None:
        """Set *text* in the place of all that a paragraph says: further lines are paragraphs that look like it."""
        first, *others = text.split("\n")
        editor = ParagraphEditor(self._content, paragraph, plain=True)
        new = editor.written(first, {})
        properties = self._properties(paragraph, ("w:sectPr", "w:pPrChange"))
        look = editor.look()
        new += b"".join(self._paragraph(paragraph.prefix, properties, look, line) for line in others)
        self._splices.append(Splice(paragraph.start, paragraph.end, new))

    def _below(self, node: Node, text: str) -> None:
        """Set *text* in the empty paragraph below, or in new ones; below a cell's label, inside the cell."""
        if node.name == "w:tc":
            paragraphs = [one for one in node.children if one.name == "w:p"]
            if not paragraphs:
                raise PlaceIsMissing(name=self._parts.name, place="", found=NOT_THERE)
            node = paragraphs[-1]
        following = _next_paragraph(node)
        if following is not None and _is_empty(following):
            self._whole(following, text)
            return
        properties, look = self._beside(node)
        new = b"".join(self._paragraph(node.prefix, properties, look, line) for line in text.split("\n"))
        self._splices.append(Splice(node.end, node.end, new))

    def _beside(self, label: Node) -> tuple[bytes, bytes]:
        """Return properties and look of a text below *label*: its own without what makes it a label, a heading's not at all."""
        own = label.child("w:pPr")
        style = own.child("w:pStyle") if own is not None else None
        names = _OF_A_HEADING if style is not None else _OF_A_LABEL
        run = next((one for one in runs_of(label) if text_of(one).strip()), None)
        look = run.child("w:rPr") if run is not None and style is None else None
        if look is None:
            return self._properties(label, names), b""
        gone = [Splice(one.start, one.end, b"") for one in look.children if one.name in _WEIGHT]
        return self._properties(label, names), spliced(self._content[: look.end], gone)[look.start :]

    def _properties(self, paragraph: Node, without: Sequence[str]) -> bytes:
        own = paragraph.child("w:pPr")
        if own is None:
            return b""
        gone = [Splice(one.start, one.end, b"") for one in own.children if one.name in without]
        return spliced(self._content[: own.end], gone)[own.start :]

    @staticmethod
    def _paragraph(prefix: bytes, properties: bytes, look: bytes, text: str) -> bytes:
        run = new_run(text, look, prefix) if text else b""
        return b"<" + prefix + b"p>" + properties + run + b"</" + prefix + b"p>"


def _day_of(entry: Entry) -> date | None:
    return entry.value if isinstance(entry.value, date) else None


def _next_paragraph(node: Node) -> Node | None:
    parent = node.parent
    if parent is None:
        return None
    after = parent.children[next(number for number, one in enumerate(parent.children) if one is node) + 1 :]
    first = next((one for one in after if one.name in ("w:p", "w:tbl", "w:sdt", "w:sectPr")), None)
    return first if first is not None and first.name == "w:p" else None


def _is_empty(paragraph: Node) -> bool:
    """Return whether nothing stands in a paragraph: no text, picture, control or field, and no end of a section."""
    properties = paragraph.child("w:pPr")
    if properties is not None and properties.child("w:sectPr") is not None:
        return False
    things = ("w:drawing", "w:pict", "w:object", "w:sdt", "w:fldChar", "w:fldSimple", "mc:AlternateContent")
    return not any(text_of(run).strip() for run in runs_of(paragraph)) and next(paragraph.all(*things), None) is None
