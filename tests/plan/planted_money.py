"""Money, earlier measures, and what a public text must not hold: a plan in which each check must find something, and one close to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.plan.checked import GOOD, Row, plan_of, plan_with
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Proposal

DONE = date(2021, 6, 1)
WEAPONS = PastMeasure(
    number="4", title="Fotogrammetri av 400 våpen", planned_cost=150_000, actual_cost=410_000, planned_hours=300, actual_hours=980,
    actual_end=DONE, achievement=3, causes="Tiden per gjenstand var tre ganger så lang som antatt.",
)  # fmt: skip


def costs(*lines: tuple[str | None, int | None], funding: str = "Egne midler", year: int = 2023) -> dict[str, object]:
    return {"costs": tuple(CostLine(year=year, category=category, amount=amount, funding=funding) for category, amount in lines)}


def after(*history: PastMeasure, **changes: object) -> Plan:
    proposal: Proposal = replace(GOOD, **changes)  # type: ignore[arg-type]
    return replace(plan_of(proposal), history=history)


def websites(actual: int) -> Plan:
    past = tuple(
        PastMeasure(number=str(number), title=f"Ny nettside nummer {number}", planned_cost=100, actual_cost=actual, actual_end=DONE)
        for number in range(3)
    )
    return after(*past, title="Nettside for hagen med kart")


def in_3d(amount: int, hours: float) -> Plan:
    line = HourLine(person="Kari Nordmann", year=2023, hours=hours)
    return after(WEAPONS, title="Tredimensjonale modeller av redskaper", baseline=40, target=1040, hours=(line,), **costs(("Rigg", amount)))


def _travelling(achievement: int, hit_by_pandemic: bool = False) -> PastMeasure:
    return PastMeasure(
        number="9", title="Bygdene forteller: vandreutstilling", planned_cost=380_000, actual_cost=190_000, achievement=achievement,
        hit_by_pandemic=hit_by_pandemic,
    )  # fmt: skip


def bees(description: str, amount: int = 200_000, title: str = "Vandreutstilling om ville bier") -> Plan:
    return plan_with(title=title, description=description, goal="Utstillingen har vært i ti bygder", **costs(("Vegger", amount)))


def running(last: date, *years: int) -> Plan:
    return plan_with(end=last, costs=(), hours=tuple(HourLine(person="Kari Nordmann", year=year, hours=100) for year in years))


PLANTED: list[Row] = [
    ("cost-without-amount", lambda: plan_with(**costs(("Film", None))), lambda: plan_with(**costs(("Film", 0)))),
    ("empty-year", lambda: running(date(2024, 12, 31), 2023), lambda: running(date(2024, 12, 31), 2023, 2024)),
    ("empty-year", lambda: running(date(2024, 6, 30), 2023), lambda: running(date(2024, 3, 31), 2023)),
    (
        "purchase-alone",
        lambda: plan_with(**costs(("Måleinstrument", 200_000))),
        lambda: plan_with(**costs(("Måleinstrument", 200_000), ("Montering", 20_000))),
    ),
    (
        "appointment-without-overheads",
        lambda: plan_with(**costs(("Prosjektstilling", 700_000))),
        lambda: plan_with(**costs(("Utstillinger i foajeen", 700_000))),
    ),
    (
        "salary-without-hours",
        lambda: plan_with(hours=(), **costs(("Lønn til vikar", 300_000))),
        lambda: plan_with(**costs(("Lønn til vikar", 300_000))),
    ),
    (
        "only-round-figures",
        lambda: plan_with(**costs(("A", 100_000), ("B", 200_000), ("C", 100_000))),
        lambda: plan_with(**costs(("A", 100_000), ("B", 210_000), ("C", 100_000))),
    ),
    (
        "no-contingency",
        lambda: plan_with(**costs(("Film", 510_000), ("Frakt", 400_000), ("Lys", 100_000))),
        lambda: plan_with(**costs(("Film", 510_000), ("Frakt", 400_000), ("Uforutsett", 100_000))),
    ),
    (
        "funding-not-confirmed",
        lambda: plan_with(**costs(("Film", 90_000), funding="Forskningsrådet")),
        lambda: plan_with(**costs(("Film", 90_000), funding="Own funds")),
    ),
    (
        "exhibition-incomplete",
        lambda: bees("Vi bygger åtte vegger med modeller av bier. Skoleklasser får omvisning."),
        lambda: bees(
            "Åtte vegger med modeller og taktile plansjer. Skoleklasser får omvisning. Veggene brukes om igjen: gjenbruk er avtalt."
        ),
    ),
    (
        "exhibition-incomplete",
        lambda: bees("Vi bygger åtte vegger med modeller av bier."),
        lambda: bees("Vi bygger åtte vegger med modeller av bier.", amount=199_999),
    ),
    (
        "exhibition-incomplete",
        lambda: bees("Vi bygger åtte vegger.", title="Byen og bien: ny utstilling"),
        lambda: bees("Vi tar opp lyd.", title="Lydguide i den gamle utstillingen"),
    ),
    (
        "purchase-without-vat",
        lambda: plan_with(**costs(("Skap, eks. mva.", 80_000))),
        lambda: plan_with(**costs(("Skap, eks. mva.", 80_000), ("Mva", 20_000))),
    ),
    (
        "purchase-without-vat",
        lambda: plan_with(**costs(("Skap (utan moms)", 80_000))),
        lambda: plan_with(**costs(("Skap med moms", 80_000)), description="Tilbudet på 64 000 kroner er uten mva."),
    ),
    (
        "purchase-without-vat",
        lambda: plan_with(justification="Alle priser er ekskl. mva."),
        lambda: plan_with(justification="Alle priser er ekskl. mva., siden vi får full momskompensasjon."),
    ),
    ("history-overrun", lambda: websites(125), lambda: websites(124)),
    ("resembles-earlier", lambda: in_3d(600_000, 2000), lambda: after(WEAPONS, title="Fotografering av 400 fugler")),
    ("resembles-earlier", lambda: after(_travelling(2), title="Museumsbussen"), lambda: after(_travelling(2, True), title="Museumsbussen")),
    ("unit-cost-implausible", lambda: in_3d(102_000, 244), lambda: in_3d(103_000, 244)),
    (
        "identity-number",
        lambda: plan_with(justification="Kontakt 010101 00000 eller 01010750160 for å få vite mer om funnene fra veien."),
        lambda: plan_with(justification="Kontakt 010101 00000 eller 01010750161 for å få vite mer om funnene fra veien."),
    ),
    (
        "health-information",
        lambda: plan_with(justification="Konservatoren er langtidssykmeldt, og funnene ligger urørt."),
        lambda: plan_with(justification="Konservatoren er borte, og funnene er utsatt for sykdom i treverket."),
    ),
    (
        "private-phone",
        lambda: plan_with(description="Ring Kari på mobil 912 34 567 for å se de 6 200 gjenstandene."),
        lambda: plan_with(description="Skapene er mobile. Numrene er 912 34 567 til 912 34 999, og til finansiering 45 000 000 kroner."),
    ),
    (
        "language-form-mixed",
        lambda: plan_with(description="Vi veit ikke hva noen vil med dette, men ikkje korleis eller kva nokon gjer, eller noe."),
        lambda: plan_with(description="Vi vet ikke hva noen vil med dette. Turen heter «Kvar går vegen?», eller noe."),
    ),
    (
        "not-the-plans-language",
        lambda: plan_with(
            description="We will describe the cores and publish the catalogue of the archive.",
            justification="The cores are kept by the university, and the archive is not known.",
        ),
        lambda: plan_with(
            description="Vi bygger «The Museum of the Year», en utstilling som er laget av unge, og som skal stå til 2025.",
            justification="Tittelen er fra en rapport som heter «The Future of Museums», og den er lest av alle.",
        ),
    ),
]
