"""How documents say things: texts in the document's language, kroner, hours, days and quarters as people write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tiltaksplan.language import N_, NO_BREAK_SPACE, Message, Year, date_text, fill, number_text, translator
from tiltaksplan.plan.quarter import Quarter

QUARTER = N_("{number}. kvartal {year}")
SHORT_QUARTER = N_("{number}. kv. {year}")
KRONER = N_("kr {amount}")
LIST_AND = N_("{some} og {last}")
NO_TITLE = N_("Forslag uten tittel")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one document in its language."""

    language: str = "nb"

    def __call__(self, text: str, **figures: object) -> str:
        """Return the marked *text* in the language, with *figures* in their places; a Message among them is told too."""
        told = {name: figure.told(self.language) if isinstance(figure, Message) else figure for name, figure in figures.items()}
        return fill(translator(self.language)(text), told, self.language)

    def told(self, message: Message | None) -> str:
        """Return *message* in the language; nothing where there is none."""
        return message.told(self.language) if message else ""

    def number(self, number: float | Fraction) -> str:
        """Return a number as it is read."""
        return number_text(_plain(number), self.language)

    def whole(self, number: float | Fraction) -> str:
        """Return a number rounded to a whole one: hours and kroner in tables."""
        return number_text(rounded(number), self.language)

    def kroner(self, amount: float | Fraction) -> str:
        """Return an amount with its currency."""
        return self(KRONER, amount=rounded(amount)).replace(" ", NO_BREAK_SPACE)

    def percent(self, share: float | Fraction) -> str:
        """Return a share, 0 to 1, in percent."""
        sign = "%" if self.language == "en" else f"{NO_BREAK_SPACE}%"
        return f"{self.whole(share * 100)}{sign}"

    def score(self, score: float) -> str:
        """Return a score with one decimal, so that scores stand in line."""
        whole, _, tenths = f"{score:.1f}".partition(".")
        return f"{number_text(int(whole), self.language)}{'.' if self.language == 'en' else ','}{tenths}"

    def day(self, day: date | None) -> str:
        """Return a date in figures; nothing where there is none."""
        return date_text(day, self.language) if day else ""

    def quarter(self, quarter: Quarter, *, short: bool = False) -> str:
        """Return a quarter in words: «2. kvartal 2023», short «2. kv. 2023»."""
        text = self(SHORT_QUARTER if short else QUARTER, number=quarter.number, year=Year(quarter.year))
        return text.replace(" ", NO_BREAK_SPACE) if short else text

    def listed(self, parts: Iterable[str]) -> str:
        """Return *parts* as a list in a sentence: «a, b og c»."""
        *some, last = list(parts) or [""]
        return self(LIST_AND, some=", ".join(some), last=last) if some else last


def rounded(number: float | Fraction) -> int:
    """Return *number* rounded to a whole one, halves upwards as people do."""
    return int((Fraction(number) * 2 + 1) // 2)


def _plain(number: float | Fraction) -> float | int:
    return (int(number) if number.denominator == 1 else float(number)) if isinstance(number, Fraction) else number
