"""What a made-up proposal is about: the words that a group would write, with room for figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One idea in one language. `{n}` in the texts is how many things, `{m}` a smaller figure.

    Attributes:
        kind: What sort of measure a person would say that it is, as the history is sorted; None for one of its own.
        facilities: Rooms and apparatus that others use too, as a person would read the text.
        says, because: Sentences of description and justification; some are left out each time.
        things: The lowest and highest `{n}`.
        today: What of `{n}` is done already: 0, or a share.
        costs: (category, share of the money).
        risk: (what, probability, consequence, what is done and by whom).
    """

    language: str = "nb"
    kind: str | None = None
    facilities: tuple[str, ...] = ()
    title: str
    says: tuple[str, ...]
    because: tuple[str, ...]
    goal: str
    indicator: str
    things: tuple[int, int]
    today: float = 0.0
    costs: tuple[tuple[str, float], ...]
    roles: tuple[str, ...]
    risks: tuple[tuple[str, int, int, str], ...]
    milestones: tuple[str, ...]
