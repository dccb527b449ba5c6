"""What was understood of a form: values with their evidence, problems that quote, and what found no field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tiltaksplan.document.place import Place
from tiltaksplan.language import Message
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.proposal import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The evidence for one value: where it stood, what was written there, and whether a person need not look."""

    place: Place
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Something that somebody wrote and that no field took."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the form that a person must look at.

    Attributes:
        field: JSON pointer from the file's root: `/proposals/0/costs/1/amount`; None for the file as a whole.
        text: The quoted text; it stands in the message too.
    """

    code: str
    severity: Severity
    message: Message
    field: str | None = None
    text: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateName:
    """The registered template that a form was made from."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file's reading.

    Attributes:
        path: As the person gave it.
        status: `read` or `refused`.
        kind: `proposal`, `proposal-list`, `unit-priority`, `status-report`, `plan-workbook`, `history`, `setup` or `unknown`.
        language: Of the answers: nb, nn or en.
        sender: Of the mail that the file came with.
        sources: By JSON pointer from the file's root: an entry for every value that came from the file.
    """

    path: str
    status: str = "read"
    kind: str = "unknown"
    language: str = "nb"
    template: TemplateName | None = None
    sender: str = ""
    proposals: tuple[Proposal, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    unplaced: tuple[Unplaced, ...] = ()
    problems: tuple[Problem, ...] = ()
