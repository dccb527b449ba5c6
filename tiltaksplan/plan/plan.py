"""The plan of a period: one immutable value; a `Change` gives the next one."""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.plan.finding import Waiver
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.setup import Setup
from tiltaksplan.plan.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a plan holds, apart from the bytes of imported files and the journal, which the store keeps.

    Attributes:
        round: 1 while groups propose, 2 from when the units rank and argue for project leaders.
        history: The measures of the last plan.
        templates: The blank forms that it knows.
    """

    setup: Setup = Setup()
    round: int = 1
    proposals: tuple[Proposal, ...] = ()
    scores: tuple[Score, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    files: tuple[ImportedFile, ...] = ()
    history: tuple[PastMeasure, ...] = ()
    templates: tuple[Template, ...] = ()

    def proposal(self, proposal_id: str) -> Proposal:
        """Return the proposal *proposal_id*.

        Raises:
            KeyError: No such proposal.
        """
        for proposal in self.proposals:
            if proposal.id == proposal_id:
                return proposal
        raise KeyError(proposal_id)

    def outcome(self, scenario: str = "") -> Outcome | None:
        """Return the outcome of *scenario*, or None where the choice has not been run."""
        return next((outcome for outcome in self.outcomes if outcome.scenario == scenario), None)

    def next_proposal_id(self) -> str:
        """Return the id that the next proposal gets: `T-01`, `T-02`, …; a number is never used twice while its proposal stands."""
        numbers = [int(proposal.id.removeprefix("T-")) for proposal in self.proposals if proposal.id.removeprefix("T-").isdigit()]
        return f"T-{max(numbers, default=0) + 1:02d}"
