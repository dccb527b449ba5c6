"""Answering one content control or one form field of a Word file: in a line, around paragraphs, around a cell."""

from __future__ import annotations

from datetime import date

from tiltaksplan.io.inplace.cell_text import CellEditor
from tiltaksplan.io.inplace.controls import answered, binding_of
from tiltaksplan.io.inplace.markup import Node, Splice, escaped, opened, with_attribute
from tiltaksplan.io.inplace.paragraph_edit import ParagraphEditor, new_run
from tiltaksplan.io.inplace.word_names import MARKS, is_on, is_text

_CHECKED = "w14:checked"
_STATE = ("w14:checkedState", "2612", "MS Gothic")
_ON = b"1"


class ControlEditor:
    """Answers the control `w:sdt`.

    Args:
        content: The part that it stands in.
        control: The control.
        name, place: As sentences about it say.
    """

    def __init__(self, content: bytes, control: Node, *, name: str, place: str) -> None:
        self._content, self._control = content, control
        self._name, self._place = name, place
        self.stored: str | None = None

    @property
    def binding(self) -> Node | None:
        """What says where in the file's data the control keeps its answer."""
        return binding_of(self._control)

    def written(self, text: str, day: date | None = None) -> list[Splice]:
        """Return what sets *text* in the control; `stored` is then what its data hold.

        Args:
            day: The day that the text says, for a control that keeps one beside its text.

        Raises:
            ControlTakesNoSuchText: A list without that answer, or bound data that want a date.
        """
        properties = self._control.child("w:sdtPr")
        kept = properties.child("w:date") if properties is not None else None
        told = f"{day:%d.%m.%Y}" if day is not None and kept is not None else text
        answer = answered(self._content, self._control, told, name=self._name, place=self._place)
        splices: list[Splice] = []
        if answer is not None and properties is not None:
            self.stored = answer.stored
            new = answer.properties
            if day is not None and kept is not None and "w:fullDate" not in kept.attributes:
                new = _with_day(new, kept, day)
            splices.append(Splice(properties.start, properties.end, new))
        held = self._control.child("w:sdtContent")
        if held is None:
            return splices
        return [*splices, *self._content_with(held, text)]

    def _content_with(self, held: Node, text: str) -> list[Splice]:
        cell = next((one for one in held.children if one.name == "w:tc"), None)
        if cell is not None:
            return CellEditor(self._content, cell).written(text, {})
        if any(one.name == "w:p" for one in held.children):
            if self._is_plain():
                first = next(one for one in held.children if one.name == "w:p")
                others = [Splice(one.start, one.end, b"") for one in held.children if one.name == "w:p" and one is not first]
                return [Splice(first.start, first.end, ParagraphEditor(self._content, first).written(text, {})), *others]
            return CellEditor(self._content, held).written(text, {})
        kept = b"".join(self._content[one.start : one.end] for one in held.children if one.name in MARKS)
        run = new_run(text, self._look(held), held.prefix)
        tag = opened(self._content[held.start : held.inner])
        return [Splice(held.start, held.end, tag + run + kept + b"</" + held.raw_name + b">")]

    def _is_plain(self) -> bool:
        """Return whether it is a control for plain text, which holds one paragraph."""
        properties = self._control.child("w:sdtPr")
        return properties is not None and properties.child("w:text") is not None

    def _look(self, held: Node) -> bytes:
        """Return the look of an answer: what the control says of it, or the look of what stands there, unless that is its prompt."""
        properties = self._control.child("w:sdtPr")
        own = properties.child("w:rPr") if properties is not None else None
        prompting = properties is not None and is_on(properties.child("w:showingPlcHdr"))
        if own is None and not prompting:
            run = next((one for one in held.all("w:r") if any(is_text(child) for child in one.children)), None)
            own = run.child("w:rPr") if run is not None else None
        return self._content[own.start : own.end] if own is not None else b""

    def ticked(self) -> list[Splice]:
        """Return what ticks the control; `stored` is then what its data hold."""
        properties = self._control.child("w:sdtPr")
        box = properties.child("w14:checkbox") if properties is not None else None
        if box is None:
            return []
        self.stored = "1"
        splices = [self._checked(box)]
        state = box.child(_STATE[0])
        code = state.attributes.get("w14:val", _STATE[1]) if state is not None else _STATE[1]
        font = state.attributes.get("w14:font", _STATE[2]) if state is not None else _STATE[2]
        held = self._control.child("w:sdtContent")
        run = next(iter(held.all("w:r")), None) if held is not None else None
        if run is not None:
            splices += self._sign(run, chr(int(code, 16)), font)
        return splices

    def _checked(self, box: Node) -> Splice:
        state = box.child(_CHECKED)
        if state is not None:
            raw = next((name for name in (b"w14:val", b"val") if name in self._content[state.start : state.inner]), b"w14:val")
            return Splice(state.start, state.inner, with_attribute(self._content[state.start : state.inner], raw, _ON))
        new = b"<" + box.prefix + b"checked " + box.prefix + b'val="1"/>'
        if box.is_empty_tag:
            return Splice(box.start, box.end, opened(self._content[box.start : box.inner]) + new + b"</" + box.raw_name + b">")
        return Splice(box.inner, box.inner, new)

    def _sign(self, run: Node, sign: str, font: str) -> list[Splice]:
        """Return what shows *sign* in the run, in the font that has it."""
        texts = [one for one in run.children if is_text(one)]
        element = b"<" + run.prefix + b"t>" + escaped(sign) + b"</" + run.prefix + b"t>"
        if not texts:
            return [Splice(run.inner_end, run.inner_end, element)] if not run.is_empty_tag else []
        splices = [Splice(texts[0].start, texts[0].end, element), *(Splice(one.start, one.end, b"") for one in texts[1:])]
        look = run.child("w:rPr")
        fonts = look.child("w:rFonts") if look is not None else None
        if fonts is not None and fonts.attributes.get("w:ascii") not in (None, font):
            tag = self._content[fonts.start : fonts.inner]
            for name in ("ascii", "hAnsi", "eastAsia", "cs"):
                if f"w:{name}" in fonts.attributes:
                    tag = with_attribute(tag, fonts.prefix + name.encode(), escaped(font))
            splices.append(Splice(fonts.start, fonts.inner, tag))
        return splices


def _with_day(properties: bytes, kept: Node, day: date) -> bytes:
    """Return the properties of a date control with the day that it keeps."""
    begin = properties.index(b"<" + kept.raw_name)
    end = properties.index(b">", begin) + 1
    tag = with_attribute(properties[begin:end], kept.prefix + b"fullDate", f"{day:%Y-%m-%d}T00:00:00Z".encode())
    return properties[:begin] + tag + properties[end:]


class FieldEditor:
    """Answers the older form field that begins with a `w:fldChar`.

    Args:
        begin: That element.
        paragraph: The one that it stands in.
    """

    def __init__(self, content: bytes, begin: Node, paragraph: Node) -> None:
        self._content, self._begin, self._paragraph = content, begin, paragraph

    @property
    def _form(self) -> Node | None:
        return self._begin.child("w:ffData")

    def ticked(self) -> list[Splice]:
        """Return what ticks the field."""
        box = self._form.child("w:checkBox") if self._form is not None else None
        if box is None:
            return []
        new = b"<" + box.prefix + b"checked/>"
        state = box.child("w:checked")
        if state is not None:
            return [Splice(state.start, state.end, new)]
        return self._added(box, new)

    def _added(self, parent: Node, new: bytes) -> list[Splice]:
        if parent.is_empty_tag:
            tag = opened(self._content[parent.start : parent.inner])
            return [Splice(parent.start, parent.end, tag + new + b"</" + parent.raw_name + b">")]
        return [Splice(parent.inner_end, parent.inner_end, new)]

    def written(self, text: str) -> list[Splice]:
        """Return what sets *text* in the field; nothing where it is a list that does not have it."""
        choices = self._form.child("w:ddList") if self._form is not None else None
        if choices is not None:
            return self._chosen(choices, text)
        runs = list(self._paragraph.all("w:r"))
        host = next(number for number, one in enumerate(runs) if any(child is self._begin for child in one.children))
        return self._result(runs[host:], text)

    def _chosen(self, choices: Node, text: str) -> list[Splice]:
        entries = [one.attributes.get("w:val", "") for one in choices.children if one.name == "w:listEntry"]
        number = next((number for number, one in enumerate(entries) if one.strip() == text.strip()), None)
        if number is None:
            return []
        new = b"<" + choices.prefix + b"result " + choices.prefix + b'val="' + str(number).encode() + b'"/>'
        state = choices.child("w:result")
        if state is not None:
            return [Splice(state.start, state.end, new)]
        first = choices.children[0]
        return [Splice(first.start, first.start, new)]

    def _result(self, runs: list[Node], text: str) -> list[Splice]:
        """Return what exchanges the runs between the field's separator and its end."""
        depth, shown, splices, ends = 0, False, [], None
        look = b""
        for run in runs:
            marks = [one for one in run.children if one.name == "w:fldChar"]
            kinds = [one.attributes.get("w:fldCharType") for one in marks]
            depth += kinds.count("begin")
            if shown and not marks:
                own = run.child("w:rPr")
                look = look or (self._content[own.start : own.end] if own is not None else b"")
                splices.append(Splice(run.start, run.end, b""))
            if "separate" in kinds and depth == 1:
                shown = True
            depth -= kinds.count("end")
            if "end" in kinds and depth <= 0:
                ends = run
                break
        if ends is None:
            return []
        own = ends.child("w:rPr")
        look = look or (self._content[own.start : own.end] if own is not None else b"")
        new = new_run(text, look, ends.prefix)
        if not shown:  # a field that nobody has answered may have no separator
            new = (
                b"<"
                + ends.prefix
                + b"r><"
                + ends.prefix
                + b"fldChar "
                + ends.prefix
                + b'fldCharType="separate"/></'
                + ends.prefix
                + b"r>"
                + new
            )
        return [*splices, Splice(ends.start, ends.start, new)]
