"""Content controls: where somebody writes, chooses or ticks in a form that we make."""

from __future__ import annotations

from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from tiltaksplan.document.inline import PROMPTS, Control, ControlKind
from tiltaksplan.io.word.write_xml import element, run, text_pieces
from tiltaksplan.language import Translate

DATE_FORMATS = {"nb": "d.M.yyyy", "nn": "d.M.yyyy", "en": "dd/MM/yyyy"}
TICKED, UNTICKED, TICK_FONT = "☒", "☐", "MS Gothic"
MOST_LETTERS = 64  # of an alias or a tag: Word calls a file with longer ones damaged
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def control_in_line(control: Control, number: int, language: str, code: str, translate: Translate) -> BaseOxmlElement:
    """Return *control* as a content control that stands among the words of a paragraph.

    Args:
        number: Its id, another for each control of the file.
        language: nb, nn or en: how a date is written.
        code: The language as Word names it.

    Raises:
        ValueError: A kind that no form of ours asks for (repeated parts, pictures). A fault of ours.
    """
    return element("sdt", _properties(control, number, language, code), element("sdtContent", _shown(control, translate)))


def control_as_paragraphs(control: Control, number: int, language: str, code: str, translate: Translate, style: str) -> BaseOxmlElement:
    """Return a rich text *control* that holds whole paragraphs, so that people can press Enter in it."""
    lines = control.text.split("\n") if control.text else [""]
    content = element("sdtContent")
    for line in lines:
        words = run(line) if line else _shown(control, translate)
        content.append(element("p", element("pPr", element("pStyle", val=style)), words))
    return element("sdt", _properties(control, number, language, code), content)


def _properties(control: Control, number: int, language: str, code: str) -> BaseOxmlElement:
    empty = not control.text and control.kind is not ControlKind.TICK
    return element(
        "sdtPr",
        element("alias", val=control.name[:MOST_LETTERS]) if control.name else None,
        element("tag", val=control.tag[:MOST_LETTERS]) if control.tag else None,
        element("id", val=number),
        element("lock", val="sdtLocked"),  # people fill it in, and cannot delete it by a slip
        element("showingPlcHdr") if empty else None,
        _kind(control, language, code),
    )


def _kind(control: Control, language: str, code: str) -> BaseOxmlElement:
    if control.kind is ControlKind.TEXT:
        return element("text", **({"multiLine": 1} if control.multiline else {}))
    if control.kind is ControlKind.RICH:
        return element("richText")
    if control.kind is ControlKind.DATE:
        return _date(control, language, code)
    if control.kind in (ControlKind.CHOICE, ControlKind.COMBO):
        options = dict.fromkeys(option for option in control.options if option)  # Word calls a list with the same value twice damaged
        tag = "dropDownList" if control.kind is ControlKind.CHOICE else "comboBox"
        return element(tag, *(element("listItem", displayText=option, value=option) for option in options))
    if control.kind is ControlKind.TICK:
        return _tick(bool(control.checked))
    raise ValueError(f"no such control in a form of ours: {control.kind}")


def _date(control: Control, language: str, code: str) -> BaseOxmlElement:
    chosen = {"fullDate": f"{control.day.isoformat()}T00:00:00Z"} if control.day else {}
    return element(
        "date",
        element("dateFormat", val=DATE_FORMATS.get(language, DATE_FORMATS["nb"])),
        element("lid", val=code),
        element("storeMappedDataAs", val="dateTime"),
        element("calendar", val="gregorian"),
        **chosen,
    )


def _tick(checked: bool) -> BaseOxmlElement:
    states = f'<w14:checkedState w14:val="2612" w14:font="{TICK_FONT}"/><w14:uncheckedState w14:val="2610" w14:font="{TICK_FONT}"/>'
    checked_mark = f'<w14:checked w14:val="{int(checked)}"/>'
    return parse_xml(f'<w14:checkbox xmlns:w14="{_W14}">{checked_mark}{states}</w14:checkbox>')


def _shown(control: Control, translate: Translate) -> BaseOxmlElement:
    if control.kind is ControlKind.TICK:
        font = element("rFonts", ascii=TICK_FONT, hAnsi=TICK_FONT, eastAsia=TICK_FONT, hint="eastAsia")
        return run(TICKED if control.checked else UNTICKED, font)
    if control.text:
        return element("r", *text_pieces(control.text))
    return run(control.prompt or translate(PROMPTS[control.kind]), element("rStyle", val="PlaceholderText"))
