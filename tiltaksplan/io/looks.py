"""How our documents look: the measures and colours that Word and PDF share, so that the same text falls on the same pages.

Every colour of text stands at 7:1 or more against what it is printed on, and is told apart in grey too.
"""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.document.blocks import Paragraph, Role, Section

WORD_FONT = "Arial"  # on every Windows; the PDF's Liberation Sans has the same widths
PAGE_WIDTH, PAGE_HEIGHT = 595.3, 841.9  # A4, in points
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 62.0, 48.0, 50.0
FOOTER_DISTANCE = 27.0

INK = "1F2933"
ACCENT = "163A5F"
FAINT = "4A5562"
RULE = "B8C2CC"
HEAVY_RULE = "5B6B7B"
HEADER_FILL = "E3EAF2"
LABEL_FILL = "F1F4F8"
LINK = "163A5F"

LANGUAGE_CODES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}

CELL_PADDING_SIDE, CELL_PADDING_ABOVE = 4.5, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of one kind of paragraph, in points."""

    size: float
    leading: float
    before: float = 0
    after: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = INK
    keep_with_next: bool = False


BODY = Look(size=10, leading=13, after=5)
TABLE_TEXT = Look(size=9, leading=11.5)
TABLE_HEADER = Look(size=9, leading=11.5, bold=True)
CAPTION = Look(size=9, leading=11.5, before=8, after=4, bold=True)
CAPTION_BELOW = Look(size=9, leading=11.5, before=2, after=10, bold=True)
FOOTER = Look(size=8, leading=10, colour=FAINT)
TITLE_PAGE_SPACE = 190.0
TITLE_RULE, TITLE_RULE_DISTANCE = 3.0, 14.0
AFTER_TABLE = 7.0
LIST_INDENT = 14.0

HEADINGS: tuple[Look, ...] = (
    Look(size=19, leading=24, before=20, after=9, bold=True, colour=ACCENT, keep_with_next=True),
    Look(size=14, leading=18, before=15, after=6, bold=True, colour=ACCENT, keep_with_next=True),
    Look(size=10.5, leading=13, before=7, after=3, bold=True, colour=ACCENT, keep_with_next=True),
    Look(size=10, leading=13, before=8, after=3, bold=True, keep_with_next=True),
    Look(size=10, leading=13, before=8, after=3, italic=True, keep_with_next=True),
    Look(size=10, leading=13, before=8, after=3, keep_with_next=True),
)

CONTENTS: tuple[Look, ...] = (
    Look(size=10.5, leading=14, before=7, after=2, bold=True),
    Look(size=10, leading=13, after=2),
    Look(size=10, leading=13, after=2),
)
CONTENTS_INDENT = 14.0

ROLES: dict[Role, Look] = {
    Role.BODY: BODY,
    Role.TITLE: Look(size=27, leading=33, after=10, bold=True, colour=ACCENT),
    Role.SUBTITLE: Look(size=13, leading=18, after=6, colour=FAINT),
    Role.BULLET: Look(size=10, leading=13, after=2),
    Role.NUMBER: Look(size=10, leading=13, after=2),
    Role.CAPTION: CAPTION,
    Role.HELP: Look(size=9, leading=12, after=4, colour=FAINT),
    Role.LEAD: Look(size=11, leading=15.5, after=8),
    Role.NOTE: Look(size=8.5, leading=11.5, before=3, after=6, colour=FAINT),
}


def is_title_page(section: Section) -> bool:
    """Return whether *section* is a title page: a title, and nothing but paragraphs without a heading under it."""
    roles = [block.role for block in section.blocks if isinstance(block, Paragraph)]
    return Role.TITLE in roles and Role.HEADING not in roles and len(roles) == len(section.blocks)


def look_of(role: Role, level: int) -> Look:
    """Return the look of a paragraph of *role*; headings by their level."""
    return HEADINGS[min(max(level, 1), len(HEADINGS)) - 1] if role is Role.HEADING else ROLES[role]


def figure_height(landscape: bool = False) -> float:
    """Return the height that a figure may have so that its heading and caption find room on the same page, in points."""
    return (PAGE_WIDTH if landscape else PAGE_HEIGHT) - MARGIN_TOP - MARGIN_BOTTOM - 110


def text_width(landscape: bool) -> float:
    """Return the width between the margins, in points."""
    return (PAGE_HEIGHT if landscape else PAGE_WIDTH) - 2 * MARGIN_SIDE
