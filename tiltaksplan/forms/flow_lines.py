"""Lines of running text that are told by how they begin: with a number, a day, a label and a dash, or a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tiltaksplan.document.blocks import Block, Paragraph, Role
from tiltaksplan.forms.labels import best, field_scores
from tiltaksplan.forms.lines import Line, is_a_day, lines_of

KNOWN_LABEL = 0.72
_AFTER_A_DAY = re.compile(r":\s|\s[–—-]\s|\t")
_DASHED = 0.9
_LABEL_AND_DASH = re.compile(r"\s*(?P<label>[^–—:?\n]{2,40}?)\s+[–—-]\s+(?P<answer>\S.*)$")
_QUESTION_NUMBER = re.compile(r"\s*(\d{1,2})[.):]?\s")


def dashed_label(line: Line) -> re.Match[str] | None:
    """Return a known label before a dash and what stands after it: «Mål – 200 unge hver natt»."""
    found = _LABEL_AND_DASH.match(line.plain) if line.role is not Role.BULLET and not line.controls else None
    return found if found and is_known(found["label"], least=_DASHED) and not is_a_day(found["label"]) else None


def number_of(line: Line) -> int:
    """Return the number that a line begins with or is printed with; 0 where it has none."""
    found = _QUESTION_NUMBER.match(line.plain) or _QUESTION_NUMBER.match(f"{line.marker} ")
    return int(found[1]) if found else 0


def numbers_of_questions(blocks: Iterable[Block]) -> Iterator[int]:
    """Yield the numbers of the lines that are counted from 1 on and known as labels."""
    last = 0
    for block in blocks:
        for line in lines_of(block) if isinstance(block, Paragraph) else ():
            if line.role is not Role.BULLET and number_of(line) == last + 1:
                last += 1
                if is_known(line.plain.strip()):
                    yield last


def tells_a_day(text: str) -> bool:
    """Return whether a line begins with a day and goes on with what is then done: «mars 2025: Godkjenning»."""
    found = _AFTER_A_DAY.search(text)
    return found is not None and is_a_day(text[: found.start()])


def opens(text: str) -> bool:
    """Whether a bracket begins in *text* that does not end in it."""
    return text.startswith("[") and "]" not in text


def closes(text: str) -> bool:
    """Whether a bracket ends in *text* that does not begin in it."""
    return text.rstrip(" .").endswith("]") and "[" not in text


def is_known(text: str, section: str = "", least: float = KNOWN_LABEL) -> bool:
    """Whether *text* is near to a label that forms use."""
    pointer, score = best(field_scores(text.strip(" :*"), section))
    return bool(pointer) and score >= least
