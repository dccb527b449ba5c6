"""A blank form that the plan knows: what it prints is never an answer, and what a person corrected in one form holds for the next."""

from __future__ import annotations

from dataclasses import dataclass

NO_FIELD = "/-"
"""Given as a field: what stands there belongs to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """Which field an answer in a form belongs to.

    Attributes:
        pointer: Of the field, or `NO_FIELD`.
        label: What the form prints before the room for the answer; empty where only the place tells.
        place: Where the room or its label stands, in bokmål words: «tabell 1, rad 3, kolonne 2», «Forslag!C5»; empty where the label tells.
    """

    pointer: str
    label: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A text of the blank form in its place: a short one (a number, a «Ja») is only known to be the form's own there.

    Attributes:
        place: In bokmål words.
    """

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A blank form that the plan knows.

    Attributes:
        id: Told from its texts: the same form saved anew has the same id.
        name: What people call it; no two templates of a plan have the same.
        file: SHA-256 of the blank form itself, which the plan keeps; empty where the template was learned from a filled-in form alone.
        labels: Those of its texts that ask for something.
        texts: All that it prints, a line an entry; prompts of its controls among them.
        options: What it offers to choose from, and so may be an answer.
        printed: What stands where.
        proposed: What the reader made of the blank form when it was registered.
        corrections: What a person has said; wins over what the reader finds.
    """

    id: str
    name: str
    file: str = ""
    labels: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    printed: tuple[Printed, ...] = ()
    proposed: tuple[Mapped, ...] = ()
    corrections: tuple[Mapped, ...] = ()
