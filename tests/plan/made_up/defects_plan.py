"""Defects of time, size, risk and strategy in one proposal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.plan.made_up import phrases_vague as vague
from tests.plan.made_up.museum import Museum, cost_lines, refit
from tests.plan.made_up.planting import Defect, Edit, defect
from tiltaksplan.plan.proposal import Milestone, Proposal, Risk
from tiltaksplan.plan.reckoning import quarters_of


def _from_to(start: date, end: date) -> Edit:
    return lambda random, proposal, museum: refit(random, museum, proposal, start, end)


def _swapped(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    return replace(proposal, start=proposal.end, end=proposal.start)


def _days_late(days: int) -> Edit:
    """Put the last milestone so many days after the end."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        assert proposal.end
        last = Milestone(date=proposal.end + timedelta(days=days), description="Sluttrapport er sendt")
        return replace(proposal, milestones=(*proposal.milestones, last))

    return edit


def _milestones_at(*shares: float) -> Edit:
    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        assert proposal.start and proposal.end
        days = (proposal.end - proposal.start).days
        return replace(
            proposal,
            milestones=tuple(
                Milestone(date=proposal.start + timedelta(days=int(days * share)), description=f"Del {n}") for n, share in enumerate(shares)
            ),
        )

    return edit


def _lasting(months: int, extra: int) -> Edit:
    """Run for *months* and *extra* days without a milestone."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        start = date(2024, 1, 1)
        end = date(2024, months, 28) + timedelta(days=extra)
        return replace(refit(random, museum, proposal, start, end), milestones=())

    return edit


def _costing(total: int) -> Edit:
    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        years = sorted({quarter.year for quarter in quarters_of(proposal)})
        lines = cost_lines(random, museum.topic(proposal), total - 200_000, years)
        short = total - sum(line.amount or 0 for line in lines)
        return replace(proposal, costs=(*lines, replace(lines[0], category="Til det uventede", amount=short)))

    return edit


def _goals(count: int) -> Edit:
    return lambda random, proposal, museum: replace(proposal, strategy_goals=tuple(goal.number for goal in museum.setup.goals[:count]))


def _listing(count: int, mark: str) -> Edit:
    """End the description with a list."""
    things = ("nettside", "hefte", "modell", "film", "kurs", "skilt", "kart", "plakat", "app", "lydspor")

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        points = "\n".join(f"{mark.format(n=n)} {thing}" for n, thing in enumerate(random.sample(things, count), start=1))
        return replace(proposal, description=f"{proposal.description}\nVi leverer:\n{points}")

    return edit


def _needs(*dependencies: str) -> Edit:
    return lambda random, proposal, museum: replace(proposal, dependencies=dependencies)


def _with_risks(make: Callable[[Random, Proposal, Museum], Sequence[Risk]]) -> Edit:
    return lambda random, proposal, museum: replace(proposal, risks=tuple(make(random, proposal, museum)))


def _mitigated(words: dict[str, tuple[str, ...]]) -> Edit:
    def make(random: Random, proposal: Proposal, museum: Museum) -> list[Risk]:
        said = random.choice(words[museum.topic(proposal).language])
        return [Risk(description="Leveransen kommer ikke fram", probability=2, consequence=3, mitigation=said), *proposal.risks[1:]]

    return _with_risks(make)


SUBPROJECTS = (
    "Arbeidet er delt i fire delprosjekter med hver sin leder.",
    "Prosjektet består av tre arbeidspakker.",
    "Dette er egentlig flere prosjekter: ett om bygget, ett om samlingen og ett om publikum.",
    "Tiltaket har fem spor som går hver for seg.",
)
ONE_THING = ("Fluer, veps og biller i nye skuffer", "Nord, sør, øst og vest: fire vandringer", "Ski, bein og pil fra isen")
LISTS = ("Ny inngang, butikk og garderobe", "Nytt vognskjul, tørkeloft og verkstedtak", "Kafé, nettside og læringsrom")


def _several(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    titles = [title for title in LISTS if title not in museum.used]
    if not titles:
        return None
    museum.used.add(titles[0])
    museum.topics[proposal.id] = replace(museum.topic(proposal), kind="?")  # several kinds, and so of none
    return replace(proposal, title=titles[0], description=f"{random.choice(SUBPROJECTS)} {proposal.description}")


def _listed_in_one(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    titles = [title for title in ONE_THING if title not in museum.used]
    if not titles:
        return None
    museum.used.add(titles[0])
    museum.topics[proposal.id] = replace(museum.topic(proposal), kind=None)
    return replace(proposal, title=titles[0])


PERMITS = (
    "Tillatelse fra Riksantikvaren",
    "Byggetillatelse fra kommunen",
    "Vedtak i bystyret",
    "Godkjenning fra Mattilsynet",
    "Svar fra Norges forskningsråd",
)
COVERED = (
    ("Tillatelse fra Riksantikvaren", "Riksantikvaren sier nei"),
    ("Byggetillatelse fra kommunen", "Byggetillatelsen drøyer"),
    ("Kart fra forrige prosjekt", "Dårlig vær"),
    ("At konservatoren har tid", "Dårlig vær"),
)


def _permit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    return replace(proposal, dependencies=(random.choice(PERMITS),))


def _covered(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    dependency, risk = random.choice(COVERED)
    first = Risk(description=risk, probability=2, consequence=4, mitigation="Vi begynner med de delene som ikke trenger det")
    return replace(proposal, dependencies=(dependency,), risks=(first, *proposal.risks))


HIGH = [Risk(description="Taket lekker i vinter", probability=3, consequence=4)]
NOT_HIGH = [Risk(description="Taket lekker i vinter", probability=2, consequence=5)]

DEFECTS: tuple[Defect, ...] = (
    defect("end-before-start", "dates milestones costs hours", _swapped, None),
    defect(
        "outside-period",
        "dates costs hours milestones",
        _from_to(date(2024, 7, 1), date(2026, 1, 1)),
        _from_to(date(2024, 7, 1), date(2025, 12, 31)),
    ),
    defect(
        "outside-period",
        "dates costs hours milestones",
        _from_to(date(2022, 12, 1), date(2024, 3, 31)),
        _from_to(date(2023, 1, 1), date(2024, 3, 31)),
    ),
    defect(
        "too-long",
        "dates costs hours milestones",
        _from_to(date(2023, 4, 1), date(2025, 10, 5)),
        _from_to(date(2023, 4, 1), date(2025, 9, 30)),
    ),
    defect("too-long", "dates costs hours milestones", _from_to(date(2023, 1, 1), date(2025, 12, 31)), None),
    defect("no-milestones", "dates costs hours milestones", _lasting(7, 2), _lasting(6, 2)),
    defect("no-milestones", "milestones dates", lambda r, p, m: replace(p, milestones=()), None),
    defect("milestone-outside-period", "milestones dates", _days_late(1), _days_late(0)),
    defect("milestone-outside-period", "milestones dates", _days_late(160), None),
    defect("milestones-late", "milestones dates", _milestones_at(0.77, 0.95), _milestones_at(0.73, 0.95)),
    defect("milestones-late", "milestones dates", _milestones_at(1), _milestones_at(0.5, 1)),
    defect("too-expensive", "costs", _costing(3_000_100), _costing(2_999_900)),
    defect("too-many-goals", "strategy", _goals(6), _goals(5)),
    defect("too-many-goals", "strategy", _goals(9), _goals(1)),
    defect("too-many-deliverables", "text", _listing(7, "-"), _listing(6, "-")),
    defect("too-many-deliverables", "text", _listing(9, "{n}."), _listing(5, "{n})")),
    defect("too-many-deliverables", "text", _listing(8, "{n})"), _listing(6, "•")),
    defect(
        "too-many-dependencies",
        "dependencies",
        _needs("Nytt låssystem", "Innkjøp av biler", "Ferdig kjeller", "Avklart brannkrav"),
        _needs("Nytt låssystem", "Innkjøp av biler", "Ferdig kjeller"),
    ),
    defect("several-in-one", "title text", _several, _listed_in_one),
    defect("several-in-one", "title text", _several, lambda r, p, m: replace(p, description=f"{SUBPROJECTS[0]} {p.description}")),
    defect("no-risks", "risks", lambda r, p, m: replace(p, risks=()), None),
    defect("risk-without-mitigation", "risks", _with_risks(lambda r, p, m: HIGH), _with_risks(lambda r, p, m: NOT_HIGH)),
    defect("weak-mitigation", "risks", _mitigated(vague.WEAK_MITIGATIONS), _mitigated(vague.SOUND_MITIGATIONS)),
    defect("weak-mitigation", "risks", _mitigated(vague.WEAK_MITIGATIONS), _mitigated(vague.SOUND_MITIGATIONS)),
    defect("weak-mitigation", "risks", _mitigated(vague.WEAK_MITIGATIONS), _mitigated(vague.SOUND_MITIGATIONS)),
    defect("outside-cause-not-considered", "dependencies risks", _permit, _covered),
    defect("outside-cause-not-considered", "dependencies risks", _permit, _covered),
    defect("no-goal", "strategy", lambda r, p, m: replace(p, strategy_goals=()), None),
    defect(
        "unknown-goal",
        "strategy",
        lambda r, p, m: replace(p, strategy_goals=("1.1", "4.1")),
        lambda r, p, m: replace(p, strategy_goals=("1.1", "3.6")),
    ),
    defect(
        "no-prioritised-goal",
        "strategy",
        lambda r, p, m: replace(p, strategy_goals=("2.5", "3.3")),
        lambda r, p, m: replace(p, strategy_goals=("2.5", "3.2")),
    ),
    defect(
        "unknown-focus-area",
        "focus",
        lambda r, p, m: replace(p, focus_area="Forskning"),
        lambda r, p, m: replace(p, focus_area="vitskaplege samlingar"),
    ),
    defect(
        "unknown-frame",
        "frames",
        lambda r, p, m: replace(p, frames=("Kvalitet", "Ytre miljø")),
        lambda r, p, m: replace(p, frames=("Eitt NTNU",)),
    ),
)
