"""The parts of a file while they are edited: read when asked for, written back in their own encoding, and only where they differ."""

from __future__ import annotations

from tiltaksplan.io.inplace.archive import Archive
from tiltaksplan.io.inplace.markup import Encoded, MarkupIsUnknown, Node, Splice, is_well_formed, spliced, tree_of, with_attribute
from tiltaksplan.io.package import Package


class Parts:
    """The parts of *archive*, by their names in any letters."""

    def __init__(self, archive: Archive, name: str, program: str) -> None:
        self._archive = archive
        self.package: Package = archive.package
        self.name, self.program = name, program
        self._read: dict[str, Encoded] = {}
        self._new: dict[str, bytes | None] = {}

    def __contains__(self, part: str) -> bool:
        return part in self.package

    def text(self, part: str) -> bytes:
        """Return the part as it reads now, in UTF-8.

        Raises:
            MarkupIsUnknown: Its encoding is not known.
        """
        key = part.lower()
        if key not in self._read:
            self._read[key] = Encoded.of(self._archive.read(key))
        new = self._new.get(key)
        return self._read[key].text if new is None else new

    def put(self, part: str, text: bytes) -> None:
        """Let the part read *text*, UTF-8, from now on."""
        self._new[part.lower()] = text

    def is_dropped(self, part: str) -> bool:
        """Return whether the part is to be left out."""
        return part.lower() in self._new and self._new[part.lower()] is None

    def drop(self, part: str) -> None:
        """Leave the part out, with its line in the list of contents."""
        self._new[part.lower()] = None
        content_types = "[content_types].xml"
        root = tree_of(self.text(content_types))
        names = {"/" + part.lower()}
        self._cut(content_types, [one for one in root.children if one.attributes.get("PartName", "").lower() in names])

    def cut_relation(self, relations: str, kind: str) -> None:
        """Take the relationships of a *kind* out of the part *relations*."""
        root = tree_of(self.text(relations))
        self._cut(relations, [one for one in root.children if one.attributes.get("Type", "").rpartition("/")[2] == kind])

    def _cut(self, part: str, nodes: list[Node]) -> None:
        self.put(part, spliced(self.text(part), [Splice(one.start, one.end, b"") for one in nodes]))

    def set_attribute(self, part: str, node: Node, attribute: bytes, value: bytes) -> None:
        """Set an attribute of an element in the part, where *node* comes from the part as it reads now."""
        text = self.text(part)
        tag = with_attribute(text[node.start : node.inner], attribute, value)
        self.put(part, spliced(text, [Splice(node.start, node.inner, tag)]))

    def changes(self) -> dict[str, bytes | None]:
        """Return what differs: new content by part, None for a part that is left out.

        Raises:
            MarkupIsUnknown: A part was not well-formed; what we made of it would not be either.
        """
        changed: dict[str, bytes | None] = {}
        for part, new in self._new.items():
            if new is None:
                changed[part] = None
            elif new != self._read[part].text:
                if not is_well_formed(new):
                    raise MarkupIsUnknown
                changed[part] = self._read[part].back(new)
        return changed
