"""Writing in somebody's Word document: paragraphs of the body, and cells of the tables there."""

from __future__ import annotations

from collections.abc import Mapping

from tiltaksplan.io.inplace.bound_data import keep_in_data
from tiltaksplan.io.inplace.cell_text import CellEditor
from tiltaksplan.io.inplace.controls import answered, binding_of
from tiltaksplan.io.inplace.errors import FieldWouldBeTorn, ValueCannotBeWritten
from tiltaksplan.io.inplace.fields import lies_in_an_instruction
from tiltaksplan.io.inplace.markup import Node, Splice, can_be_written, spliced, tree_of
from tiltaksplan.io.inplace.paragraph_edit import ParagraphEditor
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.text_places import body_of, place_of
from tiltaksplan.language import N_


def edit_text_document(parts: Parts, document: str, edits: Mapping[str, object]) -> None:
    """Write *edits* into *parts*, where *document* is the part that the file begins with.

    Raises:
        EditIsRefused: A place that is not there, or cannot be written safely.
        MarkupIsUnknown: A part is not built as such parts are.
    """
    content = parts.text(document)
    body = body_of(tree_of(content))
    editor = _DocumentEditor(parts, document, content, body)
    places: set[Node] = set()
    for place, value in edits.items():
        node = place_of(body, place, parts.name)
        if node in places:
            raise ValueCannotBeWritten(name=parts.name, place=place, why=N_("stedet er nevnt to ganger"))
        places.add(node)
        editor.write(node, place, _text_of(value, place, parts.name))
    parts.put(document, spliced(content, editor.splices))


def _text_of(value: object, place: str, name: str) -> str:
    text = "" if value is None else value
    if not isinstance(text, str):
        raise ValueCannotBeWritten(name=name, place=place, why=N_("et Word-dokument tar bare tekst"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not can_be_written(text):
        raise ValueCannotBeWritten(name=name, place=place, why=N_("den inneholder tegn som ikke kan stå i en tekst"))
    return text


class _DocumentEditor:
    def __init__(self, parts: Parts, document: str, content: bytes, body: Node) -> None:
        self._parts, self._document = parts, document
        self._content, self._body = content, body
        self.splices: list[Splice] = []

    def write(self, node: Node, place: str, text: str) -> None:
        """Write *text* in a paragraph or a cell."""
        if node.name == "w:tc":
            self._write_cell(node, place, text)
            return
        paragraph = ParagraphEditor(self._content, node)
        self._refuse_torn([paragraph], [node], place)
        settings = self._settings(paragraph.controls(), paragraph.control, text, place)
        self.splices.append(Splice(node.start, node.end, paragraph.written(text, settings)))

    def _write_cell(self, node: Node, place: str, text: str) -> None:
        cell = CellEditor(self._content, node)
        self._refuse_torn(cell.editors, cell.paragraphs, place)
        settings = self._settings(cell.controls(), cell.control, text, place)
        outer = _control_around(node)
        if outer is not None and (answer := answered(self._content, outer, text, name=self._parts.name, place=place)):
            properties = outer.child("w:sdtPr")
            if properties is not None:
                self.splices.append(Splice(properties.start, properties.end, answer.properties))
            self._keep(outer, answer.stored)
        self.splices.extend(cell.written(text, settings))

    def _refuse_torn(self, editors: list[ParagraphEditor], nodes: list[Node], place: str) -> None:
        if any(one.is_torn for one in editors) or (nodes and lies_in_an_instruction(self._body, nodes[0])):
            raise FieldWouldBeTorn(name=self._parts.name, place=place)

    def _settings(self, controls: list[Node], chosen: Node | None, text: str, place: str) -> dict[Node, bytes]:
        """Return how the properties of the controls in a place read: the chosen one and those around it hold *text*, the others none."""
        around = set()
        node = chosen
        while node is not None:
            around.add(node)
            node = node.parent
        settings: dict[Node, bytes] = {}
        for control in controls:
            own = text if control in around else ""
            answer = answered(self._content, control, own, name=self._parts.name, place=place)
            if answer is not None:
                settings[control] = answer.properties
                self._keep(control, answer.stored)
        return settings

    def _keep(self, control: Node, stored: str | None) -> None:
        binding = binding_of(control)
        if binding is not None and stored is not None:
            keep_in_data(self._parts, self._document, binding, stored)


def _control_around(cell: Node) -> Node | None:
    """Return the control that wraps one cell, if it does."""
    content = cell.parent
    if content is None or content.name != "w:sdtContent" or sum(1 for one in content.children if one.name == "w:tc") != 1:
        return None
    return content.parent
