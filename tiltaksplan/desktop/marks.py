"""What stands at each step of the process: counted from the plan and its findings, judged by nobody."""

from __future__ import annotations

from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.desktop.steps import Mark
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan


def marks_of(plan: Plan, findings: FindingsNow) -> dict[str, Mark]:
    """Return the marks of all steps."""
    count, waiting = len(plan.proposals), sum(file.waiting for file in plan.files)
    proposals = Mark(str(count) if count else "", "plain", _("{count} forslag", count=count))
    return {
        "setup": Mark("", "done", _("Fylt ut"))
        if plan.setup.units and plan.setup.people
        else Mark("", "warning", _("Mangler enheter eller personer")),
        "forms": Mark(str(waiting), "warning", _("{count} venter på svar", count=waiting))
        if waiting
        else _plain(sum(bool(file.proposals) for file in plan.files), _("skjemaer lest inn")),
        "proposals": proposals,
        "review": _review(plan, findings),
        "scoring": _scoring(plan),
        "choice": _choice(plan),
        "documents": Mark(),
    }


def _plain(count: int, what: str) -> Mark:
    return Mark(str(count), "plain", f"{count} {what}") if count else Mark()


def _review(plan: Plan, findings: FindingsNow) -> Mark:
    if not findings.known or not plan.proposals:
        return Mark()
    for severity, word in ((Severity.ERROR, _("feil")), (Severity.WARNING, _("varsler"))):
        if number := findings.count(severity):
            return Mark(str(number), severity.value, f"{number} {word}")
    return Mark("", "done", _("Ingen feil eller varsler"))


def _scoring(plan: Plan) -> Mark:
    if not plan.proposals or not plan.setup.criteria:
        return Mark()
    given = len({(score.proposal, score.criterion) for score in plan.scores})
    wanted = len(plan.proposals) * len(plan.setup.criteria)
    if given >= wanted:
        return Mark("", "done", _("Alle trinn er satt"))
    return Mark(f"{given}/{wanted}" if given else "", "plain", _("{given} av {wanted} trinn er satt", given=given, wanted=wanted))


def _choice(plan: Plan) -> Mark:
    outcome = plan.outcome()
    if outcome is None:
        return Mark()
    if outcome.status == "infeasible":
        return Mark("", "error", _("Fant ingen plan"))
    return Mark(str(len(outcome.selected)), "done", _("{count} tiltak er prioritert", count=len(outcome.selected)))
