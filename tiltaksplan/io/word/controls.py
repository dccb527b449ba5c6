"""Content controls and the older form fields: what kind of answer each takes, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiltaksplan.document.inline import Control, ControlKind, Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.package import Element
from tiltaksplan.io.word.line import Line
from tiltaksplan.io.word.names import SDT_PR, VAL, W14, W15, W, is_on

_KINDS = {
    f"{W}text": ControlKind.TEXT,
    f"{W}date": ControlKind.DATE,
    f"{W}dropDownList": ControlKind.CHOICE,
    f"{W}comboBox": ControlKind.COMBO,
    f"{W14}checkbox": ControlKind.TICK,
    f"{W}picture": ControlKind.PICTURE,
    f"{W15}repeatingSection": ControlKind.REPEAT,
    f"{W15}repeatingSectionItem": ControlKind.REPEAT,
}
# Controls that only hold other things together, or whose content Word makes itself.
_FRAMES = frozenset(f"{W}{name}" for name in ("group", "docPartList", "citation", "bibliography", "equation"))
_ALIAS, _TAG, _PROMPTING, _PROMPT, _MADE_BY_WORD, _ID, _LOOK = (
    f"{W}{name}" for name in ("alias", "tag", "showingPlcHdr", "placeholder", "docPartObj", "id", "rPr")
)
_SHOWN, _STORED, _CHOICE = f"{W}displayText", f"{W}value", f"{W}listItem"
_BINDINGS = frozenset((f"{W}dataBinding", f"{W15}dataBinding"))
_SWITCHED_ON = frozenset(("1", "true", "on"))


@dataclass(slots=True, kw_only=True)
class Settings:
    """What a content control says of itself.

    Attributes:
        kind: None for a frame around other things, which takes no answer.
        choices: (shown, stored) pairs of a list.
        prompting: Whether its content is only the prompt.
        binding: The element that names where in the file's own data the answer is kept.
        prompt_name: The glossary's name for its prompt.
        contents: Whether it holds a table of contents.
    """

    kind: ControlKind | None = ControlKind.RICH
    name: str = ""
    tag: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    day: date | None = None
    checked: bool | None = None
    multiline: bool = False
    prompting: bool = False
    binding: Element | None = None
    prompt_name: str = ""
    contents: bool = False


def settings_of(control: Element) -> Settings:
    """Return what the content control `w:sdt` says of itself."""
    found = Settings()
    properties = control.find(SDT_PR)
    for one in properties if properties is not None else ():
        tag = one.tag
        if tag in (_ID, _LOOK):
            continue
        if tag in _KINDS:
            found.kind = _KINDS[tag]
            _read_kind(one, found)
        elif tag in _FRAMES:
            found.kind = None
        elif tag == _ALIAS:
            found.name = one.get(VAL) or ""
        elif tag == _TAG:
            found.tag = one.get(VAL) or ""
        elif tag == _PROMPTING:
            found.prompting = is_on(one.get(VAL))
        elif tag in _BINDINGS:
            found.binding = one
        elif tag == _PROMPT:
            part = one.find(f"{W}docPart")
            found.prompt_name = (part.get(VAL) or "") if part is not None else ""
        elif tag == _MADE_BY_WORD:
            gallery = one.find(f"{W}docPartGallery")
            found.contents = gallery is not None and gallery.get(VAL) == "Table of Contents"
            found.kind = None
    return found


def _read_kind(element: Element, found: Settings) -> None:
    if found.kind is ControlKind.TEXT:
        found.multiline = (element.get(f"{W}multiLine") or "") in _SWITCHED_ON
    elif found.kind is ControlKind.DATE:
        found.day = day_of(element.get(f"{W}fullDate"))
    elif found.kind is ControlKind.TICK:
        state = element.find(f"{W14}checked")
        found.checked = state is not None and is_on(state.get(f"{W14}val"))
    elif found.kind in (ControlKind.CHOICE, ControlKind.COMBO):
        choices = ((one.get(_SHOWN), one.get(_STORED)) for one in element.iterchildren(_CHOICE))
        found.choices = tuple((shown or stored or "", stored if stored is not None else shown or "") for shown, stored in choices)


def answer(settings: Settings, content: Line, bound: str | None, prompt: str, place: Place) -> Control:
    """Return the control with what somebody answered in it.

    Args:
        settings: What the control says of itself.
        content: What stands in it.
        bound: What the file's own data holds for it; this is what Word shows when the file is opened. None where it is not bound.
        prompt: The prompt that the glossary keeps for it, where the control is filled in.
        place: Where it is.
    """
    spans = tuple(one for one in content.content() if isinstance(one, Span))
    text = "".join(one.text for one in spans if not one.hidden)
    prompting, day, checked = settings.prompting, settings.day, settings.checked
    if prompting or text.strip() == prompt.strip():
        prompt, text, spans, day = text or prompt, "", (), None
    for shown, stored in settings.choices:
        if not stored and shown == text:  # «Velg et element.» is no choice
            prompt, text, spans = text, "", ()
    if bound is not None:
        kept, day, checked = _bound(settings, bound, text, day, checked)
        if kept != text:
            text, spans = kept, ()
    return Control(
        kind=settings.kind or ControlKind.RICH,
        name=settings.name,
        tag=settings.tag,
        text="" if settings.kind is ControlKind.TICK else text,
        day=day,
        checked=checked,
        options=tuple(shown for shown, stored in settings.choices if stored),
        prompt=prompt,
        multiline=settings.multiline,
        spans=spans if any(_has_looks(one) for one in spans) else (),
        place=place,
    )


def _bound(settings: Settings, bound: str, text: str, day: date | None, checked: bool | None) -> tuple[str, date | None, bool | None]:
    """Return text, day and tick as the file's own data has them; an empty entry takes nothing away that somebody wrote."""
    if settings.kind is ControlKind.TICK:
        return text, day, bound.strip().lower() in _SWITCHED_ON if bound.strip() else checked
    if not bound.strip() or " ".join(bound.split()) == " ".join(text.split()):
        return text, day, checked
    if settings.kind is ControlKind.DATE:
        kept = day_of(bound.strip())
        return (text, day, checked) if kept is not None and kept == day and text else (bound.strip(), kept, checked)
    for shown, stored in settings.choices:
        if stored == bound:
            return shown, day, checked
    return bound, day, checked


def _has_looks(span: Span) -> bool:
    return span.bold or span.italic or span.faint or span.hidden or span.chosen or span.struck or span.superscript or span.link is not None


def day_of(text: str | None) -> date | None:
    """Return the day that a stored moment (`2023-04-01T00:00:00Z`) begins with, or None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def form_field(form: Element, text: str, place: Place) -> Control:
    """Return the control that an older form field is (`w:ffData`), with the text that stands in it."""
    parts = {child.tag: child for child in form}
    name = _value(parts.get(f"{W}name"))
    help_text = _value(parts.get(f"{W}statusText")) or _value(parts.get(f"{W}helpText"))
    tick, choice = parts.get(f"{W}checkBox"), parts.get(f"{W}ddList")
    if tick is not None:
        state = tick.find(f"{W}checked")
        state = tick.find(f"{W}default") if state is None else state
        return Control(
            kind=ControlKind.TICK, name=name, tag=name, checked=state is not None and is_on(state.get(VAL)), prompt=help_text, place=place
        )
    if choice is not None:
        options = tuple(one.get(VAL) or "" for one in choice.iterchildren(f"{W}listEntry"))
        picked = choice.find(f"{W}result")
        picked = choice.find(f"{W}default") if picked is None else picked
        number = _value(picked) or "0"
        shown = options[int(number)] if number.isdecimal() and int(number) < len(options) else ""
        return Control(kind=ControlKind.CHOICE, name=name, tag=name, text=shown.strip(), options=options, prompt=help_text, place=place)
    entry = parts.get(f"{W}textInput")
    preset, kind = (_value(entry.find(f"{W}default")), _value(entry.find(f"{W}type"))) if entry is not None else ("", "")
    written = text.replace("\u2002", " ").strip()  # an empty field shows five wide blanks
    if written == preset.strip() and kind in ("", "regular"):
        written = ""
    return Control(
        kind=ControlKind.DATE if kind == "date" else ControlKind.TEXT,
        name=name,
        tag=name,
        text=written,
        prompt=preset.strip() or help_text,
        place=place,
    )


def _value(element: Element | None) -> str:
    return (element.get(VAL) or "") if element is not None else ""
