"""What stands inside a paragraph of a Word file: runs, fields, controls, links, symbols, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Callable

from tiltaksplan.document.blocks import Figure
from tiltaksplan.document.inline import Control, ControlKind, Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.package import Element
from tiltaksplan.io.symbols import is_symbol_font, symbol_of
from tiltaksplan.io.word.bindings import Bindings
from tiltaksplan.io.word.controls import Settings, answer, form_field, settings_of
from tiltaksplan.io.word.fields import Field
from tiltaksplan.io.word.line import Line
from tiltaksplan.io.word.looks import PLAIN, Look, look_from
from tiltaksplan.io.word.names import (
    ALTERNATIVES,
    CHOICE,
    DRAWING,
    FALLBACK,
    MATH,
    R_,
    R_PR,
    SDT,
    SDT_CONTENT,
    TEXT_BOX,
    VAL,
    VML,
    WRAPPINGS,
    XML_SPACE,
    P,
    R,
    T,
    W,
)
from tiltaksplan.io.word.styles import Styles

_R_STYLE, _FONTS = f"{W}rStyle", f"{W}rFonts"
_TAB, _BREAK, _RETURN, _NO_BREAK_HYPHEN, _SYMBOL, _POSITION_TAB = (
    f"{W}{name}" for name in ("tab", "br", "cr", "noBreakHyphen", "sym", "ptab")
)
_FIELD_CHARACTER, _CODE, _SIMPLE_FIELD, _HYPERLINK = (f"{W}{name}" for name in ("fldChar", "instrText", "fldSimple", "hyperlink"))
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_COMMENTS = frozenset((f"{W}commentRangeStart", f"{W}commentReference"))
_LINE_ENDS = frozenset((_BREAK, _RETURN))
_PAGE_BREAKS = frozenset(("page", "column"))
_FORMULAS = frozenset((f"{MATH}oMath", f"{MATH}oMathPara"))
_SILENT = frozenset(f"{W}{name}" for name in ("pPr", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeEnd", "del", "moveFrom"))
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SHORT = 3  # a tick typed in a symbol font is a letter or two


class Inlines:
    """Reads what stands inside the paragraphs of one part, in order: a field may begin in one paragraph and end in another.

    Args:
        styles: The document's styles.
        bindings: The data and the prompts of its controls.
        links: Finds a hyperlink's address by its relationship id.
    """

    def __init__(self, styles: Styles, bindings: Bindings, links: Callable[[str], str | None]) -> None:
        self._styles, self._bindings, self._links = styles, bindings, links
        self._fields: list[Field] = []
        self._muted = 0  # how many fields around us are still in their code
        self.place = Place()
        self.boxes: list[tuple[Element, str]] = []
        self.comments: dict[str, Place] = {}

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is being read, which Word makes from the headings."""
        return any(one.shown and one.is_contents for one in self._fields)

    def walk(self, parent: Element, address: str, line: Line, look: Look, link: str | None = None) -> None:
        """Write what stands in *parent* to *line*."""
        number = -1
        for child in parent:
            number += 1
            tag = child.tag
            if tag == R_:
                self._run(child, address, number, line, look, link)
            elif tag in _SILENT:
                continue
            elif tag in WRAPPINGS:
                self.walk(child, f"{address}/{number}", line, look, link)
            elif tag == SDT:
                self._control(child, f"{address}/{number}", line, look, link)
            elif tag == _HYPERLINK:
                self._hyperlink(child, f"{address}/{number}", line, look, link)
            elif tag in _COMMENTS:
                self.comments.setdefault(child.get(f"{W}id") or "", self.place)
            elif tag == _SIMPLE_FIELD:
                self._simple_field(child, f"{address}/{number}", line, look, link)
            elif tag == ALTERNATIVES:
                for path, chosen in chosen_alternative(child, f"{address}/{number}"):
                    self.walk(chosen, path, line, look, link)
            elif tag in _FORMULAS:
                self._write("".join(text.text or "" for text in child.iter(f"{MATH}t")), line, look, link)

    def _run(self, run: Element, address: str, number: int, line: Line, look: Look, link: str | None) -> None:
        position = -1
        for child in run:
            position += 1
            tag = child.tag
            if tag == T:
                text = child.text
                if text and not self._muted:
                    if (text[0] <= " " or text[-1] <= " ") and child.get(XML_SPACE) != "preserve":
                        text = text.strip(" \t\r\n")
                    if len(text) <= _SHORT or (not text.isascii() and _PRIVATE.search(text)):
                        text = _with_signs(text, run)
                    self._write(text, line, look, link)
            elif tag == R_PR:
                if len(child):
                    if child[0].tag == _R_STYLE:
                        look = self._styles.look_on(child[0].get(VAL) or "", look)
                    look = look_from(child, look)
                    if link is not None and look.chosen:  # links are underlined, and nobody means anything by it
                        look = look._replace(chosen=False)
            elif tag == _FIELD_CHARACTER:
                self._field_character(child, f"{address}/{number}", line, look)
            elif tag == _CODE:
                if self._fields:
                    self._fields[-1].code.append(child.text or "")
            elif tag in _PICTURES:
                self._picture(child, f"{address}/{number}/{position}", line)
            elif tag == ALTERNATIVES:
                for path, chosen in chosen_alternative(child, f"{address}/{number}/{position}"):
                    for inner, picture in enumerate(chosen):
                        if picture.tag in _PICTURES:
                            self._picture(picture, f"{path}/{inner}", line)
                        elif picture.tag == _SYMBOL:
                            self._sign(picture, line, look, link)
            elif tag in _COMMENTS:
                self.comments.setdefault(child.get(f"{W}id") or "", self.place)
            else:
                self._sign(child, line, look, link)

    def _sign(self, child: Element, line: Line, look: Look, link: str | None) -> None:
        tag = child.tag
        if tag in (_TAB, _POSITION_TAB):
            self._write("\t", line, look, link)
        elif tag in _LINE_ENDS:
            if child.get(f"{W}type") not in _PAGE_BREAKS or not line.is_empty:
                self._write("\n", line, look, link)
        elif tag == _NO_BREAK_HYPHEN:
            self._write("-", line, look, link)
        elif tag == _SYMBOL:
            code = child.get(f"{W}char") or ""
            try:
                self._write(symbol_of(child.get(f"{W}font") or "", int(code, 16)), line, look, link)
            except ValueError:
                self._write("□", line, look, link)
        elif tag == f"{W}ruby":
            for base in child.iterchildren(f"{W}rubyBase"):
                self.walk(base, "", line, look, link)

    def _write(self, text: str, line: Line, look: Look, link: str | None) -> None:
        if self._muted or not text:
            return
        if not self._fields:
            line.write(text, look, link)
            return
        for one in reversed(self._fields):
            if one.form is not None:
                one.text.append(text)
                return
            if link is None and one.link is not None:
                link, look = one.link, look._replace(chosen=False)
        line.write(text, look, link)

    def _hyperlink(self, element: Element, address: str, line: Line, look: Look, link: str | None) -> None:
        target = self._links(element.get(f"{R}id") or "")
        anchor = element.get(f"{W}anchor")
        self.walk(element, address, line, look, target or (f"#{anchor}" if anchor else link))

    def _simple_field(self, element: Element, address: str, line: Line, look: Look, link: str | None) -> None:
        one = Field(code=[element.get(f"{W}instr") or ""])
        if one.prompt:
            line.prompt(one.prompt, look)
        else:
            self.walk(element, address, line, look, one.link or link)

    def _field_character(self, element: Element, address: str, line: Line, look: Look) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(Field(form=element.find(f"{W}ffData"), address=address))
            self._muted += 1
        elif not self._fields:
            return  # the end of a field whose beginning was deleted
        elif kind == "separate" and not self._fields[-1].shown:
            self._fields[-1].shown = True
            self._muted -= 1
        elif kind == "end":
            self._end_field(line, look)

    def _end_field(self, line: Line, look: Look) -> None:
        one = self._fields.pop()
        self._muted -= not one.shown
        if self._muted:
            return
        if one.form is not None:
            line.put(form_field(one.form, "".join(one.text), Place(self.place.steps, one.address)))
        elif one.prompt:
            line.prompt(one.prompt, look)
        elif not one.shown and one.symbol:
            self._write(one.symbol, line, look, None)

    def end_paragraph(self, line: Line) -> None:
        """Tell that a paragraph has ended: an answer in an older form field may go on in the next one, and keeps its place in both."""
        for one in self._fields:
            if one.form is not None and one.text:
                line.put(form_field(one.form, "".join(one.text), Place(self.place.steps, one.address)))
                one.text.clear()

    def _control(self, element: Element, address: str, line: Line, look: Look, link: str | None) -> None:
        position, content = content_of(element)
        if content is None:
            return
        settings = settings_of(element)
        inner = Line()
        self.walk(content, f"{address}/{position}", inner, PLAIN if settings.prompting else look, link)
        self.close_control(settings, address, inner, line)

    def close_control(self, settings: Settings, address: str, inner: Line, line: Line) -> None:
        """Write a control, which holds *inner*, to *line*; one that holds other controls is only a frame around them."""
        pieces = inner.content()
        line.figures.extend(inner.figures)
        if settings.kind is None or any(isinstance(one, Control) for one in pieces):
            line.take(pieces)
            return
        if settings.kind is ControlKind.RICH and self._muted:
            return
        steps = (*self.place.steps, ("control", settings.name)) if settings.name else self.place.steps
        prompt = "" if settings.prompting else self._bindings.prompt(settings.prompt_name)
        line.put(answer(settings, inner, self._bindings.bound(settings.binding), prompt, Place(steps, address)))

    def _picture(self, element: Element, address: str, line: Line) -> None:
        boxes = [(box, path) for box, path in _boxes_in(element, address)]
        self.boxes.extend(boxes)
        if not boxes and not self._muted and (element.tag != f"{W}pict" or element.find(f".//{VML}imagedata") is not None):
            line.figures.append(Figure(alt=_alt_of(element), place=Place(self.place.steps, address)))


def content_of(control: Element) -> tuple[int, Element | None]:
    """Return the content of a content control, and which of its children that is."""
    for number, child in enumerate(control):
        if child.tag == SDT_CONTENT:
            return number, child
    return 0, None


def chosen_alternative(element: Element, address: str) -> list[tuple[str, Element]]:
    """Return the one of several alternatives that counts: the first choice that holds something, else what is there for older programs."""
    fallback = None
    for number, child in enumerate(element):
        if child.tag == CHOICE and len(child):
            return [(f"{address}/{number}", child)]
        if child.tag == FALLBACK:
            fallback = (f"{address}/{number}", child)
    return [fallback] if fallback else []


def _boxes_in(element: Element, address: str) -> list[tuple[Element, str]]:
    """Return the text boxes in a drawing with their addresses; boxes inside a box are found when it is read."""
    found: list[tuple[Element, str]] = []
    if next(element.iter(TEXT_BOX), None) is None:
        return found
    for number, child in enumerate(element):
        path = f"{address}/{number}"
        if child.tag == TEXT_BOX:
            found.append((child, path))
        elif child.tag == ALTERNATIVES:
            for inner, chosen in chosen_alternative(child, path):
                found.extend(_boxes_in(chosen, inner))
        else:
            found.extend(_boxes_in(child, path))
    return found


def _alt_of(element: Element) -> str:
    for one in element.iter(f"{DRAWING}docPr"):
        return one.get("descr") or one.get("title") or ""
    for one in element.iter(f"{VML}shape"):
        return one.get("alt") or ""
    return ""


def _with_signs(text: str, run: Element) -> str:
    """Return *text* with letters of a symbol font as the signs that they show."""
    fonts = run.find(f"{R_PR}/{_FONTS}")
    font = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")) if fonts is not None else None
    if is_symbol_font(font):
        return "".join(letter if letter.isspace() else symbol_of(font or "", ord(letter)) for letter in text)
    return _PRIVATE.sub(lambda found: symbol_of("Wingdings", ord(found[0])), text)


def all_faint(content: tuple[object, ...]) -> bool:
    """Return whether everything that is written there is set back, as help texts are."""
    some = False
    for one in content:
        if not isinstance(one, Span):
            return False
        if not one.faint and one.text.strip():
            return False
        some = some or one.faint
    return some


def is_paragraph(element: Element) -> bool:
    """Return whether an element is a paragraph."""
    return bool(element.tag == P)
