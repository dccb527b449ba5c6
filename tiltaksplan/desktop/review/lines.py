"""The lines of the list of findings: what is said of one unit, person or source quarter by quarter or year by year is one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tiltaksplan.desktop.screen_language import _, spoken, told
from tiltaksplan.language import shown
from tiltaksplan.plan.finding import Finding

WHO = ("unit", "person", "source")
WHEN = ("quarter", "year")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a finding, or several that differ in the time alone.

    Attributes:
        mended: Whether it stood before, and does not any more.
    """

    findings: tuple[Finding, ...]
    mended: bool = False

    @property
    def first(self) -> Finding:
        """The finding that the line is about: of several the first in time."""
        return self.findings[0]

    @property
    def state(self) -> str:
        """Where it stands: `mended`, `waived`, or an empty text while it is open."""
        return "mended" if self.mended else "waived" if self.first.waived else ""

    @property
    def proposals(self) -> tuple[str, ...]:
        """The proposals that the findings name, each once."""
        return tuple(dict.fromkeys(proposal for finding in self.findings for proposal in finding.proposals))

    def text(self) -> str:
        """Return what is found, with the other times after it."""
        message = told(self.first.message)
        if len(self.findings) == 1:
            return message
        *most, last = (shown(_when(finding), spoken()) for finding in self.findings[1:])
        others = _("{first} og {last}", first=", ".join(most), last=last) if most else last
        return _("{message} Det samme gjelder {others}.", message=message, others=others)

    def messages(self) -> str:
        """Return what is found, all of it, a line a finding."""
        return "\n".join(told(finding.message) for finding in self.findings)


def lines_of(findings: Iterable[Finding]) -> tuple[Line, ...]:
    """Return *findings* as lines, in their order; those on the same unit, person or source stand where the first of them stood."""
    lines: dict[object, list[Finding]] = {}
    for finding in findings:
        lines.setdefault(_subject(finding), []).append(finding)
    return tuple(Line(tuple(together)) for together in lines.values())


def _subject(finding: Finding) -> object:
    """Return what findings have in common that are told in one line; a finding that is told alone has it alone."""
    figures = dict(finding.figures)
    who = tuple((name, figures[name]) for name in WHO if name in figures)
    if not who or _when(finding) is None or (len(finding.proposals) == 1 and finding.field and finding.field.count("/") > 1):
        return id(finding)  # nobody else's, as long as the findings live
    return finding.code, finding.severity, finding.waived is not None, who


def _when(finding: Finding) -> object:
    figures = dict(finding.figures)
    return next((figures[name] for name in WHEN if name in figures), None)
