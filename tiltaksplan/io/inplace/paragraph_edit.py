"""Writing in one paragraph: a new text takes the place of the old one, in its look; whatever is not text stays where it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tiltaksplan.io.inplace.controls import binding_of, is_written_in
from tiltaksplan.io.inplace.fields import Fields
from tiltaksplan.io.inplace.markup import Node, Splice, escaped, opened, spliced
from tiltaksplan.io.inplace.word_names import BEGINNINGS, MARKS, OF_THE_OLD_TEXT, WRAPPINGS, above, control_around, is_on, is_text, text_of

_PIECES = re.compile(r"(\n|\t)")
# What is said of a paragraph's end alone: who made or moved it, and that it is not to be seen.
_OF_THE_MARK = frozenset(f"w:{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "vanish", "specVanish"))

_OF_HELP = frozenset(("w:color", "w:i", "w:iCs", "w:rStyle", "w:highlight", "w:vanish"))


class ParagraphEditor:
    """Rewrites one paragraph.

    Args:
        content: The part that the paragraph stands in.
        paragraph: The paragraph, `w:p`.
        plain: Whether what stands there only says what to write: the text then does not get its grey, slanted look.

    Attributes:
        host: The run that the text is set in; None where a new one is made.
        control: The content control that the text is set in, if any.
    """

    def __init__(self, content: bytes, paragraph: Node, *, plain: bool = False) -> None:
        self._content, self._paragraph, self._plain = content, paragraph, plain
        self._prefix = paragraph.prefix
        self._fields = Fields(paragraph)
        self.host = self._chosen_run()
        self.control = above(self.host, "w:sdt") if self.host is not None else self._first_control()
        self.is_torn = self._fields.is_torn
        self._written = False

    def has_text(self) -> bool:
        """Return whether there is any text to see."""
        return any(text_of(run).strip() for run in self._fields.runs if run not in self._fields.inside)

    def controls(self) -> list[Node]:
        """Return the content controls whose text gives way."""
        return [one for one in self._paragraph.all("w:sdt") if is_written_in(one) and self._is_ours(one) and not self.gives_way(one)]

    def gives_way(self, control: Node) -> bool:
        """Return whether a control goes with its text: Word would fill one that is bound to data with its old text again."""
        node = self.control
        while node is not None and node is not control:
            node = node.parent
        return node is None and binding_of(control) is not None

    def _is_ours(self, node: Node) -> bool:
        parent = node.parent
        while parent is not None and parent is not self._paragraph:
            if parent.name not in WRAPPINGS and parent.name not in ("w:sdt", "w:sdtContent"):
                return False  # a text box of its own, or what was deleted
            parent = parent.parent
        return True

    def _chosen_run(self) -> Node | None:
        """Return the first run of plain text; where there is none, of a control, a form field, a link, a tracked insertion; then any."""
        free = [run for run in self._fields.runs if run not in self._fields.inside and any(is_text(one) for one in run.children)]
        free = [run for run in free if (control := above(run, "w:sdt")) is None or is_written_in(control)]
        seen = [run for run in free if text_of(run).strip()]
        seen = [run for run in seen if not _is_hidden(run)] or seen
        plain = [run for run in seen if run.parent is self._paragraph and run not in self._fields.text_fields]
        held = [run for run in free if above(run, "w:sdt") is not None or run in self._fields.text_fields]
        for choice in (plain, [run for run in held if run in seen], held, seen, free):
            if choice:
                return choice[0]
        return None

    def _first_control(self) -> Node | None:
        return next((one for one in self._paragraph.all("w:sdt") if is_written_in(one) and self._is_ours(one)), None)

    def look(self) -> bytes:
        """Return the `w:rPr` of the text: that of the run it is set in, or of the paragraph's own mark."""
        control = self.control if self.control is not None else control_around(self._paragraph)
        if control is not None and is_on(_of_control(control, "w:showingPlcHdr")):
            own = _of_control(control, "w:rPr")  # the prompt's grey is not the answer's
            return self._bytes(own) if own is not None else b""
        if self.host is not None:
            own = self.host.child("w:rPr")
            return (self._without_help(own) if self._plain else self._bytes(own)) if own is not None else b""
        return self._look_of_mark()

    def _without_help(self, look: Node) -> bytes:
        gone = [Splice(one.start, one.end, b"") for one in look.children if one.name in _OF_HELP]
        return spliced(self._content[: look.end], gone)[look.start :]

    def _look_of_mark(self) -> bytes:
        properties = self._paragraph.child("w:pPr")
        mark = properties.child("w:rPr") if properties is not None else None
        kept = b"".join(self._bytes(one) for one in mark.children if one.name not in _OF_THE_MARK) if mark is not None else b""
        return b"<" + self._prefix + b"rPr>" + kept + b"</" + self._prefix + b"rPr>" if kept else b""

    def written(self, text: str | None, settings: Mapping[Node, bytes]) -> bytes:
        """Return the paragraph with *text*; None only takes the old text away.

        Args:
            text: A line break and a tabulator become Word's own.
            settings: By content control, how its properties now read.
        """
        self._settings, self._text = settings, text
        inner = self._inner_of(self._paragraph)
        paragraph = self._paragraph
        if text and not self._written:
            inner = self._with_new_run(inner)
        if paragraph.is_empty_tag and not inner:
            return self._bytes(paragraph)
        tag = opened(self._content[paragraph.start : paragraph.inner])
        return tag + inner + (self._content[paragraph.inner_end : paragraph.end] or b"</" + paragraph.raw_name + b">")

    def what_stays(self) -> str:
        """Return what is left when the text is gone: "" nothing, "marks" only what may stand between paragraphs, "more"."""
        self._settings, self._text = {}, None
        properties = self._paragraph.child("w:pPr")
        if properties is not None and properties.child("w:sectPr") is not None:
            return "more"
        names = {one.name for one in self._paragraph.children if one.name != "w:pPr" and self._kept(one)}
        return "" if not names else "marks" if names <= MARKS else "more"

    def marks(self) -> bytes:
        """Return the marks of the paragraph, for between paragraphs."""
        return b"".join(self._bytes(one) for one in self._paragraph.children if one.name in MARKS)

    def _bytes(self, node: Node) -> bytes:
        return self._content[node.start : node.end]

    def _inner_of(self, node: Node) -> bytes:
        return b"".join(self._pieces_of(node))

    def _pieces_of(self, node: Node) -> list[bytes]:
        """Return what stays of an element's content: by turns what stands between its children, and what stays of each."""
        pieces: list[bytes] = []
        position = node.inner
        for one in node.children:
            pieces += (self._content[position : one.start], self._kept(one))
            position = one.end
        return [*pieces, self._content[position : node.inner_end]]

    def _kept(self, node: Node) -> bytes:
        """Return what of a part of the paragraph stays, with the new text where it is the one chosen for it."""
        if node.name == "w:r":
            return self._run(node)
        if node.name == "w:sdt" and is_written_in(node):
            return self._control(node)
        if node.name not in WRAPPINGS:
            return self._bytes(node)
        pieces = self._pieces_of(node)
        inner = b"".join(pieces)
        if not inner.strip():
            return b""
        if node.name in OF_THE_OLD_TEXT:
            kept = [piece for piece in pieces[1::2] if piece]
            if node.name == "w:fldSimple" or (self._holds_host(node) and len(kept) == 1):
                return b"".join(kept)
        return self._content[node.start : node.inner] + inner + self._content[node.inner_end : node.end]

    def _holds_host(self, node: Node) -> bool:
        return self._text is not None and self.host is not None and node.start < self.host.start < node.end

    def _control(self, node: Node) -> bytes:
        if self.gives_way(node):
            return b""
        pieces: list[bytes] = []
        position = node.inner
        for one in node.children:
            new = self._bytes(one)
            if one.name == "w:sdtPr":
                new = self._settings.get(node, new)
            elif one.name == "w:sdtContent":
                inner = self._inner_of(one)
                if self._text is not None and self.host is None and node is self.control:
                    inner += self._new_run()
                new = opened(self._content[one.start : one.inner]) + inner + b"</" + one.raw_name + b">"
            pieces += (self._content[position : one.start], new)
            position = one.end
        return self._content[node.start : node.inner] + b"".join(pieces) + self._content[position : node.end]

    def _run(self, run: Node) -> bytes:
        if run in self._fields.inside and not any(one in self._fields.gone for one in run.children):
            return self._bytes(run)
        hosts = run is self.host and self._text is not None
        stays = hosts
        pieces = [self.look()] if hosts else []
        for one in run.children:
            if one in self._fields.gone or (hosts and one.name == "w:rPr"):
                continue
            if one.name == "w:rPr":
                pieces.append(self._bytes(one))
            elif not is_text(one):
                stays = True
                pieces.append(self._bytes(one))
            elif hosts and not self._written:
                self._written = True
                pieces.append(text_elements(self._text or "", self._prefix))
        if not stays:
            return b""
        return opened(self._content[run.start : run.inner]) + b"".join(pieces) + b"</" + run.raw_name + b">"

    def _new_run(self) -> bytes:
        self._written = True
        return new_run(self._text or "", self.look(), self._prefix)

    def _with_new_run(self, inner: bytes) -> bytes:
        """Return the paragraph's content with a run behind the marks that it begins with, or at its end where a field passes through."""
        run = self._new_run()
        if self._fields.inside:
            return inner + run
        length = 0
        position = self._paragraph.inner
        for one in self._paragraph.children:
            if one.name not in BEGINNINGS:
                break
            length += one.end - position
            position = one.end
        return inner[:length] + run + inner[length:]


def text_elements(text: str, prefix: bytes) -> bytes:
    """Return *text* as the children of a run.

    >>> text_elements("a\\tb", b"w:")
    b'<w:t>a</w:t><w:tab/><w:t>b</w:t>'
    """
    pieces = []
    for piece in _PIECES.split(text) if text else [""]:
        if piece in ("\n", "\t"):
            pieces.append(b"<" + prefix + (b"br/>" if piece == "\n" else b"tab/>"))
        elif piece or not text:
            keep = b' xml:space="preserve"' if piece != piece.strip() or "  " in piece else b""
            pieces.append(b"<" + prefix + b"t" + keep + b">" + escaped(piece) + b"</" + prefix + b"t>")
    return b"".join(pieces)


def new_run(text: str, look: bytes, prefix: bytes) -> bytes:
    """Return a run with *text* in a look (a whole `w:rPr`, or nothing)."""
    return b"<" + prefix + b"r>" + look + text_elements(text, prefix) + b"</" + prefix + b"r>"


def _is_hidden(run: Node) -> bool:
    look = run.child("w:rPr")
    return look is not None and is_on(look.child("w:vanish"))


def _of_control(control: Node, name: str) -> Node | None:
    properties = control.child("w:sdtPr")
    return properties.child(name) if properties is not None else None
