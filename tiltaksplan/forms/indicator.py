"""An indicator that says where it stands and where it shall be: «Besøk per år, fra 95 000 til 120 000»."""

from __future__ import annotations

import re
from dataclasses import replace

from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.values import Unclear, read_number

_FROM_TO = re.compile(
    r"^(?P<name>.{3,}?)\s*(?:[,:;(–-]|\s)\s*(?:økes |auke[rs]? |redusere[rs]? |increase )?(?:fra|frå|from)\s+"
    r"(?P<baseline>(?:ca\.? )?\d[\d .,]*(?: ?%)?)"
    r"(?:\s+\w+)?\s+(?:til|to)\s+(?P<target>(?:ca\.? )?\d[\d .,]*(?: ?%)?)(?:\s+\w+)?\s*[.)]*$",
    re.IGNORECASE | re.DOTALL,
)


def split_indicator(evidence: Evidence) -> None:
    """Take baseline and target out of the indicator where the form asks for neither by itself; a person should look at them."""
    text = evidence.values.get("/indicator")
    if not isinstance(text, str) or {"/baseline", "/target"} & evidence.asked:
        return
    found = _FROM_TO.match(text)
    if found is None:
        return
    numbers = [read_number(found[name].strip()) for name in ("baseline", "target")]
    if any(isinstance(number, Unclear) for number in numbers):
        return
    source = evidence.sources[evidence.at("/indicator")]
    evidence.values["/indicator"] = found["name"].strip(" ,:;(–-")
    evidence.sources[evidence.at("/indicator")] = replace(source, sure=False)
    for pointer, number in zip(("/baseline", "/target"), numbers, strict=True):
        evidence.asked.add(pointer)
        evidence.take(pointer, number, source.place, text, sure=False)
