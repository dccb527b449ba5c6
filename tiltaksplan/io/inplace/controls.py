"""Content controls that a text is set in: what they take, and how their properties read afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tiltaksplan.io.inplace.errors import ControlTakesNoSuchText
from tiltaksplan.io.inplace.markup import Node, Splice, escaped, spliced, with_attribute
from tiltaksplan.language import N_

# Controls whose content is not text: a tick, a picture, a formula.
_NOT_WRITTEN_IN = ("w14:checkbox", "w:picture", "w:equation")
_LISTS = ("w:dropDownList", "w:comboBox")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a control holds after a text is set in it.

    Attributes:
        properties: How its `w:sdtPr` reads.
        stored: What the file's data hold for it, where it is bound to any; None where they stay as they are.
    """

    properties: bytes
    stored: str | None


def is_written_in(control: Node) -> bool:
    """Return whether a text can be set in a content control."""
    properties = control.child("w:sdtPr")
    return properties is None or not any(one.name in _NOT_WRITTEN_IN for one in properties.children)


def answered(content: bytes, control: Node, text: str, *, name: str, place: str) -> Answer | None:
    """Return what *control* holds with *text*; None where it says nothing of itself.

    Raises:
        ControlTakesNoSuchText: A list without that answer, or bound data that want a date.
    """
    properties = control.child("w:sdtPr")
    if properties is None or properties.is_empty_tag:
        return None
    splices: list[Splice] = []
    stored: str | None = text
    for one in properties.children:
        if one.name == "w:showingPlcHdr":
            splices.append(Splice(one.start, one.end, b""))
            stored = text or None  # a prompt is no answer, and the data hold none
        elif one.name in _LISTS and text:
            value = _chosen(one, text)
            if value is None and one.name == "w:dropDownList":
                raise ControlTakesNoSuchText(name=name, place=place, text=text, why=N_("teksten er ikke et av valgene i listen"))
            stored = text if value is None else value
            splices += _changed(content, one, "w:lastValue", stored)
        elif one.name == "w:date" and text:
            day = _day_of(text)
            if day is None and _is_bound(properties):
                raise ControlTakesNoSuchText(name=name, place=place, text=text, why=N_("feltet tar bare en dato, for eksempel 31.12.2025"))
            stored = f"{day:%Y-%m-%d}" if day else text
            splices += _changed(content, one, "w:fullDate", f"{day:%Y-%m-%d}T00:00:00Z" if day else None)
    read = spliced(content[: properties.end], splices)[properties.start :]
    return Answer(properties=read, stored=stored if _is_bound(properties) else None)


def binding_of(control: Node) -> Node | None:
    """Return the element that says where in the file's data a control keeps its answer."""
    properties = control.child("w:sdtPr")
    bindings = [one for one in properties.children if one.name in ("w:dataBinding", "w15:dataBinding")] if properties else []
    return bindings[0] if bindings else None


def _is_bound(properties: Node) -> bool:
    return any(one.name in ("w:dataBinding", "w15:dataBinding") for one in properties.children)


def _chosen(choices: Node, text: str) -> str | None:
    for one in choices.children:
        shown, value = one.attributes.get("w:displayText"), one.attributes.get("w:value", "")
        if text in (shown, value):
            return value
    return None


def _changed(content: bytes, node: Node, attribute: str, value: str | None) -> list[Splice]:
    """Return what sets an attribute that is there already; one that is not there stays so."""
    if attribute not in node.attributes:
        return []
    raw = node.prefix + attribute.partition(":")[2].encode()
    tag = with_attribute(content[node.start : node.inner], raw, None if value is None else escaped(value))
    return [Splice(node.start, node.inner, tag)]


def _day_of(text: str) -> date | None:
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None
