"""Rows of the tables for money, time, risks and milestones, as words in the form's manner."""

from __future__ import annotations

from collections.abc import Sequence

from tests.forms.held_out.content import Idea, Layout, cost_cells, hour_cells, norwegian_date, words

YEARS = (2023, 2024, 2025)


def idea_of(key: str) -> Idea:
    """Return the idea with that key."""
    from tests.forms.held_out.ideas_bokmal import IDEAS
    from tests.forms.held_out.ideas_more import MORE
    from tests.forms.held_out.ideas_nynorsk_english import ENGLISH, NYNORSK

    return next(idea for idea in (*IDEAS, *NYNORSK, *ENGLISH, *MORE) if idea.key == key)


def costs_by_year(idea: Idea, layout: Layout, *, total: bool = False) -> list[list[str]]:
    """Return a row a cost: what, who pays, a cell a year and, where asked, the sum of what can be added up."""
    rows = []
    for what, paid, years in idea.costs:
        cells = [str(layout.money(years[year])[0]) if year in years else "" for year in YEARS]
        known = [meant for said in years.values() if isinstance(meant := layout.money(said)[1], (int, float))]
        rows.append([what, paid, *cells] + ([f"{sum(known):,.0f}".replace(",", " ")] if total else []))
    return rows


def total_by_year(idea: Idea, layout: Layout) -> list[str]:
    """Return the sum of each year, and of all."""
    sums = dict.fromkeys(YEARS, 0.0)
    for _, _, year, figure in cost_cells(idea, layout):
        sums[year] += figure[1] if isinstance(figure[1], (int, float)) else 0
    return [f"{amount:,.0f}".replace(",", " ") for amount in (*sums.values(), sum(sums.values()))]


def cost_items(idea: Idea, layout: Layout) -> list[list[str]]:
    """Return a row an amount: what, who pays, year, amount."""
    return [[what, paid, str(year), str(figure[0])] for what, paid, year, figure in cost_cells(idea, layout)]


def hours_by_year(idea: Idea, layout: Layout) -> list[list[str]]:
    """Return a row a person: name, role, unit and a cell a year."""
    return [
        [who, role, unit, *(str(layout.time(years[year])[0]) if year in years else "" for year in YEARS)]
        for who, role, unit, years in idea.hours
    ]


def hour_items(idea: Idea, layout: Layout) -> list[list[str]]:
    """Return a row a person and year: name, role, unit, year, hours."""
    return [[who, role, unit, str(year), str(figure[0])] for who, role, unit, year, figure in hour_cells(idea, layout)]


def risk_rows(idea: Idea) -> list[list[str]]:
    """Return a row a risk: what, probability, consequence, what is done."""
    return [[what, words(p), words(c), done] for what, p, c, done in idea.risks]


def milestone_rows(idea: Idea) -> list[list[str]]:
    """Return a row a milestone: date, what."""
    return [[str(norwegian_date(date)[0]), what] for date, what in idea.milestones]


def pick(rows: Sequence[Sequence[str]], *columns: int) -> list[list[str]]:
    """Return the rows with the columns in another order; -1 is an empty cell."""
    return [[row[column] if column >= 0 else "" for column in columns] for row in rows]
