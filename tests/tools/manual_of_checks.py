"""Write the manual's page of all checks out of the checks themselves: `python -m tests.tools.manual_of_checks`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tiltaksplan.language import number_text
from tiltaksplan.plan.checks import (
    CHECKS,
    alike,
    balance,
    capacity,
    complete,
    concrete,
    dependencies,
    forgotten,
    history,
    keypeople,
    leaders,
    money,
    parts,
    people,
    privacy,
    risk,
    size,
    spending,
    strategy,
    timing,
    wording,
)
from tiltaksplan.plan.checks.check import Check
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.fixes import FIXABLE
from tiltaksplan.plan.limits import LIMITS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "manual" / "kontroller.md"
FAMILIES: tuple[tuple[str, tuple[Check, ...]], ...] = (
    ("Er forslaget fylt ut?", complete.CHECKS),
    ("Er det konkret?", (*concrete.CHECKS, *wording.CHECKS, *timing.CHECKS)),
    ("Er det for stort eller sammensatt?", (*size.CHECKS, *parts.CHECKS)),
    ("Stemmer pengene?", (*money.CHECKS, *spending.CHECKS, *forgotten.CHECKS)),
    ("Hva viser erfaringen?", history.CHECKS),
    ("Er det folk nok?", (*people.CHECKS, *leaders.CHECKS, *keypeople.CHECKS)),
    ("Er det plass i planen?", capacity.CHECKS),
    ("Er risikoen vurdert?", risk.CHECKS),
    ("Svarer det på strategien?", (*strategy.CHECKS, *balance.CHECKS)),
    ("Henger forslagene sammen?", (*dependencies.CHECKS, *alike.CHECKS)),
    ("Tåler teksten å bli offentlig?", privacy.CHECKS),
)
SEVERITIES = {Severity.ERROR: "feil", Severity.WARNING: "advarsel", Severity.INFO: "opplysning"}
HEAD = """# Kontrollene

<!-- Denne siden er laget av kontrollene selv: python -m tests.tools.manual_of_checks -->

Programmet kontrollerer hvert forslag og planen som helhet. Ingen funn hindrer dere i å gå videre: dere kan rette, spørre gruppen,
eller godta funnet med en grunn. Et godtatt funn kommer tilbake hvis tallene bak det endrer seg.

- En **feil** må rettes eller godtas: Planen går ikke opp slik den står.
- En **advarsel** bør dere se på før forslaget blir valgt.
- En **opplysning** er verdt å vite, og krever ikke noe svar. Det skjemaet ikke hadde plass til, er aldri mer enn en opplysning,
  uansett hva dere velger.

Dere velger selv hvilke kontroller som kjøres, og hvor mye funnene veier: under *Oppsett* i vinduet, eller i arket *Kontroller* i oppsettets
arbeidsbok. En kontroll som er slått av, gir ingen funn. Skriv gjerne en begrunnelse, så vet den neste hvorfor.

Grensene står i arket *Grenser* i oppsettet. Nøyaktig på grensen er ikke over den. Ordene i klammer, som {person}, blir fylt ut i funnet.

Der det er klart hvordan et funn rettes, står en knapp ved funnet: *Rett: …*. Den gjør én endring, og du kan angre den.
"""


def page() -> str:
    """Return the page: every check in its family, with its words and its limits."""
    return "\n".join([HEAD, *(line for heading, checks in FAMILIES for line in _family(heading, checks))])


def _family(heading: str, checks: tuple[Check, ...]) -> Iterator[str]:
    yield f"## {heading}\n"
    for one in checks:
        yield f"### {one.code}\n"
        yield f"**{one.looks_for}.** Gir vanligvis en *{SEVERITIES[one.severity]}*.\n"
        yield f"- **Funnet:** {one.message}"
        yield f"- **Hvorfor:** {one.why}"
        yield f"- **Hva dere kan gjøre:** {one.fix}"
        if one.code in FIXABLE:
            yield "- **Rett:** Programmet tilbyr rettelsen der den er klar."
        for limit in LIMITS:
            if limit.key in one.limits:
                yield f"- **Grense:** {limit.label} (`{limit.key}`): {number_text(limit.default).replace(chr(160), ' ')} {limit.unit}"
        yield f"- **Bakgrunn:** {one.lesson}\n"


def main() -> int:
    """Write the page."""
    listed = [one.code for _, checks in FAMILIES for one in checks]
    if sorted(listed) != sorted(one.code for one in CHECKS):
        sys.stderr.write("a check is in no family\n")
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
