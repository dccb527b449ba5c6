"""The one translation system: texts are written in bokmål, marked with N_, and translated from gettext catalogues in `resources/locale`.

Every room may import this module; it imports none.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

LANGUAGES: tuple[str, ...] = ("nb", "nn", "en")
Translate = Callable[[str], str]

NO_BREAK_SPACE = "\u00a0"


def N_(text: str) -> str:
    """Mark *text* for the catalogues and return it as it is: it is translated where it is shown."""
    return text


def unchanged(text: str) -> str:
    """Return *text* in bokmål, the language that the texts are written in."""
    return text


@cache
def translator(language: str) -> Translate:
    """Return the function that translates a marked text to *language*: nb, nn or en.

    A text that the catalogue lacks comes back in bokmål, so that a person always reads something true.

    Raises:
        ValueError: Another language. A fault of ours: people choose from `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    if language == "nb":
        return unchanged
    catalogue = files("tiltaksplan.resources").joinpath("locale", language, "LC_MESSAGES", "tiltaksplan.mo")
    if not catalogue.is_file():
        return unchanged
    with catalogue.open("rb") as file:
        translations = gettext.GNUTranslations(file)

    def translate(text: str) -> str:
        return translations.gettext(text) if text else text  # gettext answers "" with the catalogue's header

    return translate


def number_text(number: float, language: str = "nb") -> str:
    """Return a number as a reader of *language* writes it: 1 250 000 and 12,5 in Norwegian, 1,250,000 and 12.5 in English."""
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.2f}".rstrip("0")
    if language == "en":
        return text
    return text.replace(",", NO_BREAK_SPACE).replace(".", ",").replace("-", "\u2212")


def date_text(day: date, language: str = "nb") -> str:
    """Return a date in figures: 31.12.2025 in Norwegian, 31/12/2025 in English."""
    return f"{day:%d/%m/%Y}" if language == "en" else f"{day.day}.{day.month}.{day.year}"


def shown(figure: object, language: str = "nb") -> str:
    """Return one figure of a message as a person reads it."""
    if isinstance(figure, bool):
        return str(figure)
    if isinstance(figure, Year):
        return str(int(figure))
    if isinstance(figure, int | float):
        return number_text(figure, language)
    if isinstance(figure, date):
        return date_text(figure, language)
    if isinstance(figure, list | tuple):
        return ", ".join(shown(part, language) for part in figure)
    return str(figure)


class Year(int):
    """A calendar year in a message: written without a blank between the thousands."""


def fill(template: str, figures: Mapping[str, object], language: str = "nb") -> str:
    """Return *template* with its named places filled by *figures*, written as *language* writes numbers and dates."""
    return template.format_map({name: shown(figure, language) for name, figure in figures.items()}) if figures else template


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people with the figures it is built on: written once in bokmål, told in the language of whoever reads it.

    Attributes:
        template: A text marked with N_, with named places: `{person} er satt opp med {hours} timer i {year}.`
        figures: (name, value) pairs; every number of the sentence is here and nowhere else. A figure may be a Message itself.
    """

    template: str
    figures: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, template: str, **figures: object) -> Message:
        """Return the message *template* with *figures*."""
        return cls(template, tuple(figures.items()))

    def told(self, language: str = "nb") -> str:
        """Return the sentence in *language*."""
        translate = translator(language)
        figures = {name: figure.told(language) if isinstance(figure, Message) else figure for name, figure in self.figures}
        return fill(translate(self.template), figures, language)

    def __str__(self) -> str:
        return self.told()
