"""A quarter of a calendar year: the step in which measures start, and in which hours and money are laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

QUARTERS_PER_YEAR = 4
MONTHS_PER_QUARTER = 3
_LAST_DAY = {1: 31, 2: 30, 3: 30, 4: 31}
_WRITTEN = re.compile(r"\s*(\d{4})\s*-?\s*[QK](\d)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter, ordered by time, counted with whole numbers.

    >>> Quarter(2023, 4) + 1
    Quarter(year=2024, number=1)
    >>> Quarter(2024, 1) - Quarter(2023, 2)
    3
    >>> str(Quarter(2023, 2))
    '2023-Q2'

    Raises:
        ValueError: A number that is not 1 to 4. A fault of ours.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= QUARTERS_PER_YEAR:
            raise ValueError(f"no such quarter: {self.number}")

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter that *day* lies in."""
        return cls(day.year, (day.month - 1) // MONTHS_PER_QUARTER + 1)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Return the quarter that *text* names, written `2023-Q2` (as in the contract) or `2023-K2`.

        >>> Quarter.parse("2024-Q3")
        Quarter(year=2024, number=3)

        Raises:
            ValueError: Another text.
        """
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"no quarter: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @property
    def first_day(self) -> date:
        """The quarter's first day."""
        return date(self.year, (self.number - 1) * MONTHS_PER_QUARTER + 1, 1)

    @property
    def last_day(self) -> date:
        """The quarter's last day."""
        return date(self.year, self.number * MONTHS_PER_QUARTER, _LAST_DAY[self.number])

    @property
    def _count(self) -> int:
        return self.year * QUARTERS_PER_YEAR + self.number - 1

    def __add__(self, quarters: int) -> Quarter:
        year, number = divmod(self._count + quarters, QUARTERS_PER_YEAR)
        return Quarter(year, number + 1)

    def __sub__(self, other: Quarter) -> int:
        return self._count - other._count

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def quarters_between(first: Quarter, last: Quarter) -> tuple[Quarter, ...]:
    """Return the quarters from *first* to *last*, both counted; none where *last* comes before *first*."""
    return tuple(first + step for step in range(last - first + 1))


def quarters_of_year(year: int) -> tuple[Quarter, ...]:
    """Return the four quarters of *year*."""
    return tuple(Quarter(year, number) for number in range(1, QUARTERS_PER_YEAR + 1))
