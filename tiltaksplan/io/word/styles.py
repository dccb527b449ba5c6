"""Word's styles: what a paragraph is and how its text looks, resolved along what each style is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tiltaksplan.document.blocks import Role
from tiltaksplan.io.package import Element
from tiltaksplan.io.word.looks import PLAIN, Look, look_from
from tiltaksplan.io.word.names import P_PR, R_PR, VAL, W

_DEEPEST_CHAIN = 30  # a style that is based on itself must come to an end

_ROLES = {
    "title": Role.TITLE,
    "tittel": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "undertittel": Role.SUBTITLE,
    "undertitel": Role.SUBTITLE,
    "caption": Role.CAPTION,
    "bildetekst": Role.CAPTION,
    "biletetekst": Role.CAPTION,
    "footnote text": Role.NOTE,
    "endnote text": Role.NOTE,
    "ingress": Role.LEAD,
    "lead": Role.LEAD,
}
_HEADING = re.compile(r"^(?:heading|overskrift|oversk|rubrik|(?:ü|u)berschrift)\s*([1-9])(?:\s*(?:char|tegn))?$")
_HELP = re.compile(r"hjelp|veiled|rettlei|rettled|instruks|instruct|guidance|help|placeholder|plassholder|forklaring")
_CONTENTS = re.compile(r"^(?:toc|innh|innhold|inh)\s*[1-9]$")
_BULLETS = re.compile(r"^(?:list bullet|punktliste|punktmerket)")
_NUMBERS = re.compile(r"^(?:list number|nummerert liste)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style makes of its text.

    Attributes:
        role, level: Of a paragraph; level is that of a heading.
        number, depth: The list that the style itself belongs to (`numId`, `ilvl`).
        contents: Whether it is a line of a table of contents.
    """

    role: Role = Role.BODY
    level: int = 0
    look: Look = PLAIN
    number: str | None = None
    depth: int = 0
    contents: bool = False


class Styles:
    """The styles of a document.

    Args:
        root: The root of the styles part, or None where the file has none: the styles' ids then tell what they can.
    """

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.language = ""
        self.default = Style()
        self._defaults = PLAIN
        default_id = None
        for element in root if root is not None else ():
            if element.tag == f"{W}style":
                style_id = element.get(f"{W}styleId") or ""
                self._elements[style_id] = element
                if element.get(f"{W}default") in ("1", "true", "on") and element.get(f"{W}type") == "paragraph":
                    default_id = style_id
            elif element.tag == f"{W}docDefaults":
                self._read_defaults(element)
        self.default = self.of(default_id) if default_id else Style(look=self._defaults)

    def _read_defaults(self, element: Element) -> None:
        properties = element.find(f"{W}rPrDefault/{R_PR}")
        if properties is not None:
            self._defaults = look_from(properties, PLAIN)
            language = properties.find(f"{W}lang")
            if language is not None:
                self.language = {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}.get((language.get(VAL) or "")[:2].lower(), "")

    def of(self, style_id: str) -> Style:
        """Return the style with an id; one that the file does not define is known by its id."""
        style = self._known.get(style_id)
        if style is None:
            style = self._known[style_id] = self._resolve(style_id)
        return style

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        while style_id in self._elements and len(chain) < _DEEPEST_CHAIN:
            element = self._elements[style_id]
            chain.append(element)
            parent = element.find(f"{W}basedOn")
            if parent is None:
                break
            style_id = parent.get(VAL) or ""
        return chain

    def _resolve(self, style_id: str) -> Style:
        chain = self._chain(style_id)
        paragraph = not chain or chain[0].get(f"{W}type") in (None, "paragraph")
        look = self._defaults if paragraph else PLAIN
        number, depth, outline = None, 0, None
        for element in reversed(chain):
            for child in element:
                if child.tag == R_PR:
                    look = look_from(child, look)
                elif child.tag == P_PR:
                    number, depth = _list_of(child, number, depth)
                    deepness = child.find(f"{W}outlineLvl")
                    outline = deepness.get(VAL) if deepness is not None else outline
        names = [_name_of(element) for element in chain] + [_spaced(style_id)]
        role, level = role_of_names(names, outline)
        if _HELP.search(names[0]):
            look = look._replace(faint=True)
        return Style(role=role, level=level, look=look, number=number, depth=depth, contents=any(_CONTENTS.match(name) for name in names))

    def look_on(self, style_id: str, base: Look) -> Look:
        """Return *base* with a character style on top of it."""
        chain = self._chain(style_id)
        for element in reversed(chain):
            properties = element.find(R_PR)
            if properties is not None:
                base = look_from(properties, base)
        if _HELP.search(_name_of(chain[0]) if chain else _spaced(style_id)):
            base = base._replace(faint=True)
        return base


def _list_of(properties: Element, number: str | None, depth: int) -> tuple[str | None, int]:
    element = properties.find(f"{W}numPr")
    if element is None:
        return number, depth
    number_id, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    if level is not None and (level.get(VAL) or "").isdecimal():
        depth = int(level.get(VAL) or 0)
    return (number_id.get(VAL) if number_id is not None else number), min(depth, 8)


def looks_like_help(name: str) -> bool:
    """Return whether a style's name, in small letters, says that its text is help."""
    return _HELP.search(name) is not None


def role_of_names(names: list[str], outline: str | None = None) -> tuple[Role, int]:
    """Return what a paragraph is, and its level, by its style's names (its own first, in small letters) and its place in the outline."""
    for name in names:
        if outline != "9" and (heading := _HEADING.match(name)):  # 9 says: body text, whatever it is based on
            return Role.HEADING, min(int(heading[1]), 6)
        if name in _ROLES:
            return _ROLES[name], 0
    if outline is not None and outline in "012345678":
        return Role.HEADING, min(int(outline) + 1, 6)
    if _HELP.search(names[0]):
        return Role.HELP, 0
    if any(_BULLETS.match(name) for name in names):
        return Role.BULLET, 1
    if any(_NUMBERS.match(name) for name in names):
        return Role.NUMBER, 1
    return Role.BODY, 0


def _name_of(style: Element) -> str:
    name = style.find(f"{W}name")
    return (name.get(VAL) or "").lower().strip() if name is not None else ""


def _spaced(style_id: str) -> str:
    """Return a style id as its name would be written: `Overskrift2` as `overskrift 2`."""
    return re.sub(r"(?<=[a-zæøåü])(?=\d|[A-ZÆØÅ])", " ", style_id).lower().strip()
