"""What an invented proposal says, and how that becomes a truth.

A figure or a date is either plain (the form writes it in its own manner) or a pair: the words somebody wrote, and what they mean.
A meaning of None says that no careful reader could tell: the form's reader must say so, with the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Plain = str | int | float
Said = Plain | tuple[str, Plain | None]
Years = Mapping[int, Said]
Written = tuple[Plain, Plain | None]
Style = Callable[[Said], Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """An invented proposal.

    Attributes:
        focus: Which of the form's two focus areas.
        frames: Which of the form's printed considerations are ticked, by number from 0.
        strategy: As somebody wrote it, and the numbers alone.
        costs: What for, who pays, how much by year.
        hours: Who, doing what, of which unit, how much by year.
        risks: What, probability, consequence, what is done.
    """

    key: str
    language: str = "nb"
    title: str
    group: str
    unit: str
    name: str
    email: str
    focus: int = 0
    description: str
    justification: str
    goal: str
    indicator: str
    baseline: Said
    target: Said
    strategy: tuple[str, tuple[str, ...]]
    frames: tuple[int, ...]
    start: Said
    end: Said
    costs: tuple[tuple[str, str, Years], ...]
    hours: tuple[tuple[str, str, str, Years], ...]
    risks: tuple[tuple[str, Said, Said, str], ...] = ()
    milestones: tuple[tuple[Said, str], ...] = ()
    dependencies: tuple[str, ...] = ()
    leader: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


def words(said: Said) -> str:
    """Return what somebody wrote."""
    return str(said[0] if isinstance(said, tuple) else said)


def meaning(said: Said) -> Plain | None:
    """Return what it means, or None where nobody can tell."""
    return said[1] if isinstance(said, tuple) else said


LEVELS = {"svært lav": 1, "lav": 2, "låg": 2, "low": 2, "middels": 3, "medium": 3, "høy": 4, "høg": 4, "high": 4, "svært høy": 5}


def level(said: Said) -> Plain | None:
    """Return the step, 1 to 5, of a probability or a consequence."""
    meant = meaning(said)
    return LEVELS[meant] if isinstance(meant, str) and meant in LEVELS else int(meant) if meant is not None else None


def as_written(said: Said) -> Written:
    """Write the words that were said, a plain figure with blanks between thousands."""
    if isinstance(said, (int, float)):
        return f"{said:,}".replace(",", " ").replace(".", ","), said
    return words(said), meaning(said)


def norwegian_date(said: Said) -> Written:
    """Write a plain date as 01.02.2023, and other words as they were said."""
    if isinstance(said, str) and len(said) == 10 and said[4] == "-":
        return f"{said[8:]}.{said[5:7]}.{said[:4]}", said
    return words(said), meaning(said)


ALL = (
    "title", "group", "unit", "contact", "focus_area", "description", "justification", "goal", "indicator", "baseline", "target",
    "strategy_goals", "frames", "start", "end", "costs", "hours", "risks", "milestones", "dependencies", "leader",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Truth:
    """What `read FILE --json` must find in one file."""

    family: str
    file: str
    language: str | None = "nb"
    kind: str = "proposal"
    status: str = "read"
    proposals: list[dict[str, object]] = field(default_factory=list)
    accept: dict[str, list[object]] = field(default_factory=dict)
    must_flag: list[str] = field(default_factory=list)
    must_flag_quotes: dict[str, str] = field(default_factory=dict)

    def flag(self, pointer: str, quote: str) -> None:
        """Demand a problem that quotes."""
        if pointer not in self.must_flag:
            self.must_flag.append(pointer)
            self.must_flag_quotes[pointer] = quote

    def as_json(self) -> dict[str, object]:
        """Return what the scorer reads."""
        names = ("status", "kind", "language", "proposals", "accept", "must_flag", "must_flag_quotes", "family", "file")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a form asks: which fields, its own words for choices, its manner with figures, and how its lines go."""

    asks: tuple[str, ...] = ALL
    focus: tuple[str, str] = ("Formidling", "Samlinger")
    frames: tuple[str, ...] = ("Bærekraft", "Kvalitet", "Samarbeid", "Mangfold")
    money: Style = as_written
    time: Style = as_written
    cost_parts: tuple[str, ...] = ("category", "funding")
    hour_parts: tuple[str, ...] = ("person", "role", "unit")
    by_year: bool = False


def cost_cells(idea: Idea, layout: Layout) -> Iterable[tuple[str, str, int, Written]]:
    """Yield category, funding, year and figure in the form's order."""
    cells = [(what, paid, year, layout.money(said)) for what, paid, years in idea.costs for year, said in years.items()]
    return sorted(cells, key=lambda cell: cell[2]) if layout.by_year else cells


def hour_cells(idea: Idea, layout: Layout) -> Iterable[tuple[str, str, str, int, Written]]:
    """Yield person, role, unit, year and figure in the form's order."""
    cells = [(who, role, unit, year, layout.time(said)) for who, role, unit, years in idea.hours for year, said in years.items()]
    return sorted(cells, key=lambda cell: cell[3]) if layout.by_year else cells


def add(truth: Truth, idea: Idea, layout: Layout, **other: object) -> None:
    """Add the idea to the truth, as far as the form asks; *other* fields are set over, None takes one out."""
    base = f"/proposals/{len(truth.proposals)}"
    simple: dict[str, object] = {
        "title": idea.title, "group": idea.group, "unit": idea.unit, "contact": {"name": idea.name, "email": idea.email},
        "focus_area": layout.focus[idea.focus], "description": idea.description, "justification": idea.justification, "goal": idea.goal,
        "indicator": idea.indicator, "strategy_goals": list(idea.strategy[1]), "frames": [layout.frames[number] for number in idea.frames],
        "dependencies": list(idea.dependencies), "leader": {"name": idea.leader} if idea.leader else None,
        "risks": [_line(description=what, probability=level(p), consequence=level(c), mitigation=done) for what, p, c, done in idea.risks],
        "milestones": [_line(date=meaning(date), description=what) for date, what in idea.milestones],
    }  # fmt: skip
    for name in ("baseline", "target", "start", "end"):
        said: Said = getattr(idea, name)
        simple[name] = meaning(said)
        if meaning(said) is None and name in layout.asks and words(said) not in ("", "?"):
            truth.flag(f"{base}/{name}", words(said))
    simple["costs"] = []
    if "costs" in layout.asks:
        simple["costs"] = [_costs(truth, base, layout, *cell) for cell in cost_cells(idea, layout)]
    if "hours" in layout.asks:
        simple["hours"] = [_hours(truth, base, layout, *cell) for cell in hour_cells(idea, layout)]
    proposal = {name: value for name, value in simple.items() if name in layout.asks} | other
    truth.proposals.append({name: value for name, value in proposal.items() if value not in (None, [], {}, "")})


def _line(**parts: object) -> dict[str, object]:
    return {name: value for name, value in parts.items() if value not in (None, "")}


def _costs(truth: Truth, base: str, layout: Layout, what: str, paid: str, year: int, figure: Written) -> dict[str, object]:
    if figure[1] is None:
        truth.flag(f"{base}/costs", str(figure[0]))
    parts = {"category": what, "funding": paid}
    return _line(year=year, amount=figure[1], **{name: parts[name] for name in layout.cost_parts})


def _hours(truth: Truth, base: str, layout: Layout, who: str, role: str, unit: str, year: int, figure: Written) -> dict[str, object]:
    if figure[1] is None:
        truth.flag(f"{base}/hours", str(figure[0]))
    parts = {"person": who, "role": role, "unit": unit}
    return _line(year=year, hours=figure[1], **{name: parts[name] for name in layout.hour_parts})
