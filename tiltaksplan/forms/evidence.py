"""What is gathered while a form is read: values with their sources, problems that quote, and what no field took."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tiltaksplan.document.place import Place
from tiltaksplan.forms.lines import Line
from tiltaksplan.forms.reading import Problem, Source, Unplaced
from tiltaksplan.forms.values.text import clean
from tiltaksplan.forms.values.unclear import Unclear
from tiltaksplan.language import Message
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk


@dataclass(slots=True)
class Evidence:
    """What one proposal of a file is made of, as long as the file is read.

    Attributes:
        number: Of the proposal in its file, from 0.
        values: By pointer below the proposal, without lines.
        covered: Whether the title stands on a cover page.
    """

    number: int = 0
    values: dict[str, object] = field(default_factory=dict)
    costs: list[CostLine] = field(default_factory=list)
    hours: list[HourLine] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    covered: bool = False

    def at(self, pointer: str) -> str:
        """Return the pointer from the file's root."""
        return f"/proposals/{self.number}{pointer}"

    def renumber(self, number: int) -> None:
        """Make this the proposal *number* of its file, in sources and problems too."""
        if number != self.number:
            before = self.at("")
            self.number = number
            self.sources = {self.at(pointer.removeprefix(before)): source for pointer, source in self.sources.items()}
            self.problems = [replace(one, field=self.at((one.field or before).removeprefix(before))) for one in self.problems]

    def take(self, pointer: str, value: object, place: Place, text: str, *, sure: bool = True) -> None:
        """Keep a value with its source; the first one counts."""
        if pointer not in self.values:
            self.values[pointer] = value
            self.source(pointer, place, text, sure=sure)

    def source(self, pointer: str, place: Place, text: str, *, sure: bool = True) -> None:
        """Keep where a value stood."""
        self.sources[self.at(pointer)] = Source(place=place, text=text, sure=sure)

    def unclear(self, pointer: str, why: Unclear, place: Place, severity: Severity = Severity.WARNING) -> None:
        """Tell what could not be understood."""
        self.tell(why.code, why.message, pointer, why.text, place, severity)

    def tell(self, code: str, message: Message, pointer: str, text: str, place: Place, severity: Severity = Severity.WARNING) -> None:
        """Tell of a problem."""
        self.problems.append(Problem(code=code, severity=severity, message=message, field=self.at(pointer), text=text, place=place))

    def leave(self, lines: Iterable[Line]) -> None:
        """Keep what somebody wrote and no field took."""
        for line in lines:
            text = clean(line.text)
            if text:
                self.unplaced.append(Unplaced(place=line.place, text=text))

    def proposal(self, **more: object) -> Proposal:
        """Return the proposal that it all makes."""
        plain = {name.strip("/"): value for name, value in self.values.items() if name.count("/") == 1}
        leader = {name.removeprefix("/leader/"): value for name, value in self.values.items() if name.startswith("/leader/")}
        contact = {name.removeprefix("/contact/"): value for name, value in self.values.items() if name.startswith("/contact/")}
        return Proposal(
            **plain,  # type: ignore[arg-type]
            **more,  # type: ignore[arg-type]
            leader=ProjectLeader(**leader),  # type: ignore[arg-type]
            contact=Contact(**contact),  # type: ignore[arg-type]
            costs=tuple(self.costs), hours=tuple(self.hours), risks=tuple(self.risks), milestones=tuple(self.milestones),
        )  # fmt: skip
