"""The language of the window: one at a time, chosen at the start; the documents' language is another choice."""

from __future__ import annotations

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import Message, fill, translator

_chosen = ["nb"]


def speak(language: str) -> None:
    """Let the window speak *language* (nb, nn or en) from now on; what is already shown is not rewritten."""
    translator(language)  # an unknown language is heard of here, not at the first text
    _chosen[0] = language


def spoken() -> str:
    """Return the language that the window speaks."""
    return _chosen[0]


def _(text: str, /, **figures: object) -> str:
    """Return *text*, marked here, in the window's language, with its named places filled by *figures*."""
    return fill(translator(spoken())(text), figures, spoken())


def counted(one: str, many: str, count: int, **figures: object) -> str:
    """Return the text for one thing, or the text for *count* things, which may name `{count}`; both marked with N_."""
    return _(one if count == 1 else many, count=count, **figures)


def told(what: Message | TiltaksplanError) -> str:
    """Return a message or an error as the person at the window reads it."""
    if isinstance(what, TiltaksplanError):
        return what.told(translator(spoken()), spoken())
    return what.told(spoken())
