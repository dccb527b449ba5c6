"""A person with e-mail and telephone, out of one answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tiltaksplan.forms.values.text import clean, is_empty_answer
from tiltaksplan.plan.proposal import Contact

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.])(?:(?:\+|00)\d{2,3}[ .-]?)?(?:\(\d{2,3}\)[ .-]?)?\d(?:[ .-]?\d){4,11}(?!\w)")
_LABEL_WORDS = (
    "e-?post(?:adresse|adr)?|e-?mail|mail|mailto|mobil(?:telefon)?|mob|telefon(?:nummer|nr)?|tlf|tel|phone|mobile|"
    "kontakt(?:person)?|vår kontakt|navn|namn|name|contact"
)
_LABELS = re.compile(
    rf"(?<!\w)(?:{_LABEL_WORDS})(?:\.:?|\s*:)\s*|(?<!\w)(?:tlf|tel|mob|telefon|mobil|e-?post|e-?mail|phone)\s*(?=[:\d+]|$|[,;)])",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\n;,|/<>()\[\]]+|\s+[-–—]\s+|\t")
_LAST_NAME_FIRST = re.compile(r"[^\W\d_][\w'’-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAnswer:
    """What one answer says of whom to ask.

    Attributes:
        contact: Name and e-mail, as far as they are given.
        phone: As written; the plan has no room for it.
        other: What else stands there, such as a unit or a second person; nothing of the answer is lost.
    """

    contact: Contact
    phone: str | None = None
    other: str | None = None


def read_contact(text: str) -> ContactAnswer:
    """Return the name, the e-mail and the telephone that one text gives.

    >>> read_contact("Tuva Eggen (tuva.eggen@vm.ntnu.example)").contact
    Contact(name='Tuva Eggen', email='tuva.eggen@vm.ntnu.example')
    >>> read_contact("Navn: Kari Lie, Seksjon for formidling, kari@ntnu.example, tlf. 73 59 21 45").phone
    '73 59 21 45'
    """
    left = "\n".join(line.removeprefix("- ") for line in clean(text).split("\n"))
    email = read_email(left)
    left = _without_first(_EMAIL, left)
    phone = _PHONE.search(left)
    left = _without_first(_PHONE, left) if phone else left
    parts = [part for piece in _SEPARATORS.split(_LABELS.sub("\n", left)) if (part := piece.strip(" .:,-–")) and not is_empty_answer(part)]
    name = parts.pop(0) if parts and not _EMAIL.search(parts[0]) else None
    if name and parts and _LAST_NAME_FIRST.fullmatch(name) and _LAST_NAME_FIRST.fullmatch(parts[0]) and f"{name}, {parts[0]}" in left:
        name = f"{name}, {parts.pop(0)}"
    return ContactAnswer(
        contact=Contact(name=name, email=email),
        phone=phone[0] if phone else None,
        other="; ".join(parts) or None,
    )


def read_email(text: str) -> str | None:
    """Return the first e-mail address in *text*, or None where there is none.

    >>> read_email("mailto:kari.lie@ntnu.example"), read_email("Kari Lie")
    ('kari.lie@ntnu.example', None)
    """
    found = _EMAIL.search(clean(text))
    return found[0].strip(".'") if found else None


def _without_first(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(" ", text, count=1)
