"""Blank forms that a plan knows, and what the files of a batch have in common: their words are never answers."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Block, Cell, Document, Paragraph, Table
from tiltaksplan.document.inline import Control
from tiltaksplan.forms.blank import Blank, is_a_sentence, labels_of
from tiltaksplan.forms.slots import Layout, Slot
from tiltaksplan.forms.wording import label_key
from tiltaksplan.plan.template import Mapped, Printed, Template

_SHARE_OF_TEMPLATE = 0.7
_FEWEST_LABELS = 5
_SHARE_OF_BATCH = 0.8
FEWEST_FILES, _FEWEST_WORDS = 3, 5
_LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What most of the files that came together have in common."""

    texts: tuple[str, ...] = field(default=())


def template_from(document: Document, name: str, *, file: str = "") -> Template:
    """Return the blank form in *document* as a template, with the mapping that it proposes.

    Args:
        file: SHA-256 of the file that *document* was read from.
    """
    texts = tuple(dict.fromkeys(texts_of(document)))
    layout = _layout_of(document)
    headers = (text for grid in layout.grids for column in grid.columns for text in column.headers)
    return Template(
        id=_id_of(texts),
        name=name,
        file=file,
        labels=labels_of((*(slot.label for slot in layout.slots), *headers)),
        texts=texts,
        options=tuple(dict.fromkeys(_options(document))),
        printed=tuple(dict.fromkeys(_printed(document))),
        proposed=tuple(_proposed(layout)),
    )


def template_learned(document: Document, name: str) -> Template:
    """Return what can be told of the blank form from the filled-in one in *document*: its labels, and none of the answers."""
    layout = _layout_of(document)
    headers = (text for grid in layout.grids for column in grid.columns for text in column.headers)
    labels = labels_of((*(slot.label for slot in layout.slots if slot.sure_label), *headers))
    return Template(id=_id_of(labels), name=name, labels=labels, texts=labels)


def _id_of(texts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def _layout_of(document: Document) -> Layout:
    from tiltaksplan.forms.help_text import Help
    from tiltaksplan.forms.layout import layout_of, mostly_faint

    return layout_of(document, Help(faint_is_help=not mostly_faint(document)))


def _proposed(layout: Layout) -> Iterator[Mapped]:
    from tiltaksplan.forms.assign import assign
    from tiltaksplan.forms.grid_roles import columns_of, kind_of, turned
    from tiltaksplan.forms.lists import is_list

    for match in assign(layout.slots, lambda slot: ""):
        if not match.pointer.startswith("/-"):
            yield Mapped(pointer=match.pointer, label=match.slot.label, place=room_of(match.slot))
    for grid in layout.grids:
        if is_list(grid):
            columns = [Slot(label=one.label, number=one.number, section=one.headers[:-1], sure_label=True) for one in grid.columns]
            for match in assign(columns, lambda slot: ""):
                if not match.pointer.startswith("/-"):
                    yield Mapped(pointer=match.pointer, label=match.slot.label, place=grid.table.place.words())
        else:
            upright = turned(grid) or grid
            if kind := kind_of(upright, columns_of(upright, None)):
                pointer = "/costs" if kind == "finance" else f"/{kind}"
                yield Mapped(pointer=pointer, label=" / ".join(one.label for one in grid.columns), place=grid.table.place.words())


def room_of(slot: Slot) -> str:
    """Return where the answer of *slot* stands, or its label where the form has no place of its own for the answer."""
    rooms = (cell.place.words() for cell in slot.rooms if cell.place.steps)
    return next((line.place.words() for line in slot.answer), next(rooms, slot.place.words()))


def label_in(document: Document, template: Template, place: str) -> str:
    """Return what the form in *document*, made from *template*, prints before the answer at *place* (in bokmål words)."""
    from tiltaksplan.forms.corrections import label_at
    from tiltaksplan.forms.help_text import Help
    from tiltaksplan.forms.layout import layout_of, mostly_faint

    blank = Blank(template)
    return label_at(layout_of(document, Help(blank=blank, faint_is_help=not mostly_faint(document))), place, blank)


def matching(document: Document, templates: Sequence[Template]) -> Template | None:
    """Return the template that *document* was made from: the one of whose words most stand in it; None where none fits.

    People take help away and leave labels: a template whose labels all stand fits though little else of it is left.
    """
    if not templates:
        return None
    here = {key for text in texts_of(document) for key in _keys_in(text)}
    fits = {template.id: _fit(template, here) for template in templates}
    best = max(templates, key=lambda one: fits[one.id])
    return best if max(fits[best.id]) >= _SHARE_OF_TEMPLATE else None


def _keys_in(text: str) -> Iterator[str]:
    """Yield what a line may be known by: itself, and the labels on it that have answers after them."""
    yield label_key(text)
    for column in text.split("\t") if ":" in text or "\t" in text or "?" in text else ():
        yield label_key(column.partition(":")[0])
        question, sign, _ = column.partition("? ")
        if sign:
            yield label_key(question)


def _fit(template: Template, here: set[str]) -> tuple[float, float]:
    labels = {key for text in template.labels if (key := label_key(text))}
    texts = {key for text in template.texts if (key := label_key(text))}
    by_labels = len(labels & here) / len(labels) if len(labels) >= _FEWEST_LABELS else 0.0
    return by_labels, len(texts & here) / len(texts) if texts else 0.0


def batch_of(documents: Iterable[Document]) -> Batch:
    """Return what stands unchanged in most of *documents* that look alike; nothing where they are too few to tell."""
    return common_in(frozenset(texts_of(document)) for document in documents)


def common_in(texts: Iterable[frozenset[str]]) -> Batch:
    """Return what stands in most of the files whose *texts* are given: those of each file by themselves."""
    from tiltaksplan.forms.help_text import speaks_as_help

    common: set[str] = set()
    for group in _groups(list(texts)):
        if len(group) >= FEWEST_FILES:
            counts = Counter(text for one in group for text in one)
            usual = [text for text, count in counts.items() if count >= _SHARE_OF_BATCH * len(group)]
            common |= {text for text in usual if is_a_sentence(text) or (len(text.split()) > 1 and speaks_as_help(text))}
    return Batch(texts=tuple(sorted(common)))


def _is_sentence(text: str) -> bool:
    """Return whether *text* says something: the name of a department stands in most files too, and is an answer."""
    return len(text.split()) >= _FEWEST_WORDS and text.rstrip(' »"').endswith((".", "?", ":", "]", ")"))


def _groups(texts: Sequence[frozenset[str]]) -> list[list[frozenset[str]]]:
    """Put files of the same template together: they share a good part of their words."""
    groups: list[list[frozenset[str]]] = []
    for one in texts:
        group = next((group for group in groups if one and len(one & group[0]) >= 0.3 * min(len(one), len(group[0]))), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def texts_of(document: Document) -> Iterator[str]:
    """Yield every line that *document* prints, prompts of controls among them."""
    for block in document.blocks():
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        for text in block.text.split("\n"):
            if text.strip() and len(text) <= _LONGEST_TEXT:
                yield text.strip()
        for one in block.content:
            if isinstance(one, Control) and one.prompt:
                yield one.prompt.strip()
    elif isinstance(block, Table):
        for cell in block.cells:
            yield from _texts_of_cell(cell)


def _texts_of_cell(cell: Cell) -> Iterator[str]:
    for inner in cell.blocks:
        yield from _texts(inner)
    if cell.input_prompt:
        yield cell.input_prompt


def _printed(document: Document) -> Iterator[Printed]:
    """Yield what *document* prints, each text with the place that a line there has."""
    from tiltaksplan.forms.lines import lines_of

    for block in document.blocks():
        if isinstance(block, Paragraph):
            yield from (Printed(place=line.place.words(), text=line.plain.strip()) for line in lines_of(block) if line.plain.strip())
        for cell in _cells_of(block):
            for inner in cell.blocks:
                if isinstance(inner, Paragraph):
                    lines = (line for line in lines_of(inner, cell) if line.plain.strip())
                    yield from (Printed(place=line.place.words(), text=line.plain.strip()) for line in lines)


def _options(document: Document) -> Iterator[str]:
    """Yield what *document* offers to choose from: in its lists, and on sheets that nobody fills in."""
    for section in document.sections:
        for block in section.blocks:
            if section.hidden:
                yield from _texts(block)
            paragraphs = [block] if isinstance(block, Paragraph) else []
            for cell in _cells_of(block):
                yield from cell.options
                paragraphs += [inner for inner in cell.blocks if isinstance(inner, Paragraph)]
            for paragraph in paragraphs:
                for control in paragraph.controls:
                    yield from control.options


def _cells_of(block: Block) -> Iterator[Cell]:
    if isinstance(block, Table):
        for cell in block.cells:
            yield cell
            for inner in cell.blocks:
                yield from _cells_of(inner)
