"""What every part of a document about a chosen plan asks for: the plan, the choice, and how its measures lie in time."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.matching import focus_area_of, unit_of
from tiltaksplan.plan.outcome import Outcome, Selected
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, Proposal
from tiltaksplan.plan.quarter import MONTHS_PER_QUARTER, Quarter
from tiltaksplan.plan.reckoning import exact, shares
from tiltaksplan.reports.wording import NO_TITLE, Wording, rounded

NO_FOCUS_AREA = N_("Uten hovedområde")
SOMEBODY = N_("en medarbeider")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A selected proposal, where it lies in time, and the language that it is written in.

    Attributes:
        later: Quarters that it starts later than proposed.
        language: Where it differs from the document's; else None.
    """

    proposal: Proposal
    selected: Selected
    later: int = 0
    language: str | None = None

    @property
    def first(self) -> Quarter:
        """The quarter in which it starts."""
        return Quarter.of(self.selected.start)

    @property
    def last(self) -> Quarter:
        """The quarter in which it ends."""
        return Quarter.of(self.selected.end)

    def moved(self, day: date) -> date:
        """Return *day* as many quarters later as the measure starts, on the month's last day where the month is too short."""
        months = day.year * 12 + day.month - 1 + MONTHS_PER_QUARTER * self.later
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))

    def cost_by_year(self, line: CostLine) -> dict[int, int]:
        """Return the kroner of *line* by calendar year, as the measure lies in time; whole, and together what the line says."""
        return _by_year(self.proposal, line.year, line.amount or 0, self.later)

    def hours_by_year(self) -> tuple[dict[int, int], ...]:
        """Return the hours of each line by calendar year: whole ones, rounded so that all of them add up to the measure's hours."""
        rounding = _Rounding()
        return tuple(_by_year(self.proposal, line.year, line.hours or 0, self.later, rounding) for line in self.proposal.hours)


class _Rounding:
    """Rounds figures one after the other, so that their sum is the sum of the exact ones, rounded."""

    def __init__(self) -> None:
        self.exact, self.told = Fraction(), 0

    def whole(self, number: Fraction) -> int:
        """Return the next figure, rounded."""
        self.exact += number
        whole = rounded(self.exact) - self.told
        self.told += whole
        return whole


def _by_year(proposal: Proposal, year: int | None, amount: float, later: int, rounding: _Rounding | None = None) -> dict[int, int]:
    quarters = shares(proposal, year, later)
    if not quarters or not amount:
        return {}
    rounding = rounding or _Rounding()
    counted = Counter(quarter.year for quarter in quarters)
    return {year: rounding.whole(exact(amount) * number / len(quarters)) for year, number in sorted(counted.items())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A plan, its outcome, and the words to tell them in.

    Attributes:
        public: Whether the document is for everybody: then it names no person but the project leaders.
        measures: The selected proposals by focus area, start and number.
    """

    plan: Plan
    outcome: Outcome
    wording: Wording
    public: bool = False
    measures: tuple[Measure, ...] = ()
    proposals: Mapping[str, Proposal] = field(default_factory=dict)

    def title_of(self, proposal: Proposal) -> str:
        """Return the proposal's title, or words for that it has none."""
        return " ".join((proposal.title or "").split()) or self.wording(NO_TITLE)

    def named(self, proposal_id: str) -> str:
        """Return number and title of a proposal: «T-03 Nytt magasin»."""
        proposal = self.proposals.get(proposal_id)
        return f"{proposal_id} {self.title_of(proposal)}" if proposal else proposal_id

    def focus_area(self, proposal: Proposal) -> str:
        """Return the proposal's focus area by the set-up's name for it."""
        known = focus_area_of(proposal.focus_area, self.plan.setup)
        return known.name if known else proposal.focus_area or self.wording(NO_FOCUS_AREA)

    def unit(self, name: str | None, *, short: bool = False) -> str:
        """Return a unit by the set-up's name for it, or its short name."""
        known = unit_of(name, self.plan.setup)
        return ((short and known.short_name) or known.name) if known else name or ""

    def told(self, message: Message | None) -> str:
        """Return *message* in the document's language, fit for the document's readers."""
        return self.fit(self.wording.told(message))

    def fit(self, text: str) -> str:
        """Return *text* fit for the document's readers: in a public one without people's names, apart from the project leaders'."""
        if self.public:
            for name in sorted(self._unnamed(), key=len, reverse=True):
                text = text.replace(name, self.wording(SOMEBODY))
        return text

    def _unnamed(self) -> set[str]:
        named = {measure.proposal.leader.name for measure in self.measures}
        people = {person.name for person in self.plan.setup.people}
        people |= {line.person for proposal in self.proposals.values() for line in proposal.hours if line.person}
        return {name for name in people if name.strip() and name not in named}

    @property
    def period(self) -> str:
        """The plan's years: «2023–2025»."""
        first, last = self.plan.setup.first_year, self.plan.setup.last_year
        return f"{first}–{last}" if last > first else str(first)


def report_of(plan: Plan, outcome: Outcome, language: str, public: bool) -> Report:
    """Return the report of *outcome* on *plan*; what it names and the plan does not have any more is left out."""
    proposals = {proposal.id: proposal for proposal in plan.proposals}
    written_in = {proposal: file.language for file in plan.files for proposal in file.proposals}
    bare = Report(plan=plan, outcome=outcome, wording=Wording(language), public=public, proposals=proposals)
    measures = []
    for one in outcome.selected:
        if one.proposal in proposals:
            proposal = proposals[one.proposal]
            later = Quarter.of(one.start) - Quarter.of(proposal.start) if proposal.start else 0
            own = written_in.get(one.proposal, language)
            measures.append(Measure(proposal=proposal, selected=one, later=max(later, 0), language=own if own != language else None))
    areas = {name: number for number, name in enumerate(area.name for area in plan.setup.focus_areas)}

    def place(measure: Measure) -> tuple[int, str, Quarter, str]:
        area = bare.focus_area(measure.proposal)
        return areas.get(area, len(areas)), area, measure.first, measure.proposal.id

    return Report(
        plan=plan, outcome=outcome, wording=bare.wording, public=public, proposals=proposals, measures=tuple(sorted(measures, key=place))
    )
