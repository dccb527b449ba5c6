"""What people type in the cells of a workbook, in the ways in which they type it, and what each of it means."""

from __future__ import annotations

from datetime import date
from random import Random

from tiltaksplan.plan.field import Choices, Day, Kind, Money, Names, Number, PlanYear, Step, Text
from tiltaksplan.plan.setup import Setup

WORDS = ("ny", "runde", "med", "flere", "æøå", "🦊", "«sitat»", "=ikke en formel", "tre – fire", "to\nlinjer", "x < y & z")


def another(kind: Kind, random: Random, setup: Setup) -> tuple[object, object]:
    """Return what a person types, and what it means."""
    if isinstance(kind, Money):
        amount = random.randint(1, 900) * 1000
        written = (
            amount,
            f"{amount // 1000} tkr",
            f"{amount / 1_000_000:.3f} mill.".replace(".", ",", 1),
            f"kr {amount:,},-".replace(",", " ", 1),
        )
        return random.choice(written), amount
    if isinstance(kind, Day):
        day = date(random.randint(2022, 2026), random.randint(1, 12), random.randint(1, 28))
        return random.choice((day, f"{day.day}.{day.month}.{day.year}", day.isoformat())), day
    if isinstance(kind, PlanYear):
        year = random.randint(2023, 2025)
        return random.choice((year, str(year))), year
    if isinstance(kind, Step):
        step = random.randint(1, 5)
        return random.choice((step, str(step), kind.words[step - 1])), step
    if isinstance(kind, Number):
        number = random.randint(1, 900)
        if kind.unit == "timer":
            return random.choice(((number, number), (f"{number} timer", number), ("2 årsverk", 3390)))
        return random.choice((number, f"{number}")), number
    if isinstance(kind, Choices) and kind.of == "goals":
        goals = tuple(random.sample([one.number for one in setup.goals], 3))
        return random.choice((", ", "\n")).join(goals), goals
    text = f"{random.choice(WORDS)} {random.randrange(10_000)} {random.choice(WORDS)}"
    if isinstance(kind, Choices | Names):
        names = (f"Navn {random.randrange(10_000)}", "Trondheim kommune")
        return "\n".join(names), names
    text = text if isinstance(kind, Text) else text.replace("\n", " ")
    return text, text
