"""OpenDocument's styles: what a paragraph is and how text looks, resolved along the styles' parents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tiltaksplan.document.blocks import Role
from tiltaksplan.io.greys import grey, marks
from tiltaksplan.io.opendocument.names import FO, STYLE, TEXT, whole
from tiltaksplan.io.package import Element
from tiltaksplan.io.word.looks import PLAIN, Look
from tiltaksplan.io.word.styles import looks_like_help, role_of_names

_DEEPEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style makes of its paragraphs."""

    role: Role = Role.BODY
    level: int = 0
    look: Look = PLAIN


class OpenStyles:
    """The styles of a document, from its two parts."""

    def __init__(self, roots: list[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, bool]] = {}
        self._known: dict[str, ParagraphStyle] = {}
        for root in roots:
            for element in root.iter(f"{STYLE}style"):
                self._elements[element.get(f"{STYLE}family") or "", element.get(f"{STYLE}name") or ""] = element
            for element in root.iter(f"{TEXT}list-style"):
                self._lists[element.get(f"{STYLE}name") or ""] = {
                    whole(level.get(f"{TEXT}level")): level.tag == f"{TEXT}list-level-style-number" for level in element
                }

    def _chain(self, family: str, name: str) -> list[Element]:
        chain: list[Element] = []
        while (family, name) in self._elements and len(chain) < _DEEPEST_CHAIN:
            chain.append(self._elements[family, name])
            name = chain[-1].get(f"{STYLE}parent-style-name") or ""
        return chain

    def paragraph(self, name: str) -> ParagraphStyle:
        """Return the paragraph style with a name."""
        if name not in self._known:
            chain = self._chain("paragraph", name)
            last = chain[-1].get(f"{STYLE}parent-style-name") if chain else name
            names = [*(_shown_name(element) for element in chain), _readable(last or "")]
            role, level = role_of_names(names)
            look = PLAIN
            for element in reversed(chain):
                look = look_of(element, look)
            self._known[name] = ParagraphStyle(role, level, look._replace(faint=True) if looks_like_help(names[0]) else look)
        return self._known[name]

    def text(self, name: str, base: Look) -> Look:
        """Return *base* with the text style *name* on top of it."""
        chain = self._chain("text", name)
        for element in reversed(chain):
            base = look_of(element, base)
        return base._replace(faint=True) if any(looks_like_help(_shown_name(element)) for element in chain) else base

    def is_numbered(self, list_style: str, depth: int) -> bool:
        """Return whether a list prints numbers at some depth, counted from 1, rather than signs."""
        return self._lists.get(list_style, {}).get(depth, False)

    def fill(self, name: str) -> str:
        """Return the colour behind a cell; empty where it has none."""
        for element in self._chain("table-cell", name):
            properties = element.find(f"{STYLE}table-cell-properties")
            colour = (properties.get(f"{FO}background-color") or "") if properties is not None else ""
            if colour:
                return "" if colour in ("transparent", "#ffffff", "#FFFFFF") else colour.lstrip("#").upper()
        return ""

    def cell_look(self, name: str) -> Look:
        """Return how text in a cell looks that says nothing of itself."""
        look = PLAIN
        for element in reversed(self._chain("table-cell", name)):
            look = look_of(element, look)
        return look


def look_of(style: Element, base: Look) -> Look:
    """Return *base* with what a style says of its text on top of it."""
    found = style.find(f"{STYLE}text-properties")
    if found is None:
        return base
    given = found.attrib
    if f"{FO}font-weight" in given:
        base = base._replace(bold=given[f"{FO}font-weight"] in ("bold", "600", "700", "800", "900"))
    if f"{FO}font-style" in given:
        base = base._replace(italic=given[f"{FO}font-style"] in ("italic", "oblique"))
    if f"{FO}color" in given:
        base = base._replace(faint=grey(str(given[f"{FO}color"]).lstrip("#")))
    if f"{TEXT}display" in given:
        base = base._replace(hidden=given[f"{TEXT}display"] == "none")
    if f"{STYLE}text-underline-style" in given:
        base = base._replace(chosen=given[f"{STYLE}text-underline-style"] != "none")
    if f"{FO}background-color" in given:
        base = base._replace(chosen=base.chosen or marks(str(given[f"{FO}background-color"]).lstrip("#")))
    if f"{STYLE}text-line-through-style" in given:
        base = base._replace(struck=given[f"{STYLE}text-line-through-style"] != "none")
    if f"{STYLE}text-position" in given:
        base = base._replace(superscript=str(given[f"{STYLE}text-position"]).startswith(("super", "3")))
    return base


def _shown_name(style: Element) -> str:
    return (style.get(f"{STYLE}display-name") or "").lower() or _readable(style.get(f"{STYLE}name") or "")


def _readable(name: str) -> str:
    return re.sub(r"_([0-9a-f]{2})_", lambda found: chr(int(found[1], 16)), name).lower()
