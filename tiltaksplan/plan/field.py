"""What a field is: its pointer, the kind of answer it takes, its label and help. The fields themselves stand in `fields.py`."""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.language import N_
from tiltaksplan.plan.pointer import value_at
from tiltaksplan.plan.proposal import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text, of at most so many characters."""

    at_most: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Paragraphs of text; a form suggests a length in words."""

    words: int = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number; `whole` where only whole ones make sense, `unit` as people read it."""

    whole: bool = False
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Whole kroner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date; `edge` says which day a month or a year stands for: its first (`start`) or its last (`end`)."""

    edge: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanYear:
    """A calendar year of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step from 1 to 5."""

    words: tuple[str, ...] = (N_("Svært lav"), N_("Lav"), N_("Middels"), N_("Høy"), N_("Svært høy"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One name out of the set-up's `of`: units, groups, people, focus_areas or budget_sources; another text can always be written."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Several names out of the set-up's `of`: frames or goals."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A list of names or short texts, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A table with a row a line. `by_year` names the column that a form spreads over the plan's years."""

    columns: tuple[Field, ...]
    by_year: str | None = None
    rows_in_form: int = 6


Kind = Line | Text | Number | Money | Day | PlanYear | Step | Choice | Choices | Names | Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field.

    Attributes:
        pointer: The contract's JSON pointer below the proposal; a column's is `/costs/*/amount`.
        section: The heading that it stands under in forms, on the screen and in reports (a key of `SECTIONS`).
        required: Whether a proposal needs it; a field that is not required is still wanted.
        round: The round whose form asks for it first.
        required_from: The round from which it must be answered.
        personal: What is said of a person's fitness: logs, file names and exports obey it.
        computed: Kept by the program or only stated by a form; blank forms do not ask for it.
    """

    pointer: str
    kind: Kind
    label: str
    help: str = ""
    section: str = ""
    required: bool = False
    round: int = 1
    required_from: int = 1
    personal: bool = False
    computed: bool = False

    @property
    def name(self) -> str:
        """The last word of the pointer."""
        return self.pointer.rpartition("/")[2]

    def value_in(self, proposal: Proposal) -> object:
        """Return the field's value in *proposal*; None or an empty tuple where it is not answered."""
        return value_at(proposal, self.pointer)
