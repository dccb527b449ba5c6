"""Lines as a person sees them, with their look; and lines that hold a label with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tiltaksplan.document.blocks import Cell, Paragraph, Role
from tiltaksplan.document.inline import Control, ControlKind, Inline, Span
from tiltaksplan.document.place import Place
from tiltaksplan.forms.labels import best, field_scores
from tiltaksplan.forms.values import Unclear, read_date
from tiltaksplan.forms.wording import without_numbering

Value = int | float | bool | str | date | datetime | None

_COLON = re.compile(r"^\s*(?P<label>[^:\n]{2,90}?)\s*:(?!\d|//)\s*(?P<rest>.*)$", re.DOTALL)
_NEXT_LABEL = re.compile(r"(?:\s{2,}|[;,|]\s+|\.\s+)(?=(?P<label>[A-ZÆØÅ][^:;\n]{1,50}):\s)")
_LEADER = re.compile(r"[._…]{3,}")
_SENTENCE_BEFORE = re.compile(r"(?:\w{3,}|\))[.!?]\s+[A-ZÆØÅ]")
_DOTTED = re.compile(r"^\s*(?P<label>[^._…\n]{2,60}?)\s*(?:[._]{4,}|…{2,})\s*")
_WORDS_IN_LABEL = 12
_PLAIN_LABEL = 0.62
_BOLD_LABEL = 0.4
_TAB_LABEL = 0.7
_BULLET_LABEL = 0.95
_DAY_WORDS = re.compile(r"[\W\d_]+")
_LONGEST_DAY, _SURELY_A_LABEL = 30, 0.95
_NO_WORDS = (ControlKind.TICK, ControlKind.PICTURE)
_CELL_LABEL, _LONG_LABEL, _WORDS_IN_SHORT_LABEL = 0.85, 0.8, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a paragraph or a cell.

    Attributes:
        content: Without line breaks; hidden text is left out.
        value: The stored value where the line is all of a worksheet's cell.
        percent: Whether that value is shown as percent.
    """

    content: tuple[Inline, ...]
    place: Place = Place()
    role: Role = Role.BODY
    level: int = 0
    marker: str = ""
    value: Value = None
    percent: bool = False
    _plain: str | None = field(default=None, init=False, repr=False, compare=False)  # kept from the first time that it is asked for

    @property
    def text(self) -> str:
        """The text without prompts, a bullet before it where it has one."""
        bullet = "- " if self.role is Role.BULLET and self.plain.strip() else ""
        return bullet + self.plain

    @property
    def plain(self) -> str:
        """The text without prompts and bullet."""
        text = self._plain
        if text is None:
            text = "".join([shown(one) for one in self.content])
            object.__setattr__(self, "_plain", text)
        return text

    @property
    def controls(self) -> tuple[Control, ...]:
        """The controls that take an answer in words."""
        return tuple([one for one in self.content if isinstance(one, Control) and one.kind not in _NO_WORDS])

    @property
    def has_ticks(self) -> bool:
        """Whether a box to tick stands in it."""
        return any(isinstance(one, Control) and one.kind is ControlKind.TICK for one in self.content)

    def share(self, look: str) -> float:
        """Return how much of the written text has *look*: bold, italic, faint, placeholder or chosen."""
        whole = with_look = 0
        for one in self.content:
            length = len(one.text.strip())
            if isinstance(one, Span):
                with_look += length if getattr(one, look) else 0
            elif one.kind in _NO_WORDS:
                continue
            whole += length
        return with_look / whole if whole else 0.0

    @property
    def bold(self) -> bool:
        """Whether all of it is bold or it is a heading."""
        return self.role in (Role.HEADING, Role.TITLE) or self.share("bold") > 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label and its answer on one line."""

    label: str
    answer: tuple[Inline, ...]
    bold: bool = False


def shown(one: Inline) -> str:
    """Return the text of a stretch as an answer: no prompt, no hidden text, and no box."""
    if isinstance(one, Span):
        return "" if one.hidden or one.placeholder else one.text
    return "" if one.kind is ControlKind.TICK else one.text


def lines_of(paragraph: Paragraph, cell: Cell | None = None) -> Iterator[Line]:
    """Yield the lines of *paragraph*; the stored value goes with the line that is all of *cell*."""
    line: list[Inline] = []
    single = cell is not None and "\n" not in paragraph.text
    base = Line(
        content=(),
        place=paragraph.place if paragraph.place.steps else cell.place if cell else paragraph.place,
        role=paragraph.role,
        level=paragraph.level,
        marker=paragraph.marker,
        value=cell.value if cell and single else None,
        percent=bool(cell and "%" in cell.number_format),
    )
    for one in paragraph.content:
        if isinstance(one, Span) and one.hidden:
            continue
        if isinstance(one, Span) and "\n" in one.text:
            first, *rest = one.text.split("\n")
            line.append(replace(one, text=first))
            for text in rest:
                yield replace(base, content=tuple(line))
                line = [replace(one, text=text)]
        else:
            line.append(one)
    yield replace(base, content=tuple(line))


def with_content(line: Line, content: Iterable[Inline]) -> Line:
    """Return *line* with other content; it is then no longer all of its cell."""
    return replace(line, content=tuple(content), value=None, marker="")


def pairs_of(line: Line, *, in_cell: bool = False) -> list[Pair]:
    """Return the labels with their answers that *line* holds, or nothing where it is no such line.

    A label is bold before text that is not, stands before a control, before a colon, or before a tab; in the two last cases its words must
    be known, and in a cell, where answers stand, better known.
    """
    pairs: list[Pair] = []
    columns = list(_columns(line.content))
    for number, column in enumerate(columns):
        found = list(_pairs_in(column, _CELL_LABEL if in_cell else _PLAIN_LABEL))
        if not found and number + 1 < len(columns) and _is_tab_label(column):
            found = [Pair(label=_text(column), answer=())]
        if found and line.role is Role.BULLET and not _is_label(found[0].label, _BULLET_LABEL):
            return []
        if found:
            pairs.extend(found)
        elif pairs:
            blank = (Span(text=" "),) if _text(pairs[-1].answer) else ()
            pairs[-1] = replace(pairs[-1], answer=(*pairs[-1].answer, *blank, *column))
        elif _text(column):
            return []
    return pairs


def _columns(content: Iterable[Inline]) -> Iterator[tuple[Inline, ...]]:
    """Cut a line at its tabs."""
    column: list[Inline] = []
    for one in content:
        if isinstance(one, Span) and "\t" in one.text:
            first, *rest = one.text.split("\t")
            column.append(replace(one, text=first))
            for text in rest:
                if column and any(shown(each).strip() or isinstance(each, Control) for each in column):
                    yield tuple(column)
                    column = []
                column.append(replace(one, text=text))
        else:
            column.append(one)
    yield tuple(column)


def _text(content: Iterable[Inline]) -> str:
    return "".join(shown(one) for one in content).strip()


def _is_tab_label(column: tuple[Inline, ...]) -> bool:
    text = _text(column)
    return not any(isinstance(one, Control) for one in column) and _is_label(text, _TAB_LABEL)


def _is_label(text: str, least: float) -> bool:
    label = without_numbering(text.strip())
    return (
        1 < len(label) <= 90
        and any(sign.isalpha() for sign in label)
        and len(label.split()) <= _WORDS_IN_LABEL
        and best(field_scores(label))[1] >= least
        and not is_a_day(text)
    )


def is_a_day(text: str) -> bool:
    """Return whether *text* is a day, a month or another time that somebody wrote, and so asks for nothing.

    >>> is_a_day("september 2024"), is_a_day("1. mars 2025"), is_a_day("Slutt 2025")
    (True, True, False)
    """
    text = text.strip(" :.–-")
    if len(text) > _LONGEST_DAY or not any(sign.isdigit() for sign in text) or isinstance(read_date(text), Unclear):
        return False
    return best(field_scores(_DAY_WORDS.sub(" ", text).strip()))[1] < _SURELY_A_LABEL


def _pairs_in(column: tuple[Inline, ...], least: float) -> Iterator[Pair]:
    yield from _by_controls(column) or _by_bold(column) or _by_leader(column) or _by_colon(column, least)


def _by_leader(column: tuple[Inline, ...]) -> list[Pair]:
    """Return the pair of a column where known words stand before a line of dots or strokes: «Tittel ........ Bykartet»."""
    text = "".join(shown(one) for one in column)
    found = _DOTTED.match(text)
    if not found or not _is_label(found["label"].strip(" :"), _TAB_LABEL):
        return []
    answer = tuple(part_of(column, found.end(), len(text))) if text[found.end() :].strip(" ._…") else ()
    return [Pair(label=found["label"].strip(" :"), answer=answer, bold=_is_bold(tuple(part_of(column, 0, found.end("label")))))]


def _by_controls(column: tuple[Inline, ...]) -> list[Pair]:
    """Return the pairs of a column where words stand before each control."""
    pairs: list[Pair] = []
    before: list[Inline] = []
    for one in column:
        if isinstance(one, Control) and one.kind not in (ControlKind.TICK, ControlKind.PICTURE):
            label = _text(before)
            if _LEADER.sub("", label).strip(" :*"):
                if not label.endswith((":", "?")) and len(label) > 90:
                    return []
                pairs.append(Pair(label=label, answer=(one,), bold=_is_bold(before)))
            elif pairs:
                pairs[-1] = replace(pairs[-1], answer=(*pairs[-1].answer, *before, one))
            else:
                return []
            before = []
        else:
            before.append(one)
    if pairs and _text(before):
        pairs[-1] = replace(pairs[-1], answer=(*pairs[-1].answer, *before))
    return pairs


def _is_bold(content: Iterable[Inline]) -> bool:
    spans = [one for one in content if isinstance(one, Span) and one.text.strip()]
    return bool(spans) and all(one.bold for one in spans)


def _by_bold(column: tuple[Inline, ...]) -> list[Pair]:
    """Return the pairs of a column where bold words stand before words that are not."""
    runs: list[tuple[bool, list[Inline]]] = []
    for one in column:
        blank = isinstance(one, Span) and not one.text.strip(" :–-*") and not one.placeholder
        bold = isinstance(one, Span) and one.bold and not one.faint
        if runs and (blank or runs[-1][0] == bold):
            runs[-1][1].append(one)
        elif not (blank and not runs):
            runs.append((bold, [one]))
    if len(runs) < 2 or not runs[0][0]:
        return []
    pairs: list[Pair] = []
    for number, (bold, content) in enumerate(runs):
        label = _text(content)
        known = _is_label(label.rstrip(" :"), _BOLD_LABEL)
        if bold and (number == 0 or label.endswith(":") or (known and best(field_scores(label))[1] > 0.9)):
            if number == 0 and not known and not label.endswith((":", "?")):
                return []
            pairs.append(Pair(label=label, answer=(), bold=True))
        else:
            pairs[-1] = replace(pairs[-1], answer=(*pairs[-1].answer, *content))
    return [replace(pair, answer=_without_colon(pair.answer)) for pair in pairs]


def _without_colon(answer: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if answer and isinstance(answer[0], Span):
        return (replace(answer[0], text=answer[0].text.lstrip(" :")), *answer[1:])
    return answer


def _by_colon(column: tuple[Inline, ...], least: float) -> list[Pair]:
    """Return the pairs of a column where known words stand before a colon."""
    text = "".join(shown(one) for one in column)
    found = _COLON.match(text)
    if found and len(found["label"].split()) > _WORDS_IN_SHORT_LABEL:
        least = max(least, _LONG_LABEL)
    if (
        not found
        or _SENTENCE_BEFORE.search(found["label"])
        or not _is_label(found["label"], least)
        or re.fullmatch(r"[\W\d]+", found["label"])
    ):
        return []
    rest = found["rest"]
    another = next((one for one in _NEXT_LABEL.finditer(rest) if _is_label(one["label"], 0.8)), None)
    start = found.start("rest")
    end = start + another.start() if another else len(text)
    pair = Pair(
        label=found["label"].strip(),
        answer=tuple(part_of(column, start, end)),
        bold=_is_bold(tuple(part_of(column, 0, found.end("label")))),
    )
    if another is None:
        return [pair]
    return [pair, *_by_colon(tuple(part_of(column, start + another.end(), len(text))), least)]


def part_of(content: Iterable[Inline], start: int, end: int) -> Iterator[Inline]:
    """Yield what stands between two places of the shown text."""
    at = 0
    for one in content:
        length = len(shown(one))
        if isinstance(one, Control):
            if start <= at < end or (not length and start <= at <= end):
                yield one
        elif at + length > start and at < end:
            yield replace(one, text=shown(one)[max(0, start - at) : max(0, end - at)])
        elif one.placeholder and start <= at <= end:
            yield one
        at += length
