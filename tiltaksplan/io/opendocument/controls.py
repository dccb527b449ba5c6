"""What can be filled in in an OpenDocument text: content controls, input lists, and the older form controls."""

from __future__ import annotations

from datetime import date

from tiltaksplan.document.inline import Control, ControlKind, Inline, Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.opendocument.names import FORM, LOEXT, TEXT
from tiltaksplan.io.package import Element

_ON = ("true", "checked")


def content_control(element: Element, content: tuple[Inline, ...], around: Place, address: str) -> Control:
    """Return the content control *element*, which holds *content*."""
    text = "".join(one.text for one in content if not (isinstance(one, Span) and one.hidden))
    items = ((one.get(f"{LOEXT}display-text") or "", one.get(f"{LOEXT}value") or "") for one in element.iter(f"{LOEXT}list-item"))
    choices = [(shown or stored, stored) for shown, stored in items]
    day, checked, prompt = None, None, ""
    kind = ControlKind.RICH
    if element.get(f"{LOEXT}checkbox") in _ON:
        kind, checked, text = ControlKind.TICK, element.get(f"{LOEXT}checked") in _ON, ""
    elif element.get(f"{LOEXT}date") in _ON:
        kind, day = ControlKind.DATE, _day(element.get(f"{LOEXT}current-date"))
    elif choices:
        kind = ControlKind.COMBO if element.get(f"{LOEXT}combobox") in _ON else ControlKind.CHOICE
    elif element.get(f"{LOEXT}plain-text") in _ON:
        kind = ControlKind.TEXT
    if element.get(f"{LOEXT}showing-place-holder") in _ON or any(shown == text and not stored for shown, stored in choices):
        prompt, text, content, day = text, "", (), None
    name = element.get(f"{LOEXT}alias") or ""
    spans = tuple(one for one in content if isinstance(one, Span))
    return Control(
        kind=kind,
        name=name,
        tag=element.get(f"{LOEXT}tag") or "",
        text=text,
        day=day,
        checked=checked,
        options=tuple(shown for shown, stored in choices if stored),
        prompt=prompt,
        spans=spans if any(one.faint or one.bold or one.italic or one.chosen for one in spans) else (),
        place=Place((*around.steps, ("control", name)) if name else around.steps, address),
    )


def drop_down(element: Element, place: Place) -> Control:
    """Return the input list *element*."""
    labels = tuple(one.get(f"{TEXT}value") or "" for one in element.iterchildren(f"{TEXT}label"))
    return Control(
        kind=ControlKind.CHOICE, name=element.get(f"{TEXT}name") or "", text=(element.text or "").strip(), options=labels, place=place
    )


def old_control(element: Element, place: Place) -> Control:
    """Return the control of a form that a drawing on the page stands for."""
    kind = element.tag.rpartition("}")[2]
    name, text = element.get(f"{FORM}name") or "", element.get(f"{FORM}current-value") or element.get(f"{FORM}value") or ""
    if kind in ("checkbox", "radio"):
        state = element.get(f"{FORM}current-state") or element.get(f"{FORM}current-selected") or ""
        return Control(kind=ControlKind.TICK, name=element.get(f"{FORM}label") or name, tag=name, checked=state in _ON, place=place)
    if kind in ("listbox", "combobox"):
        options = [one for one in element if one.tag in (f"{FORM}option", f"{FORM}item")]
        picked = [one.get(f"{FORM}label") or "" for one in options if one.get(f"{FORM}current-selected") == "true"]
        return Control(
            kind=ControlKind.CHOICE,
            name=name,
            tag=name,
            text=text or ", ".join(picked),
            options=tuple(one.get(f"{FORM}label") or "" for one in options),
            place=place,
        )
    return Control(kind=ControlKind.DATE if kind == "date" else ControlKind.TEXT, name=name, tag=name, text=text, place=place)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
