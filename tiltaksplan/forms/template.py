"""Blank forms that a plan knows: what they print is never an answer, and what a person corrected in one holds for the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Block, Cell, Document, Paragraph, Table
from tiltaksplan.document.inline import Control
from tiltaksplan.forms.reading import TemplateName
from tiltaksplan.forms.wording import label_key

_SHARE_OF_TEMPLATE = 0.7
_SHARE_OF_BATCH = 0.6
_FEWEST_FILES = 3
_WORDS_OF_A_SENTENCE, _WORDS_OF_HELP = 4, 9
_LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A blank form.

    Attributes:
        texts: What it prints, a line an entry; prompts of its controls among them.
        mapping: Field by label, as proposed when it was registered.
        corrections: Field by label, as a person has corrected it; wins over the mapping.
    """

    id: str
    name: str
    texts: tuple[str, ...] = ()
    proposed: tuple[tuple[str, str], ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()

    @property
    def mapping(self) -> dict[str, str]:
        """Field by label; only corrections bind: what was proposed is found again by the same rules."""
        return dict(self.corrections)

    @property
    def reference(self) -> TemplateName:
        """What a reading says of it."""
        return TemplateName(id=self.id, name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What most of the files that came together have in common."""

    texts: tuple[str, ...] = field(default=())


def template_from(document: Document, name: str) -> Template:
    """Return the blank form in *document* as a template, with the mapping that it proposes."""
    from tiltaksplan.forms.assign import assign
    from tiltaksplan.forms.help_text import Help
    from tiltaksplan.forms.layout import layout_of

    texts = tuple(dict.fromkeys(texts_of(document)))
    layout = layout_of(document, Help())
    matches = assign(layout.slots, lambda slot: "")
    return Template(
        id=hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16],
        name=name,
        texts=texts,
        proposed=tuple((match.slot.label, match.pointer) for match in matches if not match.pointer.startswith("/-")),
    )


def matching(document: Document, templates: Sequence[Template]) -> Template | None:
    """Return the template that *document* was made from: the one of whose words most stand in it; None where none fits."""
    if not templates:
        return None
    here = {label_key(text) for text in texts_of(document)}

    def share(template: Template) -> float:
        keys = {key for text in template.texts if (key := label_key(text))}
        return len(keys & here) / len(keys) if keys else 0.0

    best = max(templates, key=share)
    return best if share(best) >= _SHARE_OF_TEMPLATE else None


def batch_of(documents: Iterable[Document]) -> Batch:
    """Return what stands unchanged in most of *documents* that look alike; nothing where they are too few to tell."""
    texts = [set(texts_of(document)) for document in documents]
    groups = _groups(texts)
    common: set[str] = set()
    for group in groups:
        if len(group) >= _FEWEST_FILES:
            counts = Counter(text for one in group for text in one)
            common |= {text for text, count in counts.items() if count >= _SHARE_OF_BATCH * len(group) and _is_a_sentence(text)}
    return Batch(texts=tuple(sorted(common)))


def _is_a_sentence(text: str) -> bool:
    """Return whether *text* can be a form's help: groups of one unit all answer with its name, and a name is no sentence."""
    words = len(text.split())
    return words >= _WORDS_OF_HELP or (words >= _WORDS_OF_A_SENTENCE and text.rstrip()[-1:] in ".?!)]")


def _groups(texts: Sequence[set[str]]) -> list[list[set[str]]]:
    """Put files of the same template together: they share a good part of their words."""
    groups: list[list[set[str]]] = []
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
