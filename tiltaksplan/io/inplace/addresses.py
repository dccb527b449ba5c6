"""Addresses of places in a Word file: the way from a part's root to an element, and how rows that are cloned move it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tiltaksplan.document.place import Place
from tiltaksplan.io.inplace.errors import PlaceIsMissing
from tiltaksplan.io.inplace.markup import Node
from tiltaksplan.language import N_

Path = tuple[int, ...]
NOT_THERE = N_("skjemaet er ikke bygget slik det ble lest")


def part_and_path(place: Place, name: str) -> tuple[str, Path]:
    """Return the part that *place* lies in, and its way there.

    >>> part_and_path(Place((), "word/document.xml#/0/12/3"), "a.docx")
    ('word/document.xml', (0, 12, 3))

    Raises:
        PlaceIsMissing: The place has no such address.
    """
    part, mark, steps = place.address.partition("#")
    numbers = [step for step in steps.split("/") if step]
    if not part or not mark or not all(step.isdecimal() for step in numbers):
        raise PlaceIsMissing(name=name, place=place.words(), found=NOT_THERE)
    return part, tuple(int(step) for step in numbers)


def node_at(root: Node, path: Path) -> Node | None:
    """Return the element at *path*; None where there is none."""
    node = root
    for step in path:
        if step >= len(node.children):
            return None
        node = node.children[step]
    return node


def path_of(node: Node) -> Path:
    """Return the way from the root to *node*."""
    steps: list[int] = []
    while node.parent is not None:
        steps.append(next(number for number, one in enumerate(node.parent.children) if one is node))
        node = node.parent
    return tuple(reversed(steps))


def moved(path: Path, cloned: Mapping[Path, int], copy: int = 0) -> Path:
    """Return where *path* leads after rows were cloned.

    >>> moved((0, 3, 5, 1), {(0, 3, 4): 2}), moved((0, 3, 4, 1), {(0, 3, 4): 2}, 1), moved((0, 3, 4, 1), {(0, 3, 4): 2})
    ((0, 3, 7, 1), (0, 3, 5, 1), (0, 3, 4, 1))

    Args:
        cloned: By the way to a row, how many copies now stand below it.
        copy: Which copy of the row is meant; 0 is the row itself.
    """
    steps = list(path)
    for row, copies in cloned.items():
        depth = len(row) - 1
        if len(path) > depth and path[:depth] == row[:depth]:
            if path[depth] > row[depth]:
                steps[depth] += copies
            elif path[depth] == row[depth]:
                steps[depth] += copy
    return tuple(steps)


def within(path: Path, rows: Iterable[Path]) -> Path | None:
    """Return the one of *rows* that *path* lies in."""
    return next((row for row in rows if path[: len(row)] == row), None)
