"""What stands inside a paragraph: stretches of text with one look, and controls that somebody can fill in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tiltaksplan.document.place import Place
from tiltaksplan.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Text with one look.

    Attributes:
        text: As it would stand with every tracked change accepted; a line break is `\\n`, a tab `\\t`.
        faint: Grey, or otherwise set back as help texts are.
        placeholder: Text that a control or a form field shows until somebody writes in it.
        hidden: Text that is not shown.
        chosen: Underlined, highlighted or circled, as people mark one of several printed choices.
        struck: Struck out, as people do with the choices that do not apply.
        link: The address of a hyperlink.
    """

    text: str
    bold: bool = False
    italic: bool = False
    faint: bool = False
    placeholder: bool = False
    hidden: bool = False
    chosen: bool = False
    superscript: bool = False
    struck: bool = False
    link: str | None = None


class ControlKind(StrEnum):
    """What kind of answer a control takes."""

    TEXT = "text"
    RICH = "rich"
    DATE = "date"
    CHOICE = "choice"
    COMBO = "combo"
    TICK = "tick"
    REPEAT = "repeat"
    PICTURE = "picture"


PROMPTS: dict[ControlKind, str] = {
    ControlKind.TEXT: N_("Skriv her"),
    ControlKind.RICH: N_("Skriv her"),
    ControlKind.DATE: N_("Velg dato"),
    ControlKind.CHOICE: N_("Velg"),
    ControlKind.COMBO: N_("Velg eller skriv"),
}
"""What an empty control of our own forms shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A place to write, choose or tick: a content control, a legacy form field, or a field of a PDF form.

    Attributes:
        name: What the form's maker called it (alias, title); may be a label, may be nonsense.
        tag: The maker's key; our own forms write the field's pointer here.
        text: What stands in it, paragraphs parted by `\\n`; empty where only the placeholder stands.
        day: The day that a date control keeps beside its text.
        checked: Of a tick; None for the other kinds.
        options: What a list offers, as shown.
        prompt: The placeholder text that it shows while empty.
        multiline: Whether a text control takes line breaks.
        spans: The text with its looks, where it has any (help text left standing before an answer is faint); empty where it is plain.
    """

    kind: ControlKind
    name: str = ""
    tag: str = ""
    text: str = ""
    day: date | None = None
    checked: bool | None = None
    options: tuple[str, ...] = ()
    prompt: str = ""
    multiline: bool = False
    spans: tuple[Span, ...] = ()
    place: Place = Place()


Inline = Span | Control


def text_of(content: tuple[Inline, ...]) -> str:
    """Return the shown text of *content*, controls' answers among it; prompts and hidden text are no text."""
    return "".join([one.text for one in content if _is_shown(one)])


def _is_shown(one: Inline) -> bool:
    return not one.hidden if isinstance(one, Span) else one.kind is not ControlKind.TICK
