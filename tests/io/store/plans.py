"""Plans with something in every part."""

from datetime import UTC, date, datetime

from tiltaksplan.language import Message, Year
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.check_settings import CheckSetting
from tiltaksplan.plan.finding import Severity, Waiver
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.limits import Limits
from tiltaksplan.plan.outcome import BudgetLoad, Load, NotSelected, Outcome, PersonLoad, Selected, UnitLoad
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.setup import BudgetLine, Criterion, Decision, FocusArea, Frame, Group, Person, Setup, StrategyGoal, Unit
from tiltaksplan.plan.template import Mapped, Printed, Template

MOMENT = datetime(2022, 10, 14, 12, 30, 5, 123456, tzinfo=UTC)


def full_proposal(proposal_id="T-01") -> Proposal:
    return Proposal(
        id=proposal_id, title="Nytt magasin", group="Faggruppe for zoologi", unit="Institutt for naturhistorie",
        contact=Contact(name="Kari Moe", email="kari@example.org"), focus_area="Formidling",
        description="Første avsnitt.\n- punkt\n\nSlutt.",
        justification="Fordi.", goal="Bedre", indicator="Besøk", baseline=66000, target=70000.5, strategy_goals=("3.2", "4.10"),
        frames=("Ett NTNU", "Kvalitet"), start=date(2023, 4, 1), end=date(2025, 6, 30),
        costs=(CostLine(year=2023, category="Utstyr", amount=450000, funding="Egne midler"), CostLine(amount=3_000_000_000), CostLine()),
        hours=(HourLine(person="Kari Moe", role="leder", unit="NAT", year=2023, hours=423.75), HourLine(hours=300)),
        risks=(Risk(description="Brann", probability=3, consequence=4, mitigation="Sprinkler"), Risk()),
        milestones=(Milestone(date=date(2023, 9, 1), description="Ferdig tegnet"), Milestone()),
        dependencies=("T-02", "Vedtak i styret, senest i mai"), benefit="Alle", partners=("Kommunen",), displaces="Mindre annet",
        leader=ProjectLeader(name="Kari Moe", competence="a", experience="b", qualities="c"), priority=1, priority_reason="viktigst",
        stated_cost=450001, stated_hours=723.75, received=date(2022, 10, 1), not_asked=("/risks", "/benefit"),
    )  # fmt: skip


def full_setup() -> Setup:
    return Setup(
        title="Tiltaksplan", first_year=2024, last_year=2026, hours_per_work_year=1687.5, max_measures=16, currency="NOK",
        proposal_deadline=date(2022, 10, 14), unit_deadline=date(2022, 11, 7), approval_date=date(2022, 12, 13),
        units=(Unit(name="Natur", short_name="NAT", leader="A", email="a@b.no"), Unit(name="Annen")),
        groups=(Group(name="Zoo", unit="Natur"),),
        people=(Person(name="Kari", email="k@b.no", unit="Natur", position="Prof", hours=((2024, 120), (2025, 99.5))), Person(name="Ola")),
        budget=(BudgetLine(year=2024, amount=2_400_000_000, source="Egne midler", note="fri"),),
        focus_areas=(FocusArea(name="F", description="d"),),
        frames=(Frame(name="Ett NTNU", other_names=("One NTNU", "Eitt NTNU"), description="d"), Frame(name="K")),
        goals=(StrategyGoal(number="4.10", chapter="S", text="T", prioritised=True), StrategyGoal(number="4.1")),
        criteria=(Criterion(name="Nytte", weight=33.5, steps=("a", "b", "c", "", "e")), Criterion(name="Annet", weight=66.5)),
        limits=Limits(given=(("max_cost", 3_000_000), ("max_person_share", 97.5))),
        check_settings=(CheckSetting(code="too-long", runs=False, reason="Planen tåler det"),
                        CheckSetting(code="no-risks", severity=Severity.ERROR)),
        decisions=(Decision(kind="starts", proposal="T-01", other=None, quarter="2024-Q2", who="Ledergruppen", reason="klart"),),
    )  # fmt: skip


def full_outcome(scenario="") -> Outcome:
    why = Message.of("{title} fikk {score} av {most} innen {day} ({inner}, {years})", title="Nytt", score=78.5, most=100,
                     day=date(2023, 1, 1), inner=Message.of("i {year}", year=Year(2024)), years=(Year(2023), 4))  # fmt: skip
    return Outcome(
        scenario=scenario, status="optimal", value=812.5, bound=812.5, seconds=1.25,
        selected=(Selected(proposal="T-01", start=date(2023, 4, 1), end=date(2025, 3, 31), score=78.0, why=why),),
        reserve=(NotSelected(proposal="T-02", score=61.5, reason=why, would_enter_if=why),),
        down=(NotSelected(proposal="T-03", score=40.0, reason=why),), plan_fingerprint="abc", problem=why,
        load=Load(units=(UnitLoad(unit="NAT", quarter="2023-Q2", hours=420, capacity=500),),
                  people=(PersonLoad(person="Kari", quarter="2023-Q2", hours=60, capacity=87.5),),
                  budget=(BudgetLoad(year=2023, funding="Egne midler", amount=2_100_000, limit=2_250_000),)),
    )  # fmt: skip


def full_changes() -> list[Change]:
    """Changes that put something in every part of a new plan."""
    things = {
        "proposal:T-01": full_proposal(),
        "proposal:T-2": Proposal(id="T-2"),
        "score:T-01|Nytte|Kari": Score(proposal="T-01", criterion="Nytte", step=4, assessor="Kari", reason="godt"),
        "score:T-01|Nytte|": Score(proposal="T-01", criterion="Nytte", step=2),
        "waiver:k": Waiver(key="k", fingerprint="f=1", reason="greit", who="Kari", when=MOMENT),
        "outcome:": full_outcome(),
        "outcome:uten gaver": full_outcome("uten gaver"),
        "file:ab": ImportedFile(sha256="ab", name="skjema.docx", imported=MOMENT, kind="proposal-list", language="nn", template="wa",
                                proposals=("T-01", ""), waiting=True, reading='{"a": "æ"}'),
        "history:1": PastMeasure(number="1", title="Gammelt", unit="NAT", planned_cost=1, actual_cost=2, planned_hours=1.5, actual_hours=3,
                                 planned_end=date(2020, 1, 1), actual_end=date(2021, 1, 1), status="gjennomført", achievement=4,
                                 hit_by_pandemic=True, causes="mange"),
        "template:t1": Template(id="t1", name="Skjema", file="ab", labels=("Tittel",), texts=("Tittel", "Skriv «kort»"), options=("Ja",),
                                printed=(Printed(place="tabell 1, rad 1, kolonne 2", text="0"),),
                                proposed=(Mapped(pointer="/title", label="Tittel", place="tabell 1, rad 1, kolonne 2"),),
                                corrections=(Mapped(pointer="/goal", label="Ønske"),)),
        "history:10": PastMeasure(number="10", title="Et annet"),
    }  # fmt: skip
    changes = [Change(thing=thing, after=after, who="Kari", why="derfor", source="ab") for thing, after in things.items()]
    return [Change(thing="setup", before=Setup(), after=full_setup()), Change(thing="plan", field="/round", before=1, after=2), *changes]
