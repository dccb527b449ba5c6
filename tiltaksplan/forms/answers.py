"""From the room of a field to its value: what the words mean, and what is told where they mean nothing clear."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tiltaksplan.document.inline import Control
from tiltaksplan.document.place import Place
from tiltaksplan.forms.assign import Match
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.help_text import Help, is_half_help
from tiltaksplan.forms.indicator import two_numbers
from tiltaksplan.forms.kinds import is_person
from tiltaksplan.forms.lines import Line
from tiltaksplan.forms.reading import Unplaced
from tiltaksplan.forms.slots import Slot
from tiltaksplan.forms.ticks import Tick, chosen_of, is_cross, is_frame_name, is_no_cross
from tiltaksplan.forms.values import (
    Unclear,
    clean,
    is_empty_answer,
    one_line,
    read_amount,
    read_contact,
    read_date,
    read_duration,
    read_email,
    read_entries,
    read_goals,
    read_hours,
    read_names,
    read_number,
    read_period,
    read_rank,
    why_empty,
)  # fmt: skip
from tiltaksplan.forms.wording import word_set
from tiltaksplan.plan.fields import BY_POINTER, Text

_NAMES = ("/title", "/group", "/unit", "/leader/name", "/contact/name", "/focus_area")
_PERSON_AND_MORE = re.compile(r"(?P<name>[^–—(]{3,60}?)(?:\s+[–—-]\s+|\s*\()(?P<more>\S+\s+\S.*)$")
_AFTER_A_QUESTION = re.compile(
    r"(?:hva|hvem|hvor|hvilke[nt]?|kva|kven|kvar|what|who|where|which)\b[^?\n]{8,110}\?\s+(?P<answer>\w.*[^?])$", re.IGNORECASE | re.DOTALL
)


class Answers:
    """Reads the answers of one form into *evidence*."""

    def __init__(self, evidence: Evidence, help_text: Help, hours_per_work_year: float = 1695) -> None:
        self.evidence = evidence
        self.help = help_text
        self.work_year = hours_per_work_year
        self._named_beside: list[tuple[str, Place, str]] = []

    def lines(self, slot: Slot) -> list[Line]:
        """Return the lines of an answer without help; names that a form prints to be crossed count among them."""
        crossed = any(is_cross(line.plain) or line.value is True for line in slot.answer)
        given = [line for line in slot.answer if crossed or not self.help.is_printed(line)]
        left = [self.help.without(line) for line in given if not self.help.is_help(line, answer=True)]
        return [line for line in left if line.plain.strip() or any(one.text.strip() for one in line.controls)]

    def text(self, slot: Slot) -> str:
        """Return an answer as text, a paragraph a line."""
        return clean("\n".join(line.text for line in self.lines(slot)))

    def take(self, match: Match) -> None:
        """Read one match: the value with its source, or a problem that quotes."""
        self.evidence.asked.update(_fields_of(match.pointer))
        if match.pointer == "/frames":
            self._frames(match)
            return
        text = self.text(match.slot)
        if not text and match.pointer in ("/focus_area", "/unit", "/group"):
            text = ", ".join(tick.name for tick in match.slot.ticks if tick.checked)
            if text:
                self.evidence.take(match.pointer, one_line(text), match.slot.ticks[0].place, text, sure=match.sure and text.count(",") == 0)
            return
        if not text:
            return
        if any(is_half_help(line.plain) for line in match.slot.answer) or _side_by_side(match.slot):
            match = replace(match, sure=False)
        if match.pointer in _NAMES and (found := _AFTER_A_QUESTION.match(text)):
            text, match = found["answer"], replace(match, sure=False)  # the form asks once more before the answer
        lines = self.lines(match.slot)
        chosen = chosen_of(lines) if match.pointer in ("/focus_area", "/unit", "/group", "/priority") else []
        if len(chosen) == 1:
            text = chosen[0]
        place = lines[0].place
        empty = why_empty(text)
        if empty is not None:
            field = BY_POINTER.get(match.pointer)
            if field is not None and field.required and field.round == 1:
                self.evidence.unclear(match.pointer, empty, place)
            return
        reader = self._readers().get(match.pointer)
        if reader is not None:
            reader(match, lines, text, place)
        else:
            keeps = isinstance(BY_POINTER[match.pointer].kind, Text) or match.pointer in ("/goal", "/indicator")
            self.evidence.take(match.pointer, text if keeps else one_line(text), place, text, sure=match.sure)

    def _readers(self) -> dict[str, Callable[[Match, list[Line], str, Place], None]]:
        return {
            "/+contact": self._contact, "/contact/name": self._contact, "/contact/email": self._email, "/+period": self._period,
            "/leader/name": self._leader, "/start": self._day, "/end": self._day, "/baseline": self._number, "/target": self._number,
            "/+baseline_target": self._two_numbers,
            "/strategy_goals": self._goals, "/dependencies": self._names, "/partners": self._names, "/priority": self._rank,
            "/stated_cost": self._stated, "/stated_hours": self._stated,
        }  # fmt: skip

    def _value(self, lines: list[Line], text: str) -> str | int | float | date:
        """Return the stored value of an answer that is one cell, or the day of a date control; else its text."""
        if len(lines) == 1:
            line = lines[0]
            days = [one.day for one in line.content if isinstance(one, Control) and one.day]
            if len(days) == 1 and len(line.controls) == 1 and line.plain.strip() == line.controls[0].text.strip():
                return days[0]
            if line.value is not None and not isinstance(line.value, str | bool) and not line.percent:
                return line.value
        return text

    def _contact(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        found = read_contact(text)
        if found.contact.name:
            self.evidence.take("/contact/name", found.contact.name, place, text, sure=match.sure)
        if found.contact.email:
            self.evidence.take("/contact/email", found.contact.email, place, text, sure=match.sure)
        if not found.contact.name and not found.contact.email:
            self.evidence.take("/contact/name", one_line(text), place, text, sure=False)
        for other in (found.phone, found.other):
            if other:
                self._leave(other, place)

    def _leader(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        del lines
        found = _PERSON_AND_MORE.match(one_line(text))
        if found and is_person(found["name"]):
            self.evidence.take("/leader/name", found["name"], place, text, sure=False)
            self._leave(found["more"].strip(" )"), place)
        else:
            self.evidence.take("/leader/name", one_line(text), place, text, sure=match.sure)

    def _leave(self, text: str, place: Place) -> None:
        self.evidence.unplaced.append(Unplaced(place=place, text=text))

    def _email(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        del lines
        found = read_contact(text)
        email = read_email(text)
        self.evidence.take("/contact/email", email or one_line(text), place, text, sure=match.sure and email is not None)
        if found.contact.name and email:
            self._named_beside.append((found.contact.name, place, text))
        for other in (found.phone, found.other):
            if other and email:
                self._leave(other, place)

    def give_names(self) -> None:
        """Give a name that stands beside the e-mail to the contact where the form has told of none; else it is left."""
        for name, place, text in self._named_beside:
            if "/contact/name" not in self.evidence.values:
                self.evidence.take("/contact/name", name, place, text, sure=False)
            elif self.evidence.values["/contact/name"] != name:
                self._leave(name, place)

    def _day(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        edge = "end" if match.pointer == "/end" else "start"
        value = self._value(lines, text)
        day = read_date(value, edge=edge)  # type: ignore[arg-type]
        if isinstance(day, Unclear):
            period = read_period(text)
            if not isinstance(period, Unclear):
                self._take_period(period, match, place, text)
                return
            self.evidence.unclear(match.pointer, day, place)
        else:
            self.evidence.take(match.pointer, day, place, text, sure=match.sure)

    def _period(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        period = read_period(text)
        if not isinstance(period, Unclear):
            self._take_period(period, match, place, text)
            return
        start = self.evidence.values.get("/start")
        length = read_duration(text)
        if isinstance(start, date) and not isinstance(length, Unclear):
            self.evidence.take("/end", length.last_day(start), place, text, sure=False)
            return
        day = read_date(self._value(lines, text))
        if not isinstance(day, Unclear):
            self.evidence.take("/start", day, place, text, sure=False)
        self.evidence.unclear("/start" if isinstance(day, Unclear) else "/end", period, place)

    def _take_period(self, period: tuple[date, date], match: Match, place: Place, text: str) -> None:
        self.evidence.take("/start", period[0], place, text, sure=match.sure)
        self.evidence.take("/end", period[1], place, text, sure=match.sure)

    def _number(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        value = self._value(lines, text)
        number = read_number(value if not isinstance(value, date) else text)
        if isinstance(number, Unclear):
            self.evidence.unclear(match.pointer, number, place)
        else:
            self.evidence.take(match.pointer, number, place, text, sure=match.sure)

    def _two_numbers(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        del lines
        numbers, swapped = two_numbers(text)
        if not numbers:
            for pointer in ("/baseline", "/target"):
                self.evidence.unclear(pointer, Unclear("number-several", one_line(text)), place)
            return
        for pointer, number in zip(("/baseline", "/target"), numbers, strict=True):
            if isinstance(number, Unclear):
                self.evidence.unclear(pointer, number, place)
            else:
                self.evidence.take(pointer, number, place, text, sure=match.sure and not swapped)

    def _goals(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        value = lines[0].value if len(lines) == 1 and isinstance(lines[0].value, int | float) else text
        goals = read_goals(value)
        if isinstance(goals, Unclear):
            self.evidence.unclear("/strategy_goals", goals, place)
        elif goals:
            self.evidence.take("/strategy_goals", goals, place, text, sure=match.sure)

    def _names(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        del lines
        names = read_entries(text) if match.pointer == "/dependencies" else read_names(text)
        if names:
            self.evidence.take(match.pointer, names, place, text, sure=match.sure)

    def _rank(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        value = self._value(lines, text)
        rank = read_rank(value if not isinstance(value, date) else text)
        if isinstance(rank, Unclear):
            self.evidence.unclear("/priority", rank, place)
        else:
            self.evidence.take("/priority", rank, place, text, sure=match.sure)

    def _stated(self, match: Match, lines: list[Line], text: str, place: Place) -> None:
        value = self._value(lines, text)
        value = value if not isinstance(value, date) else text
        figure = read_amount(value) if match.pointer == "/stated_cost" else read_hours(value, hours_per_work_year=self.work_year)
        if isinstance(figure, Unclear):
            self.evidence.unclear(match.pointer, figure, place)
        elif figure:
            self.evidence.take(match.pointer, figure, place, text, sure=match.sure)

    def _frames(self, match: Match) -> None:
        slot = match.slot
        lines = self.lines(slot)
        ticks = [*slot.ticks, *_crossed_cells(lines)]
        if ticks:
            names = tuple(dict.fromkeys(_frame(tick.name) for tick in ticks if tick.checked))
            rest: list[Line] = []
        else:
            names, rest = self._named_frames(lines)
        place = ticks[0].place if ticks else lines[0].place if lines else slot.place
        text = ", ".join(names)
        if names:
            self.evidence.take("/frames", names, place, text, sure=match.sure)
        self.evidence.leave(rest)

    def _named_frames(self, lines: list[Line]) -> tuple[tuple[str, ...], list[Line]]:
        chosen = chosen_of(lines)
        if chosen:
            return tuple(_frame(name) for name in chosen), []
        cells = {line.place for line in lines}
        if len(cells) > 2 and all(is_frame_name(line.plain.strip()) for line in lines):
            return (), []  # the form prints them all, and nobody chose one
        text = clean("\n".join(line.text for line in lines))
        empty = why_empty(text)
        if empty is not None and lines:
            self.evidence.unclear("/frames", empty, lines[0].place)
            return (), []
        return tuple(name for name in (_frame(one) for one in read_names(text)) if name and not is_empty_answer(name)), []


def _side_by_side(slot: Slot) -> bool:
    """Return whether an answer stands in several cells of one row, of which one may be something else."""
    rows = [cell.row for cell in slot.rooms if cell.text.strip()]
    return len(rows) > len(set(rows))


def _crossed_cells(lines: list[Line]) -> list[Tick]:
    """Return the boxes that are cells of their own: a name with a cross, or nothing, beside it."""
    if not any(is_cross(line.plain) or line.value is True for line in lines):
        return []
    first_is_cross = is_cross(lines[0].plain)
    ticks: list[Tick] = []
    for number, line in enumerate(lines):
        text = line.plain.strip()
        if is_cross(text) or is_no_cross(text):
            continue
        beside = number - 1 if first_is_cross else number + 1
        checked = 0 <= beside < len(lines) and is_cross(lines[beside].plain)
        ticks.append(Tick(name=text, checked=checked, place=line.place))
    return ticks


def _frame(name: str) -> str:
    return one_line(name).strip(" .:;-–")


def _fields_of(pointer: str) -> tuple[str, ...]:
    return {
        "/+contact": ("/contact/name", "/contact/email"), "/+period": ("/start", "/end"), "/+baseline_target": ("/baseline", "/target"),
    }.get(pointer, (pointer,))  # fmt: skip


def is_yes_or_no(text: str) -> bool:
    """Whether *text* is one of the heads of a table of crosses: Ja, Nei."""
    return text.strip().casefold() in word_set("yes") | word_set("no")
