"""The line that is being read: stretches of text and controls, gathered in order."""

from __future__ import annotations

from tiltaksplan.document.blocks import Figure
from tiltaksplan.document.inline import Control, Inline, Span
from tiltaksplan.io.word.looks import PLAIN, Look


class Line:
    """Gathers what stands in one paragraph or one control. Word splits text anywhere; what looks the same becomes one stretch."""

    __slots__ = ("_link", "_look", "_pieces", "_texts", "figures")

    def __init__(self) -> None:
        self._pieces: list[Inline] = []
        self._texts: list[str] = []
        self._look: Look = PLAIN
        self._link: str | None = None
        self.figures: list[Figure] = []

    def write(self, text: str, look: Look, link: str | None) -> None:
        """Add *text* that looks like *look*."""
        if self._texts and (look != self._look or link != self._link):
            self._close()
        self._look, self._link = look, link
        self._texts.append(text)

    def prompt(self, text: str, look: Look) -> None:
        """Add text that only asks for text."""
        self._close()
        self._pieces.append(Span(text=text, placeholder=True, faint=look.faint, bold=look.bold, italic=look.italic))

    def put(self, control: Control) -> None:
        """Add a control."""
        self._close()
        self._pieces.append(control)

    def take(self, pieces: tuple[Inline, ...]) -> None:
        """Add what was gathered elsewhere."""
        self._close()
        self._pieces.extend(pieces)

    def _close(self) -> None:
        if self._texts:
            bold, italic, faint, hidden, chosen, struck, superscript = self._look
            self._pieces.append(
                Span(
                    text="".join(self._texts),
                    bold=bold,
                    italic=italic,
                    faint=faint,
                    hidden=hidden,
                    chosen=chosen,
                    struck=struck,
                    superscript=superscript,
                    link=self._link,
                )
            )
            self._texts.clear()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been gathered yet."""
        return not self._pieces and not self._texts

    def content(self) -> tuple[Inline, ...]:
        """Return all that was gathered."""
        self._close()
        return tuple(self._pieces)
