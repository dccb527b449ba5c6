"""Defects of money: sums, years, what was forgotten, and what earlier measures cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.plan.made_up.museum import SOURCES, Museum
from tests.plan.made_up.planting import Defect, Edit, defect
from tiltaksplan.plan.proposal import CostLine, Proposal
from tiltaksplan.plan.reckoning import quarters_of


def _years(proposal: Proposal) -> list[int]:
    return sorted({quarter.year for quarter in quarters_of(proposal)})


def _stated(off: int) -> Edit:
    return lambda random, proposal, museum: replace(proposal, stated_cost=proposal.total_cost + off)


def _one_line_off(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    """Leave one line out of the sum, as happens when a row is put in below the formula."""
    return replace(proposal, stated_cost=proposal.total_cost - (random.choice(proposal.costs).amount or 0))


def _stated_hours(off: float) -> Edit:
    return lambda random, proposal, museum: replace(proposal, stated_hours=proposal.total_hours + off)


def _more(*lines: tuple[str, int], instead: bool = False, last_year: bool = False, funding: str | None = SOURCES[0]) -> Edit:
    """Put cost lines of the first year after the others, or in their place."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        year = _years(proposal)[-1 if last_year else 0]
        new = tuple(CostLine(year=year, category=category, amount=amount, funding=funding) for category, amount in lines)
        return replace(proposal, costs=new if instead else proposal.costs + new)

    return edit


def _one_of(*edits: Edit) -> Edit:
    return lambda random, proposal, museum: random.choice(edits)(random, proposal, museum)


def _unreadable(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    place = random.randrange(len(proposal.costs))
    return replace(proposal, costs=tuple(replace(line, amount=None) if n == place else line for n, line in enumerate(proposal.costs)))


def _in_wrong_year(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    outside = [year for year in (2022, 2023, 2024, 2025, 2026) if year not in _years(proposal)]
    return replace(
        proposal, costs=(*proposal.costs, CostLine(year=random.choice(outside), category="Trykk", amount=12_500, funding=SOURCES[0]))
    )


def _hours_in_wrong_year(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    outside = [year for year in (2022, 2026) if year not in _years(proposal)]
    return replace(proposal, hours=(*proposal.hours, replace(proposal.hours[-1], year=random.choice(outside), hours=24.0)))


def _without_year(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    """Take money and hours out of the last year, where the measure runs at least half of it."""
    years = [quarter.year for quarter in quarters_of(proposal)]
    if len(set(years)) < 2 or years.count(years[-1]) < 2:
        return None
    return _emptied(proposal, years[-1])


def _without_last_quarter(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    years = [quarter.year for quarter in quarters_of(proposal)]
    return _emptied(proposal, years[-1]) if len(set(years)) > 1 and years.count(years[-1]) == 1 else None


def _emptied(proposal: Proposal, year: int) -> Proposal:
    return replace(
        proposal,
        costs=tuple(line for line in proposal.costs if line.year != year),
        hours=tuple(line for line in proposal.hours if line.year != year),
    )


def _funded(sources: Sequence[str]) -> Edit:
    """Let the last category be paid by somebody."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        category, source = proposal.costs[-1].category, random.choice(sources)
        return replace(
            proposal, costs=tuple(replace(line, funding=source) if line.category == category else line for line in proposal.costs)
        )

    return edit


MACHINES = ("Tørrfryser", "Ny 3D-skanner", "Elektronmikroskop", "Kompaktreoler", "Fryserom", "Lastebil", "Laserkutter")
APPOINTED = ("Prosjektmedarbeider i 60 prosent", "Engasjement, konservator", "Lønn til registrator", "Vikar for formidler",
             "Stipendiat, første år",
             "Avdelingsingeniør i ett år")  # fmt: skip
SPARED = ("Reserve", "Sikkerhetsmargin 10 %", "Uforutsett", "Buffer", "Usikkerhet", "Margin for prisstigning og uventede utgifter")


def _machine(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    return _more((random.choice(MACHINES), random.choice((200_000, 286_500, 640_000))), instead=True)(random, proposal, museum) or proposal


def _machine_with(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    other = random.choice(
        ("Serviceavtale", "Oppsett og kurs", "Installasjon", "Tilkobling og innkjøring", "Drift i tre år", "Frakt og montasje")
    )
    return _more((random.choice(MACHINES), 286_500), (other, 42_300), instead=True)(random, proposal, museum) or proposal


def _large(categories: Sequence[str]) -> Edit:
    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
        amounts = (612_400, 308_900, 104_600, 98_300)
        lines = zip(("Leie av stillas", "Steinhogger", "Mørtel og sand", *categories), amounts, strict=False)
        return _more(*lines, instead=True)(random, proposal, museum)

    return edit


def _spared(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    return _large((random.choice(SPARED),))(random, proposal, museum)


def _appointed(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    other = tuple(CostLine(year=year, category="Materiell", amount=22_300, funding=SOURCES[0]) for year in _years(proposal))
    return _more((random.choice(APPOINTED), 418_700))(random, replace(proposal, costs=other), museum)


def _without_hours(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    lines = tuple(
        CostLine(year=year, category="Lønn med sosiale utgifter, prosjektmedarbeider", amount=218_700, funding=SOURCES[0])
        for year in _years(proposal)
    )
    return replace(proposal, costs=lines, hours=())


DEFECTS: tuple[Defect, ...] = (
    defect("total-differs", "costs", _stated(2), _stated(1)),
    defect("total-differs", "costs", _one_line_off, _stated(0)),
    defect("total-differs", "costs", _stated(-60_000), lambda r, p, m: _stated(5000)(r, replace(p, costs=(*p.costs, CostLine())), m)),
    defect("hour-total-differs", "hours", _stated_hours(1.5), _stated_hours(1.0)),
    defect("hour-total-differs", "hours", _stated_hours(100), _stated_hours(0)),
    defect("cost-outside-period", "costs dates", _in_wrong_year, None),
    defect(
        "hours-outside-period",
        "hours dates",
        _hours_in_wrong_year,
        lambda r, p, m: replace(p, hours=(*p.hours, replace(p.hours[-1], year=2026, hours=0.0))),
    ),
    defect(
        "cost-without-amount",
        "costs",
        _unreadable,
        lambda r, p, m: replace(p, costs=(*p.costs, CostLine(year=2024, category="Mat", amount=0))),
    ),
    defect("empty-year", "costs hours dates", _without_year, _without_last_quarter),
    defect("empty-year", "costs hours dates", _without_year, _without_last_quarter),
    defect("purchase-alone", "costs", _machine, _machine_with),
    defect(
        "purchase-alone",
        "costs",
        _machine,
        _one_of(_more(("Ny 3D-skanner", 199_000), instead=True), _more(("Tekst til skanner-utstilling", 90_000))),
    ),
    defect("appointment-without-overheads", "costs", _appointed, _more(("Fast stilling er dekket over drift", 0))),
    defect(
        "appointment-without-overheads",
        "costs",
        _appointed,
        _one_of(
            _more(("Lønn med sosiale utgifter", 418_700), instead=True),
            _more(("Lønn inkl. arbeidsgiveravgift", 418_700), instead=True),
            _more(("Lønnskostnader, TDI-sats", 418_700), instead=True),
            _more(("Utstillingsmateriell", 418_700)),
        ),
    ),
    defect("salary-without-hours", "costs hours leader", _without_hours, _more(("Honorar til foredragsholder", 6_400))),
    defect(
        "only-round-figures",
        "costs",
        _more(("Folk", 200_000), ("Ting", 100_000), ("Reise", 100_000), instead=True),
        _more(("Folk", 200_000), ("Ting", 150_000), ("Reise", 100_000), instead=True),
    ),
    defect("no-contingency", "costs", _large(()), _spared),
    defect("no-contingency", "costs", _large(("Rydding",)), _spared),
    defect(
        "funding-not-confirmed",
        "costs",
        _funded(("Norges forskningsråd", "Kulturrådet", "Sparebank 1 SMN", "EU, Horizon")),
        _funded(("Egne midlar", "ntnu sentralt")),
    ),
)
