"""A workbook's shared strings: new ones stand at the end, all others keep their number."""

from __future__ import annotations

import re

from tiltaksplan.io.inplace.markup import (
    REST_OF_TAG,
    MarkupIsUnknown,
    Splice,
    attributes_of,
    opened,
    spliced,
    with_attribute,
    without_asides,
)
from tiltaksplan.io.inplace.values import text_element

_ROOT = re.compile(rb"<((?:[\w.\-]+:)?)sst(?=[\s/>])" + REST_OF_TAG)


class SharedStrings:
    """The shared strings of a workbook.

    Args:
        text: The part, in UTF-8.

    Raises:
        MarkupIsUnknown: It is no list of shared strings.
    """

    def __init__(self, text: bytes, name: str) -> None:
        self._text, self._name = text, name
        self._seen = without_asides(text)
        root = _ROOT.search(self._seen)
        if root is None:
            raise MarkupIsUnknown
        self._root, self._prefix = root, root[1]
        items = re.compile(rb"<" + root[1] + rb"si(?=[\s/>])")
        self._old = sum(1 for _ in items.finditer(self._seen))
        self._added: dict[str, bytes] = {}
        self._numbers: dict[str, int] = {}
        self.uses = 0  # how many more cells point here than before

    def number_of(self, text: str, place: str) -> int:
        """Return the number that a cell with *text* points with; the text is added at the end, once."""
        self.uses += 1
        if text not in self._numbers:
            element = text_element(text, self._prefix, name=self._name, place=place)
            self._added[text] = b"<" + self._prefix + b"si>" + element + b"</" + self._prefix + b"si>"
            self._numbers[text] = self._old + len(self._numbers)
        return self._numbers[text]

    def written(self) -> bytes:
        """Return the part with what was added, and its counts right where it has them."""
        if not self._added and not self.uses:
            return self._text
        tag = self._text[self._root.start() : self._root.end()]
        new = tag
        for attribute, more in ((b"count", self.uses), (b"uniqueCount", len(self._added))):
            old = attributes_of(tag).get(attribute, b"")
            if old.isdigit() and len(old) < 12:
                new = with_attribute(new, attribute, str(max(int(old) + more, 0)).encode())
        added = b"".join(self._added.values())
        if tag.endswith(b"/>"):
            closing = b"</" + self._prefix + b"sst>"
            return spliced(self._text, [Splice(self._root.start(), self._root.end(), opened(new) + added + closing)])
        end = self._end_of_items()
        return spliced(self._text, [Splice(self._root.start(), self._root.end(), new), Splice(end, end, added)])

    def _end_of_items(self) -> int:
        close = self._seen.rfind(b"</" + self._prefix + b"sst")
        last = max(self._seen.rfind(b"</" + self._prefix + b"si>"), self._seen.rfind(b"<" + self._prefix + b"si/>"), self._root.end())
        after = self._seen.find(b"<" + self._prefix + b"extLst", last)
        end = after if after >= 0 else close
        if end < 0:
            raise MarkupIsUnknown
        return end
