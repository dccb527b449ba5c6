"""Word's fields in a paragraph: which begin and end there, and which only pass through."""

from __future__ import annotations

from dataclasses import dataclass, field

from tiltaksplan.io.inplace.markup import Node
from tiltaksplan.io.inplace.word_names import is_text, runs_of, text_of

_CHOICES = ("w:checkBox", "w:ddList")


@dataclass(slots=True, eq=False)
class _Field:
    marks: list[Node] = field(default_factory=list)  # the children of runs that make it up: fldChar, instrText
    instruction: list[Node] = field(default_factory=list)  # the runs before its result
    result: list[Node] = field(default_factory=list)  # the runs of what it came to
    separated: bool = False

    @property
    def form(self) -> Node | None:
        """What says which form field it is, if it is one."""
        return self.marks[0].child("w:ffData")


class Fields:
    """The fields of a paragraph, as a new text meets them.

    Attributes:
        gone: Marks and instructions of fields that lie whole in the paragraph: they give way with their result.
        text_fields: The runs with the answer of a form's text field, which stays around a new text.
        inside: The runs that are an instruction, or the answer of a form field that is ticked or chosen: nobody writes there.
        is_torn: Whether an instruction goes on into the next paragraph.
    """

    def __init__(self, paragraph: Node) -> None:
        self.gone: set[Node] = set()
        self.text_fields: set[Node] = set()
        self.inside: set[Node] = set()
        self._whole: list[_Field] = []
        self._open: list[_Field] = []
        self.runs = runs_of(paragraph)
        for run in self.runs:
            self._read(run)
        self.is_torn = any(not one.separated for one in self._open)
        for one in sorted(self._whole, key=lambda whole: whole.form is None):  # what a form field holds stays with it
            self._settle(one)

    def _read(self, run: Node) -> None:
        for one in run.children:
            kind = one.attributes.get("w:fldCharType") if one.name == "w:fldChar" else None
            if kind == "begin":
                self._open.append(_Field())
            if one.name in ("w:fldChar", "w:instrText", "w:delInstrText"):
                for each in self._open[-1:] if self._open and self._open[-1].separated else self._open:
                    each.marks.append(one)
                self.inside.add(run)
            if kind == "separate" and self._open:
                self._open[-1].separated = True
            if kind == "end" and self._open:
                self._whole.append(self._open.pop())
        for each in self._open:
            if not each.separated:
                each.instruction.append(run)
                self.inside.add(run)
            elif run not in self.inside:
                each.result.append(run)

    def _settle(self, one: _Field) -> None:
        form = one.form
        if form is not None and any(form.child(name) is not None for name in _CHOICES):
            self.inside.update(one.result)
        elif form is not None and self._is_all_there_is(one):
            self.text_fields.update(one.result)
        elif one.separated:  # a field without a result is a mark: an entry of an index, a tick box
            self.gone.update(one.marks)
            self.gone.update(child for run in one.instruction for child in run.children if is_text(child))

    def _is_all_there_is(self, one: _Field) -> bool:
        held = set(one.result)
        return bool(held) and not any(text_of(run).strip() for run in self.runs if run not in held and run not in self.inside)


def lies_in_an_instruction(body: Node, paragraph: Node) -> bool:
    """Return whether *paragraph* begins in the middle of a field's instruction."""
    open_fields: list[bool] = []
    for one in body.all("w:fldChar"):
        if one.start >= paragraph.start:
            break
        kind = one.attributes.get("w:fldCharType")
        if kind == "begin":
            open_fields.append(False)
        elif kind == "separate" and open_fields:
            open_fields[-1] = True
        elif kind == "end" and open_fields:
            open_fields.pop()
    return not all(open_fields)
