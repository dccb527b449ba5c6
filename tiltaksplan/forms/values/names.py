"""Lists of names and of short entries, out of one answer."""

from __future__ import annotations

import re

from tiltaksplan.forms.values.text import clean, is_empty_answer
from tiltaksplan.forms.values.wordlists import NOT_AFTER_A_LETTER, any_of, wordlist, words_of

_WORDS = wordlist("list_words")
_AND = re.compile(rf"\s+(?:{any_of(words_of(_WORDS, 'and'))})\s+", re.IGNORECASE)
_KEPT_TOGETHER = re.compile(any_of(words_of(_WORDS, "kept_together")), re.IGNORECASE)
_PART_WORDS = frozenset(words_of(_WORDS, "part_words"))
_VERBS = frozenset(words_of(_WORDS, "verbs"))
_AND_OTHERS = re.compile(rf"[,\s]*{NOT_AFTER_A_LETTER}{any_of(words_of(_WORDS, 'and_others'))}\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_PROTECTED = re.compile(r"\([^()]*\)|«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_PLACEHOLDER = "\ue000"  # stands for what is in brackets or quotes while the rest is split
_SENTENCE_ENDS = re.compile(r"[^\W\d]{3,}[.!?]\s+[^\W\d_]")
_LAST_NAME_FIRST = re.compile(r"[^\W\d_][\w'’-]+,\s*[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,2}")
_LONGEST_NAME_LIST_WORD_COUNT = 14


def read_entries(text: str) -> tuple[str, ...]:
    """Return the entries of a list: one a line, bullet, number or semicolon; what stands in one sentence stays one entry.

    For what may be a sentence: what must be in place first, partners described at length.

    >>> read_entries("• Vedtak i styret, senest i mai\\n• Ny avtale med kommunen; løyve")
    ('Vedtak i styret, senest i mai', 'Ny avtale med kommunen', 'løyve')
    """
    entries: list[str] = []
    for line in clean(text).split("\n"):
        entry = _NUMBERED.sub("", line.removeprefix("- "), count=1) if _NUMBERED.match(line.removeprefix("- ")) else line.removeprefix("- ")
        entries.extend(part.strip(" ,") for part in _split_outside_brackets(entry, re.compile(r";|(?<=\s)/(?=\s)")))
    return tuple(dict.fromkeys(entry for entry in entries if not is_empty_answer(entry)))


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a list of organisations, frames or themes: also split at commas, and at «og» where it joins two names.

    `Institutt for arkeologi og kulturhistorie` is one, `NINA og Trondheim kommune` two, and a sentence stays whole.

    >>> read_names("Bærekraft (klima, natur), Kvalitet og Ett NTNU"), read_names("Institutt for språk, litteratur og kultur")
    (('Bærekraft (klima, natur)', 'Kvalitet', 'Ett NTNU'), ('Institutt for språk, litteratur og kultur',))
    """
    names = [name for entry in read_entries(text) for name in _names_of(entry)]
    return tuple(dict.fromkeys(name for name in names if not is_empty_answer(name)))


def read_people(text: str) -> tuple[str, ...]:
    """Return the people of a list; `Sandmo, Henrik` is one person, and keeps the order in which somebody wrote it.

    >>> read_people("Kari Nordmann, Ola Hansen og Tor Å. Lie"), read_people("Sandmo, Henrik; Holtan, Birgitte")
    (('Kari Nordmann', 'Ola Hansen', 'Tor Å. Lie'), ('Sandmo, Henrik', 'Holtan, Birgitte'))
    """
    people: list[str] = []
    for entry in read_entries(text):
        people.extend([entry] if _LAST_NAME_FIRST.fullmatch(entry) else _names_of(entry))
    return tuple(dict.fromkeys(people))


def _names_of(entry: str) -> list[str]:
    """Split one line of a list of names; a sentence stays whole."""
    entry = _AND_OTHERS.sub("", entry) or entry
    if is_sentence(entry):
        return [entry]
    parts: list[str] = []
    for part in _split_outside_brackets(entry, re.compile(r",(?!\d)\s*")):
        if parts and _continues(parts[-1], part):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    if not parts:
        return []
    return [*parts[:-1], *_split_at_and(parts[-1], in_a_row=len(parts) > 1)]


def is_sentence(text: str) -> bool:
    """Return whether *text* says something, rather than names things.

    >>> is_sentence("Portalen må være i drift først"), is_sentence("Trondheim kommune, NINA og Statsbygg")
    (True, False)
    """
    words = [word.strip(".,;:()«»").casefold() for word in text.split()]
    return len(words) > 2 and (any(word in _VERBS for word in words[1:]) or bool(_SENTENCE_ENDS.search(text)))


def _continues(before: str, part: str) -> bool:
    """Whether a comma stands inside one name: «Institutt for historie, kultur og samfunn», «Olsen AS, avd. Trondheim»."""
    if not part[:1].islower():
        return False
    return before[:1].isupper() and (bool(_PART_WORDS & set(before.split()[1:])) or part.startswith(("avd", "dept", "inst")))


def _split_at_and(text: str, *, in_a_row: bool) -> list[str]:
    """Split at the last «og» where it joins two names, not two words of one name."""
    if _KEPT_TOGETHER.search(text):
        return [text]
    parts = _split_outside_brackets(text, _AND)
    if len(parts) < 2 or any(part.endswith("-") or part.startswith("-") for part in parts):
        return [text]
    inside_a_name = bool(_PART_WORDS & set(parts[0].split()))
    if all(part[:1].isupper() or part[:1].isdigit() for part in parts):
        return parts
    if inside_a_name or (parts[0][:1].isupper() and (" " in parts[0] or in_a_row)):
        return [text]  # who writes each name with a capital would have written the last so
    return parts if in_a_row and len(parts) == 2 and all(len(part.split()) <= 3 for part in parts) else [text]


def _split_outside_brackets(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split *text*, but never inside brackets or quotation marks."""
    kept = _PROTECTED.findall(text)
    parts = separator.split(_PROTECTED.sub(_PLACEHOLDER, text))
    restored = iter(kept)
    whole = [re.sub(_PLACEHOLDER, lambda _: next(restored, ""), part).strip() for part in parts]
    return [part for part in whole if part]
