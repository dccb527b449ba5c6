"""One worksheet as bytes: where its rows and cells stand. Only the rows asked for are taken apart: large sheets take little time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tiltaksplan.io.excel.names import Range, cell_at, range_at
from tiltaksplan.io.inplace.markup import REST_OF_TAG, MarkupIsUnknown, Node, attributes_of, tree_of, without_asides

_TOO_LONG = 8  # digits; a workbook has rows and columns of seven at most
_DATA = re.compile(rb"<((?:[\w.\-]+:)?)sheetData(?=[\s/>])" + REST_OF_TAG)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellText:
    """A cell that is there: its start tag is `start:inner`, its content `inner:inner_end`."""

    column: int
    start: int
    inner: int
    inner_end: int
    end: int


@dataclass(slots=True, kw_only=True)
class RowText:
    """A row that is there, taken apart in cells."""

    number: int
    start: int
    inner: int
    inner_end: int
    end: int
    cells: list[CellText] = field(default_factory=list)


class SheetText:
    """A worksheet's XML with the places of what an edit needs.

    Args:
        text: The part, in UTF-8.

    Raises:
        MarkupIsUnknown: It is no worksheet.
    """

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.seen = without_asides(text)
        data = _DATA.search(self.seen)
        if data is None:
            raise MarkupIsUnknown
        self.prefix: bytes = data[1]
        self.data_start, self.data_inner = data.span()
        self.is_empty = data[0].endswith(b"/>")
        if self.is_empty:
            self.data_inner_end = self.data_end = self.data_inner
        else:
            close = self._pattern(rb"</%ssheetData\s*>").search(self.seen, self.data_inner)
            if close is None:
                raise MarkupIsUnknown
            self.data_inner_end, self.data_end = close.span()
        self.frame = tree_of(text[: self.data_inner] + text[self.data_inner_end :])
        if self.frame.name != "s:worksheet" or not any(one.start == self.data_start for one in self.frame.children):
            raise MarkupIsUnknown
        self._row_tag = self._pattern(rb"<%srow(?=[\s/>])(?:\s+r=\"(\d+)\")?" + REST_OF_TAG.replace(b"%", b"%%"))
        self._row_end = self._pattern(rb"</%srow\s*>")
        self._cell_tag = self._pattern(rb"<%sc(?=[\s/>])" + REST_OF_TAG.replace(b"%", b"%%"))
        self._cell_end = self._pattern(rb"</%sc\s*>")

    def _pattern(self, template: bytes) -> re.Pattern[bytes]:
        return re.compile(template % re.escape(self.prefix))

    def row_starts(self) -> Iterator[tuple[int, re.Match[bytes]]]:
        """Yield the number of each row with its start tag, in the file's order."""
        number = 0
        for tag in self._row_tag.finditer(self.seen, self.data_inner, self.data_inner_end):
            own = tag[1] or attributes_of(tag[0]).get(b"r", b"").strip()
            number = int(own) if own.isdigit() and len(own) < _TOO_LONG else number + 1
            yield number, tag

    def row_at(self, number: int, tag: re.Match[bytes]) -> RowText:
        """Return the row whose start tag is *tag*, taken apart."""
        if tag[0].endswith(b"/>"):
            return RowText(number=number, start=tag.start(), inner=tag.end(), inner_end=tag.end(), end=tag.end())
        close = self._row_end.search(self.seen, tag.end(), self.data_inner_end)
        if close is None:
            raise MarkupIsUnknown
        row = RowText(number=number, start=tag.start(), inner=tag.end(), inner_end=close.start(), end=close.end())
        row.cells.extend(self._cells(row))
        return row

    def _cells(self, row: RowText) -> Iterator[CellText]:
        column = 0
        position = row.inner
        while tag := self._cell_tag.search(self.seen, position, row.inner_end):
            own = cell_at(attributes_of(tag[0]).get(b"r", b"").decode("utf-8", "replace"))
            column = own[1] if own else column + 1
            inner_end = position = tag.end()
            if not tag[0].endswith(b"/>"):
                close = self._cell_end.search(self.seen, tag.end(), row.inner_end)
                if close is None:
                    raise MarkupIsUnknown
                inner_end, position = close.span()
            yield CellText(column=column, start=tag.start(), inner=tag.end(), inner_end=inner_end, end=position)

    def place_in_text(self, position: int) -> int:
        """Return where in the part a position in the frame (the sheet without its rows) lies."""
        return position if position <= self.data_inner else position + self.data_inner_end - self.data_inner

    def frame_child(self, name: str) -> Node | None:
        """Return a child of the worksheet other than its rows."""
        return self.frame.child(name)

    def merged(self) -> list[Range]:
        """Return the ranges of merged cells."""
        areas = (range_at(one.attributes.get("ref", "")) for one in self.frame.all("s:mergeCell"))
        return [area for area in areas if area]

    def style_for(self, column: int, row: bytes) -> bytes | None:
        """Return the style that a new cell takes: its row's where the row has one of its own, else its column's."""
        own = attributes_of(row)
        if own.get(b"customFormat") in (b"1", b"true") and own.get(b"s", b"").isdigit():
            return own[b"s"]
        for one in self.frame.all("s:col"):
            first, last, style = (_whole(one.attributes.get(name)) for name in ("min", "max", "style"))
            if first is not None and last is not None and style is not None and first <= column <= last:
                return str(style).encode()
        return None


def _whole(text: str | None) -> int | None:
    return int(text) if text and len(text) < _TOO_LONG and text.isascii() and text.isdecimal() else None
