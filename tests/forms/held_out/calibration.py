"""How often a value that the reader is sure of is wrong.

A value of a list or a table counts as right when the line of the truth that is most like its line says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

Json = Mapping[str, object]


@dataclass(slots=True)
class Calibration:
    """What was counted.

    Attributes:
        wrong: The pointers of sure values that are wrong, each with its file's name before it.
    """

    sure: int
    unsure: int
    wrong: list[str]

    @property
    def share_wrong(self) -> float:
        """Return the share of the sure values that are wrong."""
        return len(self.wrong) / self.sure if self.sure else 0.0


def calibrate(scorer: ModuleType, truths: Mapping[str, Json], readings: Mapping[str, Json]) -> Calibration:
    """Hold each value of each reading against the truth, by the scorer's own notion of the same."""
    result = Calibration(0, 0, [])
    for name, truth in truths.items():
        sources = readings[name].get("sources") or {}
        assert isinstance(sources, Mapping)
        for pointer, right in _values(scorer, truth, readings[name]):
            entry = _entry(sources, pointer)
            if not entry or not entry.get("sure", True):
                result.unsure += 1
                continue
            result.sure += 1
            if not right:
                result.wrong.append(f"{name} {pointer}")
    return result


def _entry(sources: Mapping[str, Json], pointer: str) -> Json | None:
    """Return the source of the value, or of the line or list that holds it."""
    while pointer.count("/") > 2:
        if pointer in sources:
            return sources[pointer]
        pointer = pointer.rpartition("/")[0]
    return None


def _values(scorer: ModuleType, truth: Json, reading: Json) -> Iterator[tuple[str, bool]]:
    """Yield the pointer of each value that was read, and whether it is right."""
    wanted, found = truth["proposals"], reading.get("proposals") or []
    assert isinstance(wanted, list)
    assert isinstance(found, list)
    accept = truth.get("accept") or {}
    assert isinstance(accept, Mapping)
    pairs = {read: true for true, read in scorer.match_proposals(wanted, found).items()}
    for number, proposal in enumerate(found):
        true = wanted[pairs[number]] if number in pairs else {}
        base, own = f"/proposals/{number}/", f"/proposals/{pairs.get(number)}/"
        for field in (*scorer.SCALARS, *scorer.LONG):
            value = scorer.at(proposal, field)
            if value is not None:
                answers = [scorer.at(true, field), *accept.get(own + field, [])]
                yield base + field, any(answer is not None and scorer.same(field, answer, value) for answer in answers)
        for field in scorer.STRINGS:
            for index, value in enumerate(scorer.at(proposal, field) or []):
                yield f"{base}{field}/{index}", any(scorer.same(field, answer, value) for answer in scorer.at(true, field) or [])
        for field in scorer.LINES:
            yield from _line_values(scorer, field, base, scorer.at(true, field) or [], scorer.at(proposal, field) or [])


def _line_values(scorer: ModuleType, field: str, base: str, wanted: list[Json], found: list[Json]) -> Iterator[tuple[str, bool]]:
    likeness = [(scorer.line_credit(field, a, b, i, {}), i, j) for i, a in enumerate(wanted) for j, b in enumerate(found)]
    pairs = {read: true for _, true, read in scorer.assign(likeness)[0]}
    for number, line in enumerate(found):
        true = wanted[pairs[number]] if number in pairs else {}
        for name in scorer.LINES[field]:
            value, answer = line.get(name), true.get(name)
            if not scorer.empty(value):
                yield f"{base}{field}/{number}/{name}", not scorer.empty(answer) and scorer.same(f"{field}/{name}", answer, value)
