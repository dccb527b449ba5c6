"""A Word file becomes a neutral document: every word that somebody can see or fill in, once, with its place."""

from __future__ import annotations

from pathlib import Path

from tiltaksplan.document.blocks import Block, Comment, Document, Part, Section
from tiltaksplan.document.place import Place
from tiltaksplan.io.errors import OnlyMacros
from tiltaksplan.io.files import content_of_file
from tiltaksplan.io.package import Element, Package
from tiltaksplan.io.properties import properties_of
from tiltaksplan.io.word.bindings import Bindings
from tiltaksplan.io.word.blocks import Blocks, Scope
from tiltaksplan.io.word.imported import imported_texts
from tiltaksplan.io.word.inline import Inlines
from tiltaksplan.io.word.names import P, R, W
from tiltaksplan.io.word.numbering import Numbering
from tiltaksplan.io.word.styles import Styles

_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_ENDS = {f"{W}headerReference": Part.HEADER, f"{W}footerReference": Part.FOOTER}


def read_word(path: Path) -> Document:
    """Read the Word file at *path*.

    Raises:
        FileProblem: It cannot be read; the sentence says why and what to do.
    """
    return word_document(Package(content_of_file(path), path.name, "Word"))


def word_document(package: Package) -> Document:
    """Return the document that a Word package holds."""
    main = package.main_part()
    if main is None:
        raise OnlyMacros(name=package.name)
    return _WordFile(package, main).document()


class _WordFile:
    """One Word file: its styles, lists and data, and the sections that have been read so far."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._styles = Styles(self._tree("styles"))
        self._numbering = Numbering(self._tree("numbering"))
        self._bindings = Bindings(package, main)
        self._boxes: list[Section] = []
        self._places: dict[str, Place] = {}

    def _tree(self, kind: str) -> Element | None:
        found = self._package.related(self._main, kind)
        return self._package.tree(found[0]) if found else None

    def document(self) -> Document:
        """Return the whole file: headers, body, text boxes, notes, footers; comments apart."""
        root = self._package.tree(self._main)
        bodies = [(number, child) for number, child in enumerate(root) if child.tag == f"{W}body"]
        if not bodies:
            self._package.damaged()
        headers, footers = self._ends(root, Part.HEADER), self._ends(root, Part.FOOTER)
        body = self._section(Part.BODY, bodies[0][1], self._main, f"#/{bodies[0][0]}", Place())
        notes = [*self._notes("footnotes", "footnote", 1), *self._notes("endnotes", "endnote", 2)]
        return Document(
            sections=(*headers, body, *self._boxes, *notes, *footers),
            kind="word",
            language=self._styles.language,
            properties=properties_of(self._package),
            comments=tuple(self._comments()),
        )

    def _blocks(self, part: str) -> Blocks:
        relations = self._package.relations(part)

        def link(relation: str) -> str | None:
            found = relations.get(relation)
            return found.target if found is not None and found.outside else None

        def imported(relation: str) -> list[str]:
            found = relations.get(relation)
            return imported_texts(self._package, found.target) if found is not None and not found.outside else []

        return Blocks(Inlines(self._styles, self._bindings, link), self._styles, self._numbering, imported)

    def _section(self, part: Part, element: Element, name: str, address: str, place: Place, number: int = 1) -> Section:
        blocks = self._blocks(name)
        section = Section(
            blocks=tuple(blocks.read(element, f"{name}{address}", Scope(place=place))), part=part, number=number, landscape=_lies(element)
        )
        self._read_boxes(blocks)
        self._places.update(blocks.inlines.comments)
        return section

    def _read_boxes(self, blocks: Blocks) -> None:
        """Read the text boxes met so far; a box may hold further boxes."""
        boxes = blocks.inlines.boxes
        while boxes:
            element, address = boxes.pop(0)
            number = len(self._boxes) + 1
            place = Place((("textbox", number),), address)
            self._boxes.append(Section(blocks=tuple(blocks.read(element, address, Scope(place=place))), part=Part.TEXTBOX, number=number))

    def _ends(self, root: Element, part: Part) -> list[Section]:
        """Read the headers, or the footers, that the document's sections name; each once."""
        word = {Part.HEADER: "header", Part.FOOTER: "footer"}[part]
        relations = self._package.relations(self._main)
        names: list[str] = []
        for tag, kind in _ENDS.items():
            if kind is part:
                for reference in root.iter(tag):
                    relation = relations.get(reference.get(f"{R}id") or "")
                    if relation is not None and not relation.outside and relation.target in self._package and relation.target not in names:
                        names.append(relation.target)
        return [
            self._section(part, self._package.tree(name), name, "#", Place(((word, number),)), number)
            for number, name in enumerate(names, start=1)
        ]

    def _notes(self, kind: str, word: str, number: int) -> list[Section]:
        names = self._package.related(self._main, kind)
        if not names:
            return []
        blocks = self._blocks(names[0])
        found: list[Block] = []
        count = 0
        for position, note in enumerate(self._package.tree(names[0])):
            if note.tag != f"{W}{word}" or note.get(f"{W}type") in _SEPARATORS:
                continue
            count += 1
            scope = Scope(place=Place(((word, count),)), one_paragraph=sum(child.tag == P for child in note) == 1)
            found.extend(blocks.read(note, f"{names[0]}#/{position}", scope))
        self._read_boxes(blocks)
        self._places.update(blocks.inlines.comments)
        return [Section(blocks=tuple(found), part=Part.NOTES, number=number)] if found else []

    def _comments(self) -> list[Comment]:
        names = self._package.related(self._main, "comments")
        if not names:
            return []
        blocks = self._blocks(names[0])
        found: list[Comment] = []
        for position, element in enumerate(self._package.tree(names[0])):
            if element.tag == f"{W}comment":
                held = blocks.read(element, f"{names[0]}#/{position}", Scope(place=Place(((("comment", len(found) + 1)),))))
                text = "\n".join(block.text for block in held if hasattr(block, "text"))
                place = self._places.get(element.get(f"{W}id") or "", Place((("comment", len(found) + 1),), f"{names[0]}#/{position}"))
                found.append(Comment(text=text, author=element.get(f"{W}author"), place=place))
        return found


def _lies(element: Element) -> bool:
    size = element.find(f"{W}sectPr/{W}pgSz")
    return size is not None and size.get(f"{W}orient") == "landscape"
