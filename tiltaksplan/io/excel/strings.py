"""The texts of a workbook's cells, with their looks where a part of a text looks different."""

from __future__ import annotations

import re
from typing import NamedTuple

from tiltaksplan.document.inline import Span
from tiltaksplan.io.excel.colours import Colours
from tiltaksplan.io.excel.names import S
from tiltaksplan.io.excel.styles import Font, font_from
from tiltaksplan.io.package import Element, Package

_SI, _T, _R, _R_PR = f"{S}si", f"{S}t", f"{S}r", f"{S}rPr"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class RichText(NamedTuple):
    """A text whose parts look different: (text, look) pairs; None looks as the cell does."""

    runs: tuple[tuple[str, Font | None], ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(text for text, _look in self.runs)

    def spans(self, whole: Font) -> tuple[Span, ...]:
        """Return the parts; *whole* is the cell's own look."""
        looks = ((text, look or whole) for text, look in self.runs if text)
        return tuple(
            Span(
                text=text,
                bold=look.bold,
                italic=look.italic,
                faint=look.faint,
                chosen=look.chosen,
                struck=look.struck,
                superscript=look.superscript,
            )
            for text, look in looks
        )


Text = str | RichText


def strings_of(package: Package, workbook: str, colours: Colours) -> list[Text]:
    """Return the shared strings of a workbook, by number."""
    parts = package.related(workbook, "sharedStrings")
    if not parts:
        return []
    return [text_from(element, colours) for element in package.stream(parts[0], (_SI,))]


def text_from(element: Element, colours: Colours) -> Text:
    """Return the text of a shared or an inline string."""
    if len(element) == 1 and element[0].tag == _T:
        return plain(element[0].text)
    runs: list[tuple[str, Font | None]] = []
    for child in element:
        if child.tag == _T:
            runs.append((plain(child.text), None))
        elif child.tag == _R:
            properties = child.find(_R_PR)
            text = "".join(plain(one.text) for one in child.iterchildren(_T))
            runs.append((text, font_from(properties, colours) if properties is not None else None))
    if all(look is None for _text, look in runs):
        return "".join(text for text, _look in runs)
    return RichText(tuple(runs))


def plain(text: str | None) -> str:
    """Return *text* with Excel's way of writing control characters undone.

    >>> plain("en_x000D_to"), plain("_x005F_x0041_")
    ('en\\nto', '_x0041_')
    """
    if not text:
        return ""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if not 0xD800 <= int(found[1], 16) < 0xE000 else "", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
