"""The title on a form's cover page: it stands alone there, in the place of `<PROSJEKTNAVN>`, and no label asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiltaksplan.document.blocks import Document, Paragraph, Part, Role, Table
from tiltaksplan.forms.help_text import Help, speaks_as_help
from tiltaksplan.forms.labels import best, field_scores
from tiltaksplan.forms.lines import Line, is_a_day, lines_of
from tiltaksplan.forms.slots import Layout
from tiltaksplan.forms.wording import label_key, word_set

_LONGEST_TITLE, _LONGEST_KIND, _MOST_LINES, _MOST_AFTER = 120, 60, 12, 3
_A_LABEL = 0.9
_NO_TITLE = re.compile(
    r"[:.!?]\s*$|^\W*$|^\W*\d[\d\s./-]*$|@|https?://|\b\d{4} [A-ZÆØÅ]|\b(?:postboks|versjon|version|utkast|draft|unntatt|mal|template)\b",
    re.IGNORECASE,
)


def title_on_cover(document: Document, help_text: Help) -> Line | None:
    """Return the line of the cover page that names the project: the first one beside the kind of document; None where none does.

    Where the blank form is known, its own lines are none, and what stands beside them is taken before all others.
    """
    lines = list(_cover(document))
    kinds = [number for number, line in enumerate(lines) if names_a_document(line.plain)]
    if not kinds:
        return None
    around = [*lines[kinds[0] + 1 :][:_MOST_AFTER], *(lines[: kinds[0]] if help_text.blank.known else ())]
    return next((line for line in around if _may_be_a_title(line, help_text)), None)


def take_from(layout: Layout, line: Line) -> None:
    """Take *line* out of *layout*, where it stands alone or has been taken for a label over nothing."""
    layout.loose = [(before, one) for before, one in layout.loose if one.place != line.place]
    for slot in layout.slots:
        if slot.place == line.place and slot.label == " ".join(line.plain.strip(" :*\t").split()):
            layout.loose.extend((slot.number, one) for one in slot.answer)
    layout.slots = [slot for slot in layout.slots if slot.place != line.place]


def names_a_document(text: str) -> bool:
    """Return whether *text* names a kind of document that a project has: «Gevinstrealiseringsplan», «Prosjektforslag».

    >>> names_a_document("Gevinstrealiseringsplan"), names_a_document("Felles klimastyring i magasinene")
    (True, False)
    """
    words = label_key(text).split()
    if not words or len(text) > _LONGEST_KIND:
        return False
    return any(end.endswith(name) for end in (words[0], " ".join(words)) for name in word_set("documents"))


def _cover(document: Document) -> Iterator[Line]:
    """Yield the first lines of the body, up to the first table that holds more than a line."""
    body = next((section for section in document.sections if section.part is Part.BODY), None)
    count = 0
    for block in body.blocks if body else ():
        cells = [cell for cell in block.cells if cell.text.strip()] if isinstance(block, Table) else []
        if len(cells) > 1:
            return
        inner = [one for cell in cells for one in cell.blocks] if isinstance(block, Table) else [block]
        for line in (line for one in inner if isinstance(one, Paragraph) for line in lines_of(one)):
            if line.plain.strip():
                yield line
                count += 1
        if count >= _MOST_LINES:
            return


def _may_be_a_title(line: Line, help_text: Help) -> bool:
    text = line.plain.strip()
    return (
        1 < len(text) <= _LONGEST_TITLE
        and not _NO_TITLE.search(text)
        and not help_text.is_help(line)
        and not speaks_as_help(text)
        and not help_text.blank.prints(text, line.place)
        and not names_a_document(text)
        and line.role is not Role.BULLET
        and not is_a_day(text)
        and best(field_scores(text))[1] < _A_LABEL
        and (label_key(text).split() or [""])[-1] not in word_set("organisations")
    )
