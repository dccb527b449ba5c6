"""How a defect is planted in one proposal, and what comes close to it: the register that the families fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.plan.made_up.museum import Museum
from tests.plan.made_up.truth import Planted
from tiltaksplan.plan.proposal import Proposal

Edit = Callable[[Random, Proposal, Museum], Proposal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One way in which a proposal can be wrong.

    Attributes:
        touches: The parts of the proposal that it needs to itself: no two defects share one.
        wrong, close: The proposal with it, and the proposal with what is nearly it; None where the proposal is not one for it.
        also: Codes of what is wrong as well, as a matter of course.
        subject: What the finding must name.
    """

    code: str
    touches: frozenset[str]
    wrong: Edit | None
    close: Edit | None
    also: tuple[str, ...] = ()
    subject: Callable[[Proposal], str] | None = None

    def planted_in(self, proposal: Proposal) -> list[Planted]:
        """Return what is true of *proposal* once the defect is in it."""
        subject = self.subject(proposal) if self.subject else None
        return [Planted(code=self.code, proposals=(proposal.id,), subject=subject)] + [
            Planted(code=code, proposals=(proposal.id,)) for code in self.also
        ]


def defect(
    code: str,
    touches: str,
    wrong: Edit | None,
    close: Edit | None,
    also: Sequence[str] = (),
    subject: Callable[[Proposal], str] | None = None,
) -> Defect:
    return Defect(code=code, touches=frozenset(touches.split()), wrong=wrong, close=close, also=tuple(also), subject=subject)
