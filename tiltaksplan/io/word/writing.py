"""What the writer of a Word document carries along: the document, the language, and the numbers that are given out in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from tiltaksplan.io.looks import LANGUAGE_CODES
from tiltaksplan.language import Translate, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument

FIRST_CONTROL = 100_001


@dataclass(kw_only=True)
class Writing:
    """One document while it is written.

    Attributes:
        pages: The page of each heading, in the document's order, for the contents.
        break_next: Whether the next paragraph begins a new page.
        after_table: Whether a table has just been written, which has no space below of its own.
        numbering: The id of the numbered list that is open; None outside a list.
        anchors: Our anchors and the bookmarks that they became.
    """

    word: WordDocument
    language: str = "nb"
    pages: tuple[int, ...] = ()
    width: float = 0
    landscape: bool = False
    break_next: bool = False
    after_table: bool = False
    numbering: int | None = None
    anchors: dict[str, str] = field(default_factory=dict)
    control_numbers: Iterator[int] = field(default_factory=lambda: count(FIRST_CONTROL))
    bookmark_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    heading_numbers: Iterator[int] = field(default_factory=lambda: count(0))
    table_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    figure_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    picture_numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def translate(self) -> Translate:
        """The words that the writer itself puts in, in the document's language."""
        return translator(self.language)

    @property
    def code(self) -> str:
        """The document's language as Word names it."""
        return LANGUAGE_CODES[self.language]
