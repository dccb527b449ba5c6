"""What kind of answer a text is, and how well that fits a field: an e-mail address is no title, a paragraph no name."""

from __future__ import annotations

import re
from functools import cache

from tiltaksplan.forms.ticks import is_frame_name
from tiltaksplan.forms.values.dates import read_date, read_period
from tiltaksplan.forms.values.numbers import read_number, read_rank
from tiltaksplan.forms.values.text import is_empty_answer
from tiltaksplan.forms.values.unclear import Unclear
from tiltaksplan.forms.wording import label_key, word_set

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
GOAL_NUMBER = re.compile(r"(?<![\d.,])\d{1,2}\.\d{1,2}(?![\d.,]*\d)")
_NAME = re.compile(
    r"^(?:(?:dr|prof|førsteamanuensis|professor)\.?\s+)?[A-ZÆØÅÖÄ][\w'’.-]*(?:,? (?:[A-ZÆØÅÖÄ][\w'’.-]*|av|von|van|de|der|af)){1,4}$"
)
_LONG, _SHORT = 180, 25
_WORDS_BESIDE_A_NUMBER, _WORDS_OF_A_NAME = 2, 4
SHORT_FIELDS = (
    "/title",
    "/group",
    "/unit",
    "/contact/name",
    "/contact/email",
    "/focus_area",
    "/leader/name",
    "/priority",
    "/start",
    "/end",
    "/baseline",
    "/target",
)
LONG_FIELDS = ("/description", "/justification", "/leader/competence", "/leader/experience", "/leader/qualities", "/priority_reason")


@cache
def is_person(text: str) -> bool:
    """Whether *text* is written as a person's name.

    >>> is_person("Kari Nordmann"), is_person("Sandmo, Henrik"), is_person("Seksjon for formidling")
    (True, True, False)
    """
    return bool(_NAME.match(text.strip())) and not (set(label_key(text).split()) & (word_set("unit_words") | word_set("group_words")))


_NAMED = re.compile(
    r"^(?:fag|forsker|forskar|forsknings|arbeids)?(?:seksjon(?:en)?|institutt(?:et)?|avdeling(?:a|en)?|avd\.|gruppe|gruppa|gruppen|senter|department|section|"
    r"division|institute|group|team) (?:for|of) \w",
    re.IGNORECASE,
)  # fmt: skip


def names_somebody(text: str) -> bool:
    """Whether *text* is the name of a section or a group: «Faggruppe for jernalder».

    >>> names_somebody("Faggruppe for jernalder"), names_somebody("Faggruppe")
    (True, False)
    """
    return bool(_NAMED.match(text)) and not text.rstrip().endswith((":", "?"))


@cache
def is_unit(text: str) -> bool:
    """Whether *text* names a section or department by its words."""
    return bool(set(label_key(text).split()) & word_set("unit_words"))


@cache
def is_group(text: str) -> bool:
    """Whether *text* names a group by its words."""
    words = label_key(text).split()
    return bool(set(words) & word_set("group_words")) or any(word.endswith(("gruppa", "gruppen", "gruppe")) for word in words)


@cache
def fit(pointer: str, text: str) -> float:
    """Return how well *text* fits as the answer of the field at *pointer*: above 0 it does, below it does not; 0 says nothing."""
    text = text.strip()
    if not text or is_empty_answer(text):
        return 0.0
    found = _SPECIAL[pointer](text) if pointer in _SPECIAL else 0.0
    if pointer in SHORT_FIELDS and len(text) > _LONG:
        found -= 0.25
    if pointer in LONG_FIELDS and len(text) < _SHORT and " " not in text:
        found -= 0.08
    if pointer not in ("/contact/email", "/+contact", "/contact/name") and EMAIL.fullmatch(text):
        found -= 0.4
    return found


def _email(text: str) -> float:
    return 0.25 if EMAIL.search(text) else -0.35


def _contact(text: str) -> float:
    if EMAIL.fullmatch(text):
        return -0.4
    return (
        0.1
        if is_person(text) or EMAIL.search(text)
        else -0.15
        if is_unit(text) or len(text) > 80 or re.fullmatch(r"[\d\W]+", text)
        else 0.0
    )


def _both_contacts(text: str) -> float:
    return 0.3 if EMAIL.search(text) and not EMAIL.fullmatch(text) else -0.1


def _person(text: str) -> float:
    if is_person(text):
        return 0.1
    return -0.25 if is_unit(text) or is_group(text) or re.fullmatch(r"[\d\W]+", text) or len(text) > 100 else -0.05


def _unit(text: str) -> float:
    if is_unit(text):
        return 0.15
    return -0.2 if is_person(text) or re.fullmatch(r"[\d\W]+", text) else -0.1 if is_group(text) else 0.0


def _group(text: str) -> float:
    if is_group(text) and not is_unit(text):
        return 0.15
    if re.fullmatch(r"[\d\W]+", text):
        return -0.5
    return -0.12 if is_unit(text) and not is_group(text) else -0.1 if is_person(text) else 0.0


def _date(text: str) -> float:
    if len(text) > 60:
        return -0.3
    if not isinstance(read_date(text), Unclear):
        return 0.15
    if re.fullmatch(r"\W*\d{1,3}\W*|\W*\d{5,}\W*", text):
        return -0.45
    if is_group(text) or is_unit(text) or is_person(text):
        return -0.5  # «Fra: Botanikkgruppa»
    return -0.2 if not re.search(r"\d", text) else -0.08


def _period(text: str) -> float:
    if len(text) > 90:
        return -0.3
    period = read_period(text)
    return -0.2 if isinstance(period, Unclear) else 0.12


def _number(text: str) -> float:
    if re.search(r"[^\W\d_]{3}", text) and not isinstance(read_date(text), Unclear):
        return -0.3  # «nov. 24» is no figure
    words = len(re.findall(r"[^\W\d_]{2,}", text))
    if not re.search(r"\d", text) and (words > 2 or isinstance(read_number(text), Unclear)):
        return -0.3  # «Fire årer er i bruk» is a goal
    if not isinstance(read_number(text), Unclear):
        return 0.12 if words <= _WORDS_BESIDE_A_NUMBER else 0.0
    return -0.05 if len(text) < 40 else -0.25


def _rank(text: str) -> float:
    return 0.12 if not isinstance(read_rank(text), Unclear) else -0.2


def _goals(text: str) -> float:
    return 0.15 if GOAL_NUMBER.search(text) else -0.05 if re.search(r"\d", text) else -0.3


def _frames(text: str) -> float:
    parts = [part for part in re.split(r"[,;\n/]| og | and ", text) if part.strip()]
    return 0.15 if any(is_frame_name(part.strip(" -")) for part in parts) else -0.05 if len(text) < 200 else -0.2


def _focus(text: str) -> float:
    return (
        -0.3
        if len(text) > 100 or (is_person(text) and not is_frame_name(text) and len(text.split()) > 3)
        else -0.15
        if is_unit(text) or re.search(r"\d", text)
        else 0.0
    )


def _text(text: str) -> float:
    if len(text) < 30 and not isinstance(read_date(text), Unclear):
        return -0.4
    return -0.35 if re.fullmatch(r"[\d\W]+", text) else -0.15 if is_person(text) and len(text.split()) < 4 and not text.islower() else 0.0


def _title(text: str) -> float:
    if re.fullmatch(r"[\d\W]+", text):
        return -0.3
    return -0.2 if is_person(text) and len(text.split()) < _WORDS_OF_A_NAME else -0.1 if is_unit(text) and len(text) < 50 else 0.0


_SPECIAL = {
    "/title": _title,
    "/contact/email": _email,
    "/contact/name": _contact,
    "/+contact": _both_contacts,
    "/leader/name": _person,
    "/unit": _unit,
    "/group": _group,
    "/start": _date,
    "/end": _date,
    "/+period": _period,
    "/milestones": lambda text: -0.4 if "\n" not in text and not isinstance(read_period(text), Unclear) else 0.0,
    "/baseline": _number,
    "/target": _number,
    "/priority": _rank,
    "/strategy_goals": _goals,
    "/frames": _frames,
    "/focus_area": _focus,
    "/description": _text,
    "/justification": _text,
    "/goal": _text,
    "/indicator": lambda text: -0.3 if re.fullmatch(r"[\d\W]+", text) else 0.0,
    "/leader/competence": _text,
    "/leader/experience": _text,
    "/leader/qualities": _text,
    "/priority_reason": _text,
}


@cache
def fit_of_column(role: str, samples: tuple[str, ...]) -> float:
    """Return how well a column's cells fit a role of a line: dates for a date, figures for an amount, words for a description.

    >>> fit_of_column("date", ("1.9.2023", "15.10.2024")) > 0 > fit_of_column("date", ("Salen er åpnet", "Alt er på nett"))
    True
    """
    if not samples or role not in _COLUMN_FITS:
        return 0.0
    return sum(_COLUMN_FITS[role](text) for text in samples) / len(samples)


def _is_figure(text: str) -> bool:
    return bool(re.match(r"^\W*(?:ca\.? ?|kr\.? ?|nok ?)?\d", text, re.IGNORECASE)) and len(text) < 40


def _is_words(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{3}", text)) and isinstance(read_date(text), Unclear)


_COLUMN_FITS = {
    "date": lambda text: (
        -0.35
        if isinstance(read_date(text), Unclear) and not re.search(r"\d", text)
        else 0.15
        if not isinstance(read_date(text), Unclear)
        else 0.0
    ),
    "description": lambda text: 0.05 if _is_words(text) else -0.35,
    "mitigation": lambda text: 0.0 if _is_words(text) or is_empty_answer(text) else -0.35,
    "category": lambda text: 0.0 if _is_words(text) else -0.35,
    "funding": lambda text: 0.0 if _is_words(text) or is_empty_answer(text) else -0.3,
    "amount": lambda text: 0.1 if _is_figure(text) else -0.2,
    "hours": lambda text: 0.1 if _is_figure(text) else -0.2,
    "year": lambda text: 0.15 if re.fullmatch(r"\W*20\d\d\W*", text) else -0.25,
    "person": lambda text: 0.12 if is_person(text) else -0.15 if is_unit(text) or _is_figure(text) else 0.0,
    "unit": lambda text: 0.12 if is_unit(text) else -0.2 if is_person(text) or _is_figure(text) else 0.0,
    "role": lambda text: (
        -0.15 if (is_person(text) and len(text.split()) > 1 and text.istitle()) or is_unit(text) or _is_figure(text) else 0.0
    ),
    "probability": lambda text: 0.1 if len(text) < 20 else -0.35,
    "consequence": lambda text: 0.1 if len(text) < 20 else -0.35,
    "number": lambda text: 0.1 if re.fullmatch(r"\W*\w{0,3}\d{0,3}\W*", text) else -0.3,
}
