"""A proposal's values as a person would write them in a form: in its language, in the unit that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from tiltaksplan.forms.values import TimeUnit, Unclear, clean, read_date, read_hours, read_step
from tiltaksplan.forms.wording import label_key
from tiltaksplan.plan.fields import FIELDS, Lines
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, Proposal, Risk
from tiltaksplan.plan.spelling import same_name

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_THIN = "\u00a0"
_FEWEST_GROUPED = 10_000  # shorter numbers are written without a blank, and so are never taken for two
_PARTS_OF_UNIT = {
    TimeUnit.HOURS: 1.0, TimeUnit.DAYS: 7.5, TimeUnit.WEEKS: 37.5,
}  # fmt: skip
_MOST_DECIMALS = 6
_SAMPLES = 5
_COMPOSITES = {
    "/+contact": ("/contact/name", "/contact/email"),
    "/+period": ("/start", "/end"),
    "/+baseline_target": ("/baseline", "/target"),
}
LINES = ("/costs", "/hours", "/risks", "/milestones")


def parts_of_pointer(pointer: str) -> tuple[str, ...]:
    """Return the fields that a room answers: most answer one, «Periode» two."""
    return _COMPOSITES.get(pointer, (pointer,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How values are written in one form.

    Attributes:
        language: Of the form: nb, nn or en.
        work_year: Hours of a whole post in the plan.
    """

    language: str = "nb"
    work_year: float = 1695

    def day(self, day: date) -> str:
        """Return a day.

        >>> Telling().day(date(2024, 3, 1)), Telling(language="en").day(date(2024, 3, 1))
        ('01.03.2024', '1 March 2024')
        """
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if self.language == "en" else f"{day:%d.%m.%Y}"

    def number(self, number: float) -> str:
        """Return a number with the language's own signs.

        >>> Telling().number(95000).replace(chr(160), " "), Telling(language="en").number(1234.5), Telling().number(0.25)
        ('95 000', '1234.5', '0,25')
        """
        number = int(number) if float(number).is_integer() else number
        text = f"{number:,}" if abs(number) >= _FEWEST_GROUPED else str(number)
        return text if self.language == "en" else text.replace(",", _THIN).replace(".", ",")

    def hours(self, hours: float, unit: TimeUnit) -> tuple[str, float]:
        """Return working time in *unit* as text and as the figure that a worksheet keeps; read back, both are *hours* again.

        >>> Telling().hours(339, TimeUnit.SHARE), Telling().hours(150, TimeUnit.HOURS), Telling().hours(1695, TimeUnit.WORK_YEARS)
        (('20\\xa0%', 20), ('150', 150), ('1', 1))
        """
        whole = _PARTS_OF_UNIT.get(unit)
        if whole is None:
            whole = {TimeUnit.WORK_MONTHS: self.work_year / 12, TimeUnit.WORK_YEARS: self.work_year}.get(unit, self.work_year / 100)
        for decimals in range(_MOST_DECIMALS + 1):
            figure: float = round(hours / whole, decimals)
            text = self.number(figure) + (f"{_THIN}%" if unit is TimeUnit.SHARE else "")
            back = read_hours(text.replace(_THIN, " "), unit=unit, hours_per_work_year=self.work_year)
            if not isinstance(back, Unclear) and abs(back - hours) < 0.005:
                break
        return text, int(figure) if float(figure).is_integer() else figure

    def amount(self, amount: int, unit: int) -> tuple[str, float]:
        """Return kroner in *unit* (1, or 1000) as text and as figure.

        >>> Telling().amount(450000, 1000), Telling().amount(1500, 1000)
        (('450', 450), ('1,5', 1.5))
        """
        figure: float = amount // unit if amount % unit == 0 else amount / unit
        return self.number(figure), figure

    def text(self, pointer: str, value: object) -> str:
        """Return the value of the field at *pointer* as text; empty where there is none."""
        if value is None or value == () or value == "":
            return ""
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, bool | int | float):
            return self.number(value)
        if isinstance(value, tuple):
            between = "\n" if pointer in ("/dependencies", "/partners") else ", "
            return between.join(str(one) for one in value)
        return clean(str(value))

    def line(self, line: CostLine | HourLine | Risk | Milestone) -> str:
        """Return a line of a table as a line of text, for a form without the table."""
        english = self.language == "en"
        if isinstance(line, CostLine):
            name = " ".join(part for part in (line.category, f"({line.funding})" if line.funding else "") if part)
            figure = f"{self.number(line.amount)} kr" if line.amount is not None else ""
            return " – ".join(part for part in (", ".join(str(one) for one in (name, line.year) if one), figure) if part)
        if isinstance(line, HourLine):
            figure = (
                f"{self.number(line.hours)} {'hours' if english else 'timar' if self.language == 'nn' else 'timer'}" if line.hours else ""
            )
            return " – ".join(part for part in (", ".join(str(one) for one in (line.person, line.role, line.year) if one), figure) if part)
        if isinstance(line, Risk):
            return self._risk(line)
        return ": ".join(part for part in (self.day(line.date) if line.date else "", line.description or "") if part)

    def _risk(self, risk: Risk) -> str:
        words = {"en": ("probability", "consequence", "Mitigation"), "nn": ("sannsyn", "konsekvens", "Tiltak")}
        probability, consequence, mitigation = words.get(self.language, ("sannsynlighet", "konsekvens", "Tiltak"))
        steps = [f"{word} {step}" for word, step in ((probability, risk.probability), (consequence, risk.consequence)) if step]
        told = (risk.description or "").rstrip(".") + (f" ({', '.join(steps)})" if steps else "")
        return f"{told}. {mitigation}: {risk.mitigation}" if risk.mitigation else told


def told_values(proposal: Proposal, telling: Telling, *, personal: bool) -> dict[str, str]:
    """Return by pointer what *proposal* says; tables as lines of text, pairs of fields as one text.

    Args:
        personal: Whether what is said of the project leader's fitness is among it.
    """
    told: dict[str, str] = {}
    for field in FIELDS:
        value = field.value_in(proposal)
        if field.personal and not personal:
            continue
        if isinstance(field.kind, Lines):
            text = "\n".join(telling.line(line) for line in value) if isinstance(value, tuple) else ""
        else:
            text = telling.text(field.pointer, value)
        if text:
            told[field.pointer] = text
    joints = {"/+contact": ", ", "/+period": " – ", "/+baseline_target": " to " if telling.language == "en" else " til "}
    for pointer, parts in _COMPOSITES.items():
        if all(part in told for part in parts):
            told[pointer] = joints[pointer].join(told[part] for part in parts)
    return told


def samples_of(proposal: Proposal, kind: str, telling: Telling) -> dict[str, tuple[str, ...]]:
    """Return by role what the first lines of *kind* say, as text."""
    of_kind: dict[str, Sequence[CostLine | HourLine | Risk | Milestone]] = {
        "costs": proposal.costs,
        "finance": proposal.costs,
        "hours": proposal.hours,
        "risks": proposal.risks,
    }
    lines = of_kind.get(kind, proposal.milestones)
    samples: dict[str, list[str]] = {}
    for line in lines[:_SAMPLES]:
        for name in (one.name for one in fields(line)):
            value = getattr(line, name)
            text = str(value) if name == "year" and value else telling.text("", value)
            if text:
                samples.setdefault(name, []).append(text)
    return {name: tuple(texts) for name, texts in samples.items()}


def value_for_cell(proposal: Proposal, pointer: str) -> int | float | date | None:
    """Return what a worksheet keeps of the field at *pointer* apart from its text: a number or a day."""
    field = next((one for one in FIELDS if one.pointer == pointer), None)
    value = field.value_in(proposal) if field is not None else None
    return value if isinstance(value, int | float | date) and not isinstance(value, bool) else None


def option_for(text: str, options: Sequence[str], *, loosely: bool = True) -> str | None:
    """Return the one of a list's *options* that says what *text* says; None where none does.

    Args:
        loosely: Whether an option that begins with *text* and goes on will do: a list that takes nothing else has to be met half-way.

    >>> option_for("institutt for naturhistorie", ("Velg", "Institutt for naturhistorie")), option_for("Annet", ("Ja", "Nei"))
    ('Institutt for naturhistorie', None)
    >>> option_for("3", ("1 svært lav", "3 middels")), option_for("4", ("Lav", "Høy")), option_for("01.09.2023", ("2023-09-01",))
    ('3 middels', 'Høy', '2023-09-01')
    """
    meant: tuple[Callable[[str], object], ...] = (str, label_key, read_step, read_date)
    for read in meant:
        wanted = read(text)
        found = [one for one in options if read(one) == wanted] if not isinstance(wanted, Unclear) else []
        if len(found) == 1:
            return found[0]
        alike = [one for one in options if same_name(one, text)] if read is label_key else []
        if len(alike) == 1:
            return alike[0]
    begins = [] if not loosely else [one for one in options if label_key(text) and label_key(one).startswith(f"{label_key(text)} ")]
    return begins[0] if len(begins) == 1 else None
