"""Exchanging a stretch of a paragraph's text: behind a label, or a typed box; every other run stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tiltaksplan.io.inplace.markup import Node, Splice, spliced
from tiltaksplan.io.inplace.paragraph_edit import new_run, text_elements
from tiltaksplan.io.inplace.word_names import runs_of
from tiltaksplan.io.symbols import symbol_of

_NOT_THE_ANSWERS = ("w:b", "w:bCs", "w:caps", "w:smallCaps", "w:u")
_OF_A_PROMPT = ("w:rStyle", "w:color", "w:highlight", "w:vanish")
_TABS_AROUND = 2
_FILLER = " \t\u00a0\u2002._…‥·–—-"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some text of a paragraph: `start` counts from its first character."""

    node: Node
    run: Node
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class StretchEditor:
    """Exchanges stretches of one paragraph's text.

    Args:
        content: The part that the paragraph stands in.
        paragraph: The paragraph, `w:p`.
    """

    def __init__(self, content: bytes, paragraph: Node) -> None:
        self._content, self._paragraph = content, paragraph
        self._pieces: list[_Piece] = []
        length = 0
        for run in runs_of(paragraph):
            for one in run.children:
                text = _text_of(one)
                if text:
                    self._pieces.append(_Piece(one, run, length, text))
                    length += len(text)
        self.text = "".join(piece.text for piece in self._pieces)
        self._exchanges: list[tuple[int, int, str, bytes | None]] = []

    def after(self, label: str, until: str, text: str) -> bool:
        """Set *text* behind *label*, in the place of dots, up to *until* or the line's end; return whether the label is there."""
        begin = _find(self.text, label)
        if begin is None:
            return False
        start = begin[1]
        following = _find(self.text, until, start) if until else None
        tabs = self.text[start : following[0] if following else None].split("\n")[0].count("\t")
        skipped = " \u00a0*:" if following and tabs < _TABS_AROUND else " \u00a0*:\t"  # the only tab before the next label parts the two
        while start < len(self.text) and self.text[start] in skipped:
            start += 1
        line_end = self.text.find("\n", start)
        end = line_end if line_end >= 0 else len(self.text)
        if following is not None and following[0] < end:
            end = following[0]
            gap = len(self.text[start:end]) - len(self.text[start:end].rstrip(" \t\u00a0"))
            end -= gap
        end = max(end, start)
        standing = self.text[start:end]
        before = self.text[begin[1] : start]
        blank = "" if before[-1:] in (" ", "\t", "\u00a0") else " "
        behind = " " if following is not None and self.text[end : end + 1] not in (" ", "\t", "\u00a0") else ""
        self._exchanges.append((start, end, blank + text + behind, self._look_at(start, end, standing)))
        return True

    def exchange(self, sign: str, number: int, text: str) -> bool:
        """Set *text* in the place of occurrence *number* of *sign*; return whether there is one."""
        at = -1
        for _ in range(number + 1):
            at = self.text.find(sign, at + 1)
            if at < 0:
                return False
        self._exchanges.append((at, at + len(sign), text, None))
        return True

    def splices(self) -> list[Splice]:
        """Return what makes all the exchanges."""
        found: list[Splice] = []
        touched: dict[int, list[tuple[int, int, str, bytes | None]]] = {}
        for start, end, text, look in sorted(self._exchanges):
            host = self._host(start, end)
            if host is None:
                found.append(self._at_end(text, look))
                continue
            for number, piece in enumerate(self._pieces):
                if number == host:
                    cut = (max(start, piece.start), min(max(end, start), piece.end))
                    touched.setdefault(number, []).append((cut[0] - piece.start, max(cut) - piece.start, text, look))
                elif piece.start < end and piece.end > start and piece.text not in ("\t", "\n"):
                    touched.setdefault(number, []).append(
                        (max(start, piece.start) - piece.start, min(end, piece.end) - piece.start, "", None)
                    )
        found.extend(self._rewritten(self._pieces[number], cuts) for number, cuts in touched.items())
        return found

    def _host(self, start: int, end: int) -> int | None:
        """Return the piece that a new text is set in: the one that begins the stretch, else the one that ends before it."""
        for number, piece in enumerate(self._pieces):
            if piece.node.name in ("w:t", "w:sym") and piece.start <= start < piece.end:
                return number
        return next((number for number, piece in enumerate(self._pieces) if piece.end == start), None)

    def _rewritten(self, piece: _Piece, cuts: Sequence[tuple[int, int, str, bytes | None]]) -> Splice:
        """Return a piece of text with its cuts made; a text of another look gets a run of its own."""
        run, prefix = piece.run, piece.run.prefix
        own = run.child("w:rPr")
        look_of_run = self._content[own.start : own.end] if own is not None else b""
        tag = self._content[run.start : run.inner]
        close, reopen = b"</" + run.raw_name + b">", tag + look_of_run
        pieces: list[bytes] = []
        position, plain = 0, ""
        for start, end, text, look in sorted(cuts, key=lambda one: one[:2]):
            plain += piece.text[position:start]
            position = max(position, end)
            if look is None or look == look_of_run:
                plain += text
            elif text:
                if plain:
                    pieces.append(self._plain(piece, plain))
                pieces += [close, new_run(text, look, prefix), reopen]
                plain = ""
        plain += piece.text[position:]
        if plain or not pieces:
            pieces.append(self._plain(piece, plain))
        return Splice(piece.node.start, piece.node.end, b"".join(pieces))

    def _plain(self, piece: _Piece, text: str) -> bytes:
        if text == piece.text:
            return self._content[piece.node.start : piece.node.end]
        if piece.node.name != "w:t" and text.startswith(piece.text):
            rest = text[len(piece.text) :]
            return self._content[piece.node.start : piece.node.end] + text_elements(rest, piece.run.prefix)
        return text_elements(text, piece.run.prefix)

    def _at_end(self, text: str, look: bytes | None) -> Splice:
        paragraph = self._paragraph
        run = new_run(text, look or b"", paragraph.prefix)
        if paragraph.is_empty_tag:
            tag = self._content[paragraph.start : paragraph.inner][:-2].rstrip() + b">"
            return Splice(paragraph.start, paragraph.end, tag + run + b"</" + paragraph.raw_name + b">")
        return Splice(paragraph.inner_end, paragraph.inner_end, run)

    def _look_at(self, start: int, end: int, standing: str) -> bytes | None:
        """Return the look of an answer: of what stands in its place, else of the blank behind the label, or the label's."""
        piece = next((one for one in self._pieces if one.start <= start < one.end), None)
        if piece is not None and end > start and standing.strip(_FILLER):
            return self._without(piece.run, _OF_A_PROMPT)
        piece = (
            piece if piece is not None and end > start else next((one for one in reversed(self._pieces) if one.end <= max(start, 1)), piece)
        )
        return self._without(piece.run, (*_NOT_THE_ANSWERS, *_OF_A_PROMPT[:1])) if piece is not None else None

    def _without(self, run: Node, names: Sequence[str]) -> bytes:
        own = run.child("w:rPr")
        if own is None:
            return b""
        gone = [Splice(one.start, one.end, b"") for one in own.children if one.name in names]
        return spliced(self._content[: own.end], gone)[own.start :]


def _find(text: str, label: str, start: int = 0) -> tuple[int, int] | None:
    """Return where *label* stands in *text*, whatever blanks are between its words."""
    words = [re.escape(word) for word in label.split()]
    found = re.compile(r"\s+".join(words)).search(text, start) if words else None
    return found.span() if found else None


def _text_of(node: Node) -> str:
    if node.name == "w:t":
        return node.text
    if node.name in ("w:tab", "w:ptab"):
        return "\t"
    if node.name in ("w:br", "w:cr"):
        return "\n"
    if node.name == "w:sym":
        try:
            return symbol_of(node.attributes.get("w:font", ""), int(node.attributes.get("w:char", ""), 16))
        except ValueError:
            return "□"
    return "-" if node.name == "w:noBreakHyphen" else ""
