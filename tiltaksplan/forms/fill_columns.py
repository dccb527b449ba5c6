"""What each column of a blank table is for, so that the reader says the same when the lines stand there.

The reader weighs a column's header and what stands below it together. A blank table has nothing below, so the proposal's own lines are put
there, in every way that the headers allow, and the way that fits best as a whole is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tiltaksplan.forms.grid_roles import LEAST, Column, give_roles, role_name
from tiltaksplan.forms.kinds import fit_of_column
from tiltaksplan.forms.labels import column_scores

_MOST_COLUMNS = 9
_CLEARLY = 0.05
Samples = Mapping[str, tuple[str, ...]]


def filled_roles(columns: Sequence[Column], kind: str, samples: Samples) -> list[Column]:
    """Return *columns* with the role that each is to have.

    Args:
        samples: By role, what the proposal's lines say.
    """
    plain = give_roles(columns, kind)
    open_columns = [column for column in columns if column.year is None]
    if kind not in ("risks", "milestones", "costs", "hours") or len(open_columns) > _MOST_COLUMNS:
        return plain
    scores = {column.number: dict(_scores(column, kind, samples)) for column in open_columns}
    chosen = _value(_roles_of(plain), scores)
    best = max(_ways(open_columns, scores), key=lambda way: _value(way, scores), default={})
    if _value(best, scores) <= chosen + _CLEARLY:
        return plain
    given = [replace(column, samples=samples.get(best.get(column.number, ""), ())) for column in columns]
    again = give_roles(given, kind)
    return again if _value(_roles_of(again), scores) > chosen else plain


def _roles_of(columns: Sequence[Column]) -> dict[int, str]:
    return {column.number: column.role for column in columns if column.year is None}


def _scores(column: Column, kind: str, samples: Samples) -> Iterator[tuple[str, float]]:
    for pointer, score in column_scores(column.label).items():
        role = role_name(pointer, kind)
        if role in samples and score >= LEAST and (whole := score + fit_of_column(role, samples[role])) >= LEAST:
            yield role, whole


def _value(way: Mapping[int, str], scores: Mapping[int, Mapping[str, float]]) -> float:
    return sum(scores.get(number, {}).get(role, 0.0) for number, role in way.items())


def _ways(columns: Sequence[Column], scores: Mapping[int, Mapping[str, float]]) -> Iterator[dict[int, str]]:
    """Yield every way to give columns roles, each role once."""
    if not columns:
        yield {}
        return
    first, *others = columns
    for way in _ways(others, scores):
        yield way
        for role in scores[first.number]:
            if role not in way.values():
                yield {first.number: role, **way}
