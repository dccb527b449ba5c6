"""Where something stands in a file: in words that a person understands, and as an address with which `io` finds it again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tiltaksplan.language import LANGUAGES, N_, translator, unchanged

WORDS: dict[str, str] = {
    "paragraph": N_("avsnitt {0}"),
    "table": N_("tabell {0}"),
    "row": N_("rad {0}"),
    "column": N_("kolonne {0}"),
    "nested": N_("tabell {0} i cellen"),
    "header": N_("topptekst {0}"),
    "footer": N_("bunntekst {0}"),
    "footnote": N_("fotnote {0}"),
    "endnote": N_("sluttnote {0}"),
    "textbox": N_("tekstboks {0}"),
    "comment": N_("merknad {0}"),
    "line": N_("linje {0}"),
    "control": N_("felt «{0}»"),
    "page": N_("side {0}"),
    "part": N_("{0}"),
}


_CELL = re.compile(r"[^!]+!\$?[A-Z]{1,3}\$?[0-9]{1,7}")


def bokmal_words(text: str) -> str | None:
    """Return a place that somebody has written in any of the languages as `Place.words` says it; None where *text* is no place.

    >>> bokmal_words("Tabell 1, rad 3, kolonne 2"), bokmal_words("Forslag!$C$5"), bokmal_words("Ønsket resultat")
    ('tabell 1, rad 3, kolonne 2', 'Forslag!C5', None)
    """
    first, *others = [part.strip() for part in text.strip().split(",")]
    words: list[str] = []
    if _CELL.fullmatch(first):
        sheet, _, cell = first.rpartition("!")
        words.append("!".join((sheet.strip("'"), cell.replace("$", ""))))
    else:
        others.insert(0, first)
    for part in others:
        kind, found = next(((kind, found) for kind, shape in _shapes() if (found := shape.fullmatch(part))), (None, None))
        if kind is None or found is None:
            return None
        words.append(WORDS[kind].format(found[1]))
    return ", ".join(words) or None


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    shapes = []
    for language in LANGUAGES:
        for kind, words in WORDS.items():
            if kind != "part":
                before, _, after = translator(language)(words).partition("{0}")
                value = ".+" if kind == "control" else "[0-9]+"
                shapes.append((kind, re.compile(f"{re.escape(before)}({value}){re.escape(after)}", re.IGNORECASE)))
    return tuple(shapes)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file.

    Attributes:
        steps: From the outside in: `(("table", 2), ("row", 4), ("column", 3))`; of a worksheet `(("sheet", "Forslag"), ("cell", "C5"))`.
        address: What the reader that made the place finds it again by; only that reader's format understands it.
    """

    steps: tuple[tuple[str, int | str], ...] = ()
    address: str = ""

    def words(self, translate: Callable[[str], str] = unchanged) -> str:
        """Return the place as a person says it.

        >>> Place((("table", 2), ("row", 4), ("column", 3))).words()
        'tabell 2, rad 4, kolonne 3'
        >>> Place((("sheet", "Forslag"), ("cell", "C5"))).words()
        'Forslag!C5'
        """
        sheet = [str(value) for kind, value in self.steps if kind in ("sheet", "cell")]
        others = [translate(WORDS[kind]).format(value) for kind, value in self.steps if kind not in ("sheet", "cell")]
        return ", ".join(["!".join(sheet), *others] if sheet else others)

    def below(self, kind: str, value: int | str, address: str = "") -> Place:
        """Return the place *value* of *kind* inside this one."""
        return Place((*self.steps, (kind, value)), address or self.address)
