"""What stands at each step of the process: counted from the plan and its findings, judged by nobody."""

from __future__ import annotations

from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.screen_language import _, counted
from tiltaksplan.desktop.steps import Mark
from tiltaksplan.language import N_
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan


def marks_of(plan: Plan, findings: FindingsNow) -> dict[str, Mark]:
    """Return the marks of all steps."""
    count = len(plan.proposals)
    proposals = Mark(str(count) if count else "", "plain", _("{count} forslag", count=count))
    return {
        "setup": Mark("", "done", _("Fylt ut"))
        if plan.setup.units and plan.setup.people
        else Mark("", "warning", _("Mangler enheter eller personer")),
        "forms": _forms(plan),
        "proposals": proposals,
        "review": _review(plan, findings),
        "scoring": _scoring(plan),
        "choice": _choice(plan),
        "documents": Mark(),
    }


def _forms(plan: Plan) -> Mark:
    if waiting := sum(file.waiting for file in plan.files):
        return Mark(str(waiting), "warning", counted(N_("1 fil venter på svar"), N_("{count} filer venter på svar"), waiting))
    count = sum(bool(file.proposals) for file in plan.files)
    return Mark(str(count), "plain", counted(N_("1 skjema lest inn"), N_("{count} skjemaer lest inn"), count)) if count else Mark()


def _review(plan: Plan, findings: FindingsNow) -> Mark:
    if not findings.known or not plan.proposals:
        return Mark()
    if errors := findings.count(Severity.ERROR):
        return Mark(str(errors), "error", _("{count} feil", count=errors))
    if warnings := findings.count(Severity.WARNING):
        return Mark(str(warnings), "warning", counted(N_("1 advarsel"), N_("{count} advarsler"), warnings))
    return Mark("", "done", _("Ingen feil eller advarsler"))


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
