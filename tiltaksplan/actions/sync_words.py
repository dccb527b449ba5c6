"""What came of a workbook, in the words that the window and the command line share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tiltaksplan.language import N_, Translate, number_text, translator

COUNTS: dict[str, tuple[str, str, str]] = {
    "applied": (N_("ingen endringer"), N_("1 endring"), N_("{count} endringer")),
    "conflicts": (N_("ingen konflikter"), N_("1 konflikt"), N_("{count} konflikter")),
    "added": (N_("ingen nye rader"), N_("1 ny rad"), N_("{count} nye rader")),
    "deleted": (N_("ingenting slettes"), N_("1 rad slettes"), N_("{count} rader slettes")),
}
IF_ANY: dict[str, tuple[str, str]] = {
    "rejected": (N_("1 celle eller rad er ikke tatt inn"), N_("{count} celler eller rader er ikke tatt inn")),
    "removed": (N_("1 rad mangler i arbeidsboken"), N_("{count} rader mangler i arbeidsboken")),
}


def summary(document: Mapping[str, Any], language: str) -> str:
    """Return how much there is of everything: «12 endringer, 2 konflikter, 1 ny rad, ingenting slettes».

    >>> summary({"applied": [1, 2], "conflicts": [], "added": [1], "deleted": [], "rejected": [1], "removed": []}, "nb")
    '2 endringer, ingen konflikter, 1 ny rad, ingenting slettes, 1 celle eller rad er ikke tatt inn'
    """
    translate = translator(language)
    parts = []
    for name, (none, one, many) in COUNTS.items():
        count = len(document[name])
        parts.append(translate((none, one)[count]) if count < 2 else translate(many).format(count=number_text(count, language)))
    for name, (one, many) in IF_ANY.items():
        count = len(document[name])
        if count:
            parts.append(translate(one) if count == 1 else translate(many).format(count=number_text(count, language)))
    return ", ".join(parts)


def field_words(pointer: str, translate: Translate) -> Iterator[str]:
    """Yield the words for the place that *pointer* leads to: «Kostnader», «linje 3», «Beløp»."""
    from tiltaksplan.plan.fields import field_at
    from tiltaksplan.plan.plan_sheets import ID, NUMBER, SCORES

    first, *rest = pointer.strip("/").split("/")
    if first == "scores":
        yield translate(SCORES.title)
        key, _, part = "/".join(rest).rpartition("/")
        parts = [part] if any(column.key == part for column in SCORES.columns) else []
        yield (key if parts else "/".join(rest)).strip("|").replace("|", ", ")
        yield from (translate(SCORES.column(part).label) for part in parts)
    elif len(rest) > 1 and rest[0].isdigit():
        yield translate(field_at(f"/{first}").label)
        yield translate(N_("linje {number}")).format(number=int(rest[0]) + 1)
        yield translate(NUMBER.label if f"/{rest[1]}" == ID else field_at(pointer).label)
    elif rest and rest[0].isdigit():
        yield translate(field_at(f"/{first}").label)
        yield translate(N_("linje {number}")).format(number=int(rest[0]) + 1)
    elif first:
        yield translate(field_at(pointer).label)
