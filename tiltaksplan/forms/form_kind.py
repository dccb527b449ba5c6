"""What kind of file it is: a proposal, a list, a unit's ranking, a status report, or no form at all."""

from __future__ import annotations

import re

from tiltaksplan.document.blocks import Document
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.slots import Layout

_STATUS = re.compile(
    r"\b(?:statusrapport|statusskjema|status ?rapportering|status report|rapportering på tiltak|"
    r"framdriftsrapport|fremdriftsrapport|sluttrapport|progress report|final report)",
    re.IGNORECASE,
)
_CORE = ("/title", "/description", "/justification", "/goal", "/group", "/unit", "/indicator", "/frames", "/strategy_goals", "/focus_area")
_WHOSE = {"/title", "/group", "/unit", "/contact/name", "/leader/name", "/frames", "/focus_area"}
_RANKED = ("/priority", "/priority_reason", "/leader/competence", "/leader/experience", "/leader/qualities")
_ENOUGH_ASKED, _ENOUGH_ANSWERED, _FEWEST_CORE = 4, 3, 3


def kind_of_form(document: Document, layout: Layout, found: list[Evidence], *, is_list: bool) -> tuple[str, list[Evidence]]:
    """Return the kind of the file, and what is left of *found*: a file that is no proposal has none."""
    if _is_status_report(document, layout):
        return "status-report", []
    ranked = any(_is_ranked(evidence) for evidence in found)
    if is_list:
        return ("unit-priority" if ranked else "proposal-list"), found
    real = [evidence for evidence in found if _is_form(evidence, ranked=ranked) or _has_a_cover(evidence)]
    if not real:
        return "unknown", []
    for number, evidence in enumerate(real):
        evidence.renumber(number)
    return ("unit-priority" if ranked else "proposal"), real


def _is_ranked(evidence: Evidence) -> bool:
    """Return whether a unit has said its part: its ranking, or of a proposal nothing but the choice of leader."""
    said = evidence.sources.get(evidence.at("/priority"))
    if "/priority_reason" in evidence.values or (said is not None and said.sure):
        return True
    return (
        any(pointer in evidence.values for pointer in _RANKED) and not {"/description", "/justification", "/goal"} & evidence.values.keys()
    )


def _is_form(evidence: Evidence, *, ranked: bool) -> bool:
    answered = len(evidence.values) + sum(bool(lines) for lines in (evidence.costs, evidence.hours, evidence.risks, evidence.milestones))
    core = sum(pointer in evidence.asked for pointer in _CORE)
    if ranked and answered >= 2:
        return True
    if len(evidence.asked) < _ENOUGH_ASKED or core < _FEWEST_CORE or not evidence.asked & _WHOSE:
        return False  # many a document has a background and a goal; a form asks whose they are
    if not _is_titled(evidence) and not evidence.costs and not evidence.hours and answered < 2 * _ENOUGH_ANSWERED:
        return False
    return answered >= _ENOUGH_ANSWERED or (answered >= 1 and len(evidence.asked) >= 2 * _ENOUGH_ASKED)


def _is_titled(evidence: Evidence) -> bool:
    """Return whether it has a title that is no sentence: under a heading «Tiltak» many a report tells of what is done."""
    return not str(evidence.values.get("/title", ".")).rstrip().endswith(".")


def _has_a_cover(evidence: Evidence) -> bool:
    """Return whether a document of a project names it on its cover page, and asks for what a proposal says."""
    core = sum(pointer in evidence.asked for pointer in _CORE)
    return evidence.covered and len(evidence.asked) >= _ENOUGH_ASKED and core >= _FEWEST_CORE - 1


def _is_status_report(document: Document, layout: Layout) -> bool:
    titles = [line.plain for line in layout.titles[:2]] or [slot.label for slot in layout.slots[:1]]
    named = layout.slots[0].label if layout.slots else ""
    return bool(_STATUS.search(" ".join([*titles, document.properties.title]))) or bool(_STATUS.fullmatch(named.strip()))
