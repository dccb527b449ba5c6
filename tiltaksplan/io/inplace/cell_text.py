"""Writing in a cell of a Word table: a line a paragraph, each as the first one looks; tables and pictures in the cell stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tiltaksplan.io.inplace.controls import is_written_in
from tiltaksplan.io.inplace.markup import Node, Splice, opened, spliced
from tiltaksplan.io.inplace.paragraph_edit import ParagraphEditor, new_run
from tiltaksplan.io.inplace.word_names import control_around

_WRAPPINGS = ("w:customXml", "w:ins", "w:moveTo")
# A new paragraph looks as the first one, but ends no section and has no history.
_OF_THE_FIRST_ALONE = ("w:sectPr", "w:pPrChange")


class CellEditor:
    """Rewrites the text of one cell.

    Args:
        content: The part that the cell stands in.
        cell: The cell, `w:tc`.
        plain: Whether what stands there only says what to write: an empty paragraph beside it is then the room for the text.

    Attributes:
        paragraphs: The paragraphs of the cell itself, not those of tables in it.
        editors: One for each of them.
    """

    def __init__(self, content: bytes, cell: Node, *, plain: bool = False) -> None:
        self._content, self._cell = content, cell
        self.paragraphs = list(_paragraphs_in(cell))
        self.editors = [ParagraphEditor(content, one, plain=plain) for one in self.paragraphs]
        self._host = next((number for number, one in enumerate(self.editors) if one.has_text() is not plain), 0)
        self._around = [one for one in _block_controls(cell) if is_written_in(one)]

    @property
    def control(self) -> Node | None:
        """The control that the text is set in: in the line, or around the paragraph."""
        if not self.editors:
            return None
        inner = self.editors[self._host].control
        return inner if inner is not None else control_around(self.paragraphs[self._host])

    def controls(self) -> list[Node]:
        """Return all controls of the cell whose text gives way."""
        return [*self._around, *(one for editor in self.editors for one in editor.controls())]

    def written(self, text: str, settings: Mapping[Node, bytes]) -> list[Splice]:
        """Return what sets *text* in the cell.

        Args:
            text: A line a paragraph.
            settings: By content control, how its properties now read.
        """
        if not self.editors:
            return [self._first_paragraph(text)]
        splices = []
        for control in self._around:
            properties = control.child("w:sdtPr")
            if properties is not None and control in settings:
                splices.append(Splice(properties.start, properties.end, settings[control]))
        for number, (paragraph, editor) in enumerate(zip(self.paragraphs, self.editors, strict=True)):
            if number == self._host:
                new = self._host_written(paragraph, editor, text, settings)
            else:
                new = self._emptied(paragraph, editor, settings)
            splices.append(Splice(paragraph.start, paragraph.end, new))
        return splices

    def _host_written(self, paragraph: Node, editor: ParagraphEditor, text: str, settings: Mapping[Node, bytes]) -> bytes:
        if editor.control is not None:
            return editor.written(text, settings)  # a control in a line holds all of its text
        first, *others = text.split("\n")
        new = editor.written(first, settings)
        prefix, look = paragraph.prefix, editor.look()
        for line in others:
            run = new_run(line, look, prefix) if line else b""
            new += b"<" + prefix + b"p>" + self._properties_of(paragraph) + run + b"</" + prefix + b"p>"
        return new

    def _properties_of(self, paragraph: Node) -> bytes:
        properties = paragraph.child("w:pPr")
        if properties is None:
            return b""
        gone = [Splice(one.start, one.end, b"") for one in properties.children if one.name in _OF_THE_FIRST_ALONE]
        mark = properties.child("w:rPr")
        if mark is not None:  # that the first paragraph's end was inserted or deleted is not said of the new one
            gone += [Splice(one.start, one.end, b"") for one in mark.children if one.name in ("w:ins", "w:del", "w:moveFrom", "w:moveTo")]
        return spliced(self._content[: properties.end], gone)[properties.start :]

    def _emptied(self, paragraph: Node, editor: ParagraphEditor, settings: Mapping[Node, bytes]) -> bytes:
        """Return what is left of a paragraph whose text gives way: often nothing."""
        stays = editor.what_stays()
        if stays == "more" or self._must_stay(paragraph):
            return editor.written(None, settings)
        return editor.marks() if stays == "marks" else b""

    def _must_stay(self, paragraph: Node) -> bool:
        """Return whether a paragraph is needed where it stands: last in its cell behind a table, or alone in a control."""
        parent = paragraph.parent
        if parent is None:
            return True
        if parent is not self._cell:
            return not any(one.name in ("w:p", "w:tbl") for one in parent.children if one is not paragraph) or parent.name == "w:sdtContent"
        blocks = [one for one in self._cell.children if one.name in ("w:p", "w:tbl", "w:sdt")]
        if blocks[-1] is not paragraph:
            return False
        before = [one for one in blocks[:-1] if one.name != "w:p" or one is self.paragraphs[self._host]]
        return not before or before[-1].name != "w:p"

    def _first_paragraph(self, text: str) -> Splice:
        """Return what gives a cell without paragraphs its first: Word writes no such cell, others do."""
        cell, prefix = self._cell, self._cell.prefix
        lines = b"".join(b"<" + prefix + b"p>" + new_run(line, b"", prefix) + b"</" + prefix + b"p>" for line in text.split("\n"))
        if cell.is_empty_tag:
            tag = opened(self._content[cell.start : cell.inner])
            return Splice(cell.start, cell.end, tag + lines + b"</" + cell.raw_name + b">")
        return Splice(cell.inner_end, cell.inner_end, lines)


def _paragraphs_in(node: Node) -> Iterator[Node]:
    for one in node.children:
        if one.name == "w:p":
            yield one
        elif one.name in _WRAPPINGS:
            yield from _paragraphs_in(one)
        elif one.name == "w:sdt" and is_written_in(one) and (content := one.child("w:sdtContent")) is not None:
            yield from _paragraphs_in(content)


def _block_controls(node: Node) -> Iterator[Node]:
    for one in node.children:
        if one.name == "w:sdt":
            yield one
            content = one.child("w:sdtContent")
            if content is not None:
                yield from _block_controls(content)
        elif one.name in _WRAPPINGS:
            yield from _block_controls(one)
