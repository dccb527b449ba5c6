"""How much of what is wrong the checks find, and how much of what they find is wrong: recall and precision by check.

On 200 made-up proposals a seed (`tests/plan/made_up`), whose defects were planted and written down; the aim is 95 % and 90 %.
"""

from __future__ import annotations

from typing import TypedDict

SEEDS = (1, 2, 3, 4, 5)
RECALL, PRECISION = 0.95, 0.9


class Row(TypedDict):
    """One check's figures. `close` are the cases that come near and must be left, `fooled` those of them that were found."""

    code: str
    planted: int
    recall: float
    findings: int
    precision: float
    close: int
    fooled: int


def rows() -> list[Row]:
    """Return a row a check, and one for all of them together."""
    from tests.plan.made_up.judging import tallies_of
    from tests.plan.made_up.truth import total

    tallies, _, _ = tallies_of(SEEDS)
    by_code = [*sorted(tallies.items()), ("all", total(tallies.values()))]
    return [
        Row(
            code=code, planted=one.planted, recall=round(one.recall, 4), findings=one.findings, precision=round(one.precision, 4),
            close=one.close, fooled=one.fooled,
        )
        for code, one in by_code
    ]  # fmt: skip


def print_rows(found: list[Row]) -> None:
    """Print the table; a figure under the aim is marked."""
    print(f"{'':<32}{'planted':>9}{'recall':>9}{'findings':>10}{'precision':>11}{'close':>7}{'fooled':>8}")
    for row in found:
        low = row["recall"] < RECALL or row["precision"] < PRECISION
        figures = (
            f"{row['planted']:>9}{row['recall']:>9.1%}{row['findings']:>10}{row['precision']:>11.1%}{row['close']:>7}{row['fooled']:>8}"
        )
        print(f"{row['code']:<32}{figures}{'  under the aim' if low else ''}")
