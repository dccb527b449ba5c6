"""The columns of the table of proposals: some are fields, the others say what the plan knows of a proposal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tiltaksplan.actions.edit import text_of
from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.screen_language import _, counted, spoken
from tiltaksplan.language import N_, number_text
from tiltaksplan.plan.change import natural_order
from tiltaksplan.plan.fields import Field, Money, Number, field_at
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalColumn:
    """One column: what it shows, and what it is sorted by (text is sorted as the language does)."""

    label: str
    shown: Callable[[Plan, FindingsNow, Proposal], str]
    order: Callable[[Plan, FindingsNow, Proposal], object]
    field: Field | None = None
    right: bool = False
    help: str = ""


def _of_field(pointer: str, label: str = "") -> ProposalColumn:
    field = field_at(pointer)

    def value(_plan: Plan, _findings: FindingsNow, proposal: Proposal) -> object:
        return field.value_in(proposal)

    def shown(plan: Plan, findings: FindingsNow, proposal: Proposal) -> str:
        return text_of(field.kind, value(plan, findings, proposal), spoken())

    right = isinstance(field.kind, Money | Number)
    return ProposalColumn(label=label or field.label, shown=shown, order=value, field=field, right=right, help=field.help)


OUTCOMES = {"selected": N_("Prioritert"), "reserve": N_("Reserve"), "down": N_("Prioritert ned")}


def outcome_of(plan: Plan, proposal_id: str) -> str:
    """Return selected, reserve or down, or an empty text where the choice has not been made."""
    outcome = plan.outcome()
    if outcome is None:
        return ""
    for kind in OUTCOMES:
        if any(one.proposal == proposal_id for one in getattr(outcome, kind)):
            return kind
    return ""


def _outcome(plan: Plan, _findings: FindingsNow, proposal: Proposal) -> str:
    kind = outcome_of(plan, proposal.id)
    return _(OUTCOMES[kind]) if kind else ""


def _outcome_order(plan: Plan, _findings: FindingsNow, proposal: Proposal) -> object:
    kind = outcome_of(plan, proposal.id)
    return list(OUTCOMES).index(kind) if kind else len(OUTCOMES)


def _counts(findings: FindingsNow, proposal: Proposal) -> tuple[int, int]:
    found = findings.open_of(proposal.id)
    return sum(one.severity is Severity.ERROR for one in found), sum(one.severity is Severity.WARNING for one in found)


def _findings(_plan: Plan, findings: FindingsNow, proposal: Proposal) -> str:
    errors, warnings = _counts(findings, proposal)
    words = []
    if errors:
        words.append(_("{count} feil", count=errors))
    if warnings:
        words.append(counted(N_("1 advarsel"), N_("{count} advarsler"), warnings))
    return ", ".join(words)


def _findings_order(_plan: Plan, findings: FindingsNow, proposal: Proposal) -> object:
    errors, warnings = _counts(findings, proposal)
    return errors * 1000 + warnings


FINDINGS = ProposalColumn(label=N_("Funn"), shown=_findings, order=_findings_order, help=N_("Feil og advarsler som ingen har godtatt."))

OUTCOME = ProposalColumn(label=N_("Utfall"), shown=_outcome, order=_outcome_order, help=N_("Hva prioriteringen kom til."))

COLUMNS: tuple[ProposalColumn, ...] = (
    ProposalColumn(label=N_("Nr."), shown=lambda _p, _f, proposal: proposal.id, order=lambda _p, _f, proposal: natural_order(proposal.id)),
    _of_field("/title", N_("Tittel")),
    FINDINGS,
    OUTCOME,
    _of_field("/start"),
    _of_field("/end"),
    ProposalColumn(
        label=N_("Kostnad"), right=True, help=N_("Summen av kostnadslinjene, i kroner."),
        shown=lambda _p, _f, proposal: number_text(proposal.total_cost, spoken()), order=lambda _p, _f, proposal: proposal.total_cost,
    ),
    ProposalColumn(
        label=N_("Timer"), right=True, help=N_("Summen av timelinjene."),
        shown=lambda _p, _f, proposal: number_text(proposal.total_hours, spoken()), order=lambda _p, _f, proposal: proposal.total_hours,
    ),
    _of_field("/unit"),
    _of_field("/group", N_("Faggruppe")),
    _of_field("/focus_area"),
)  # fmt: skip
