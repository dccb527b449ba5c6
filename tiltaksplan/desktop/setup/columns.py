"""The tables of the set-up: what stands in their columns, and where they lie in the set-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from tiltaksplan.desktop.grid.columns import Column, column
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.language import N_
from tiltaksplan.plan.fields import Choice, Line, Money, Number, PlanYear
from tiltaksplan.plan.setup import BudgetLine, Criterion, Decision, FocusArea, Frame, Group, Person, Setup, StrategyGoal, Unit

HIGHEST_STEP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupTable:
    """One table of the set-up: its place, its name, what it is for, its columns, and an empty line of it."""

    attribute: str
    name: str
    hint: str
    columns: Callable[[Setup], tuple[Column, ...]]
    blank: Callable[[Setup], object]


DECISION_KINDS: dict[str, str] = {
    "must": N_("må med"),
    "must-not": N_("må ikke med"),
    "starts": N_("starter"),
    "not-together": N_("ikke sammen"),
    "first-then": N_("først–så"),
}


def _text(label: str, attribute: str, *, wide: bool = False, required: bool = False) -> Column:
    return column(label, attribute, Line(), wide=wide, required=required)


def _year_of_hours(year: int) -> Column:
    """Return the column with the hours that people can give in *year*."""

    def write(line: object, hours: object) -> object:
        person = cast(Person, line)
        others = dict(person.hours)
        others.pop(year, None)
        if isinstance(hours, int | float):
            others[year] = hours
        return replace(person, hours=tuple(sorted(others.items())))

    kind = Number(unit=N_("timer"), at_least=0)
    return Column(
        label=_("Timer {year}", year=str(year)), kind=kind, read=lambda line: dict(cast(Person, line).hours).get(year), write=write
    )


def _kept(label: str, attribute: str, kind: PlanYear | Money | Number) -> Column:
    """Return a column for a figure that cannot be missing: emptied it is 0, and an emptied year stays."""

    def write(line: object, value: object) -> object:
        if value is None:
            value = getattr(line, attribute) if isinstance(kind, PlanYear) else 0
        return replace(cast(Any, line), **{attribute: value})

    return Column(label=label, kind=kind, read=lambda line: getattr(line, attribute), write=write)


def _other_names() -> Column:
    def write(line: object, text: object) -> object:
        names = tuple(part.strip() for part in str(text or "").split(";") if part.strip())
        return replace(cast(Frame, line), other_names=names)

    def read(line: object) -> object:
        return "; ".join(cast(Frame, line).other_names)

    return Column(label=N_("Andre navn"), kind=Line(), help=N_("Flere navn skilles med semikolon."), read=read, write=write)


def _step(number: int) -> Column:
    def read(line: object) -> object:
        steps = cast(Criterion, line).steps
        return steps[number - 1] if number <= len(steps) else None

    def write(line: object, text: object) -> object:
        steps = [*cast(Criterion, line).steps, *([""] * HIGHEST_STEP)][:HIGHEST_STEP]
        steps[number - 1] = str(text or "")
        return replace(cast(Criterion, line), steps=tuple(steps))

    return Column(label=_("Trinn {number}", number=number), kind=Line(), read=read, write=write, wide=True)


def _prioritised() -> Column:
    return Column(
        label=N_("Prioritert"), kind=Line(), tick=True, read=lambda line: cast(StrategyGoal, line).prioritised,
        write=lambda line, value: replace(cast(StrategyGoal, line), prioritised=bool(value)),
    )  # fmt: skip


def _decision_kind() -> Column:
    names = {_(name): kind for kind, name in DECISION_KINDS.items()}

    def write(line: object, text: object) -> object:
        return replace(cast(Decision, line), kind=names.get(str(text or ""), cast(Decision, line).kind))

    def read(line: object) -> object:
        return _(DECISION_KINDS.get(cast(Decision, line).kind, ""))

    return Column(label=N_("Slag"), kind=Line(), read=read, write=write, choices=tuple(names))


TABLES: tuple[SetupTable, ...] = (
    SetupTable(
        attribute="units", name=N_("Enheter"), blank=lambda _setup: Unit(name=""),
        hint=N_("Seksjoner og institutter, og hvem som leder dem."),
        columns=lambda _setup: (
            _text(N_("Navn"), "name", wide=True, required=True), _text(N_("Kortnavn"), "short_name"),
            _text(N_("Leder"), "leader"), _text(N_("E-post"), "email"),
        ),
    ),
    SetupTable(
        attribute="groups", name=N_("Faggrupper"), blank=lambda _setup: Group(name=""),
        hint=N_("De som inviteres til å foreslå tiltak."),
        columns=lambda _setup: (
            _text(N_("Navn"), "name", wide=True, required=True), column(N_("Enhet"), "unit", Choice(of="units"), wide=True),
        ),
    ),
    SetupTable(
        attribute="people", name=N_("Personer"), blank=lambda _setup: Person(name=""),
        hint=N_("De som kan gi timer til tiltak, og hvor mange timer i året. Faste oppgaver er trukket fra."),
        columns=lambda setup: (
            _text(N_("Navn"), "name", wide=True, required=True), column(N_("Enhet"), "unit", Choice(of="units"), wide=True),
            _text(N_("Stilling"), "position"), _text(N_("E-post"), "email"), *(_year_of_hours(year) for year in setup.years),
        ),
    ),
    SetupTable(
        attribute="budget", name=N_("Budsjett"), blank=lambda setup: BudgetLine(year=setup.first_year, amount=0, source=""),
        hint=N_("Pengene som kan fordeles, etter år og kilde."),
        columns=lambda _setup: (
            _kept(N_("År"), "year", PlanYear()), _kept(N_("Beløp"), "amount", Money()),
            _text(N_("Kilde"), "source", wide=True, required=True), _text(N_("Merknad"), "note", wide=True),
        ),
    ),
    SetupTable(
        attribute="focus_areas", name=N_("Hovedområder"), blank=lambda _setup: FocusArea(name=""),
        hint=N_("Hvert forslag hører til ett av dem."),
        columns=lambda _setup: (_text(N_("Navn"), "name", required=True), _text(N_("Beskrivelse"), "description", wide=True)),
    ),
    SetupTable(
        attribute="frames", name=N_("Ytre rammer"), blank=lambda _setup: Frame(name=""),
        hint=N_("Hensyn utenfra som forslagene skal svare på."),
        columns=lambda _setup: (
            _text(N_("Navn"), "name", required=True), _other_names(), _text(N_("Beskrivelse"), "description", wide=True),
        ),
    ),
    SetupTable(
        attribute="goals", name=N_("Utviklingsmål"), blank=lambda _setup: StrategyGoal(number=""),
        hint=N_("Målene i strategien, og hvilke som er prioritert denne gangen."),
        columns=lambda _setup: (
            _text(N_("Nr."), "number", required=True), _text(N_("Kapittel"), "chapter"),
            _text(N_("Mål"), "text", wide=True), _prioritised(),
        ),
    ),
    SetupTable(
        attribute="criteria", name=N_("Kriterier"), blank=lambda _setup: Criterion(name="", weight=0),
        hint=N_("Det forslagene vurderes etter, vekten, og hva hvert trinn betyr."),
        columns=lambda _setup: (
            _text(N_("Navn"), "name", wide=True, required=True), _kept(N_("Vekt"), "weight", Number(at_least=0)),
            *(_step(number) for number in range(1, HIGHEST_STEP + 1)),
        ),
    ),
    SetupTable(
        attribute="decisions", name=N_("Beslutninger"), blank=lambda _setup: Decision(kind="must", proposal=""),
        hint=N_("Det ledelsen har bestemt om valget, med navn og begrunnelse."),
        columns=lambda _setup: (
            _decision_kind(), _text(N_("Forslag"), "proposal", wide=True, required=True), _text(N_("Forslag 2"), "other"),
            _text(N_("Kvartal"), "quarter"), _text(N_("Hvem"), "who"), _text(N_("Begrunnelse"), "reason", wide=True),
        ),
    ),
)  # fmt: skip
