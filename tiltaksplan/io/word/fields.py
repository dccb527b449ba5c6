"""Word's field codes: the result is text, the code is not. A field may run over many runs, and over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tiltaksplan.io.package import Element
from tiltaksplan.io.symbols import symbol_of

_LINK = re.compile(r'^\s*HYPERLINK\s+(?:\\[lmnot]\s+)*"([^"]*)"', re.IGNORECASE)
_BUTTON = re.compile(r"^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s?(.*)$", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r'^\s*SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})(?:.*\\f\s+"([^"]+)")?', re.IGNORECASE | re.DOTALL)
_CONTENTS = re.compile(r"^\s*TOC\b", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Field:
    """A field that is being read.

    Attributes:
        code: The pieces of its code met so far.
        shown: Whether its code has ended and its result is being read.
        form: What it says of itself where it is a form field (`w:ffData`).
        address: Where it begins.
        text: The pieces of a form field's answer.
    """

    code: list[str] = field(default_factory=list)
    shown: bool = False
    form: Element | None = None
    address: str = ""
    text: list[str] = field(default_factory=list)

    @property
    def link(self) -> str | None:
        """The address that it leads to, where it is a hyperlink."""
        found = _LINK.match("".join(self.code))
        return found[1] if found else None

    @property
    def prompt(self) -> str:
        """The text of a «click here» button, which stands in the code."""
        found = _BUTTON.match("".join(self.code))
        return found[1].strip() if found else ""

    @property
    def symbol(self) -> str:
        """The sign that a symbol field shows."""
        found = _SYMBOL.match("".join(self.code))
        return (
            symbol_of(found[2] or "Symbol", int(found[1], 0) if not found[1].startswith("0") or "x" in found[1].lower() else int(found[1]))
            if found
            else ""
        )

    @property
    def is_contents(self) -> bool:
        """Whether it makes a table of contents."""
        return _CONTENTS.match("".join(self.code)) is not None
