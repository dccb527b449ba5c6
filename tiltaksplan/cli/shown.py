"""The answers as text for people who read a terminal; built from the same JSON documents that `--json` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

from tiltaksplan.language import N_, Message, Translate, date_text, number_text, translator

if TYPE_CHECKING:
    from tiltaksplan.actions.demo import Demo
    from tiltaksplan.actions.doctor import Examined

Json = Mapping[str, Any]

SEVERITIES = {"error": N_("Feil"), "warning": N_("Advarsel"), "info": N_("Opplysning")}
KINDS = {
    "proposal": N_("forslag"),
    "proposal-list": N_("liste med forslag"),
    "unit-priority": N_("enhetens prioritering"),
    "status-report": N_("statusrapport"),
    "plan-workbook": N_("arbeidsbok fra planen"),
    "history": N_("resultater fra forrige plan"),
    "setup": N_("oppsett"),
    "unknown": N_("ukjent"),
}


def readings_text(document: Json, language: str) -> str:
    """Return what was read, a file at a time: proposals, problems, and what found no place."""
    return "\n\n".join(_reading_text(file, language) for file in document["files"])


def _reading_text(file: Json, language: str) -> str:
    translate = translator(language)
    lines = [f"{file['path']}: {translate(KINDS.get(file['kind'], KINDS['unknown']))}" if file["status"] == "read" else file["path"]]
    for proposal in file.get("proposals", ()):
        lines.append(indent(_proposal_text(proposal, language), "  "))
    for problem in file.get("problems", ()):
        lines.append(f"  {translate(SEVERITIES[problem['severity']])}: {problem['message']}")
    unplaced = file.get("unplaced", ())
    if unplaced:
        lines.append("  " + translate(N_("Tekst vi ikke fant plass til:")))
        lines.extend(f"    {part['place']}: «{part['text']}»" for part in unplaced)
    return "\n".join(lines)


def _proposal_text(proposal: Json, language: str) -> str:
    from tiltaksplan.plan.fields import FIELDS, Lines

    translate = translator(language)
    lines = []
    for field in FIELDS:
        value: Any = proposal
        for part in field.pointer.strip("/").split("/"):
            value = value.get(part) if isinstance(value, Mapping) else None
        if value in (None, [], ""):
            continue
        if isinstance(field.kind, Lines):
            lines.append(f"{translate(field.label)}:")
            lines.extend("  " + "  ".join(_plain_text(part, language) for part in row.values()) for row in value)
        else:
            lines.append(f"{translate(field.label)}: {_plain_text(value, language)}")
    return "\n".join(lines)


def _plain_text(value: object, language: str) -> str:
    if isinstance(value, list):
        return ", ".join(_plain_text(part, language) for part in value)
    if isinstance(value, int | float):
        return str(value) if isinstance(value, int) and 1900 < value < 2200 else number_text(value, language)
    text = str(value)
    try:
        return date_text(date.fromisoformat(text), language)
    except ValueError:
        return text.replace("\n", "\n    ")


def new_text(document: Json, language: str) -> str:
    """Return what kind of plan was made, and what in the set-up must be looked at."""
    translate = translator(language)
    figures = {name: document[name] for name in ("title", "plan", "units", "people", "goals", "history")}
    sentence = N_(
        "Planen «{title}» er laget i {plan}: "
        "{units} enheter, {people} personer, {goals} utviklingsmål og {history} tiltak fra forrige plan."
    )
    if not document["title"]:
        sentence = N_(
            "Planen er laget i {plan}: {units} enheter, {people} personer, {goals} utviklingsmål og {history} tiltak fra forrige plan. "
            "Den har ingen tittel ennå."
        )
    problems = (f"  {translate(SEVERITIES[problem['severity']])}: {problem['message']}" for problem in document["problems"])
    return "\n".join([Message.of(sentence, **figures).told(language), *problems])


def findings_text(document: Json, language: str) -> str:
    """Return the findings by severity, each with its reason and how to mend it."""
    translate = translator(language)
    findings = document["findings"]
    if not findings:
        return translate(N_("Ingen funn."))
    lines = []
    for severity, word in SEVERITIES.items():
        chosen = [finding for finding in findings if finding["severity"] == severity]
        if chosen:
            lines.append(f"{translate(word)} ({len(chosen)})")
        for finding in chosen:
            subject = ", ".join(
                finding.get("proposals") or [finding["proposal"]]
                if finding["proposal"] or finding.get("proposals")
                else [translate(N_("Planen"))]
            )
            waived = " " + translate(N_("(godtatt: {reason})")).format(reason=finding["waived"]["reason"]) if finding["waived"] else ""
            lines.append(f"  {subject}: {finding['message']}{waived}")
            lines.append(f"      {finding['fix']}")
    return "\n".join(lines)


def outcome_text(document: Json, language: str) -> str:
    """Return the plan, the reserve and what was prioritised down, each with its reason."""
    translate = translator(language)
    statuses = {
        "optimal": N_("Valget er det beste som er mulig innenfor grensene."),
        "feasible": N_("Valget holder grensene, men det er ikke vist at det er det beste."),
        "infeasible": N_("Ingen plan holder alle grensene og beslutningene."),
    }
    lines = [translate(statuses[document["status"]])]
    if document.get("problem"):
        lines.append(document["problem"])
    lines.append(
        translate(N_("Poeng: {value} av høyst {bound} mulige.")).format(
            value=number_text(document["value"], language), bound=number_text(document["bound"], language)
        )
    )
    lines.append("\n" + translate(N_("Prioritert ({count})")).format(count=len(document["selected"])))
    for measure in document["selected"]:
        period = "–".join(date_text(date.fromisoformat(measure[edge]), language) for edge in ("start", "end"))
        lines.append(f"  {measure['proposal']}  {_title(measure, translate)} ({period}). {measure['why']}")
    for key, title in (("reserve", N_("Reserve ({count})")), ("down", N_("Prioritert ned ({count})"))):
        lines.append("\n" + translate(title).format(count=len(document[key])))
        for proposal in document[key]:
            change = f" {proposal['would_enter_if']}" if proposal.get("would_enter_if") else ""
            lines.append(f"  {proposal['proposal']}  {_title(proposal, translate)}. {proposal['reason']}{change}")
    return "\n".join(lines)


def _title(measure: Json, translate: Translate) -> str:
    return (measure["title"] or "").strip() or translate(N_("(uten tittel)"))


def written_text(paths: Sequence[Path], language: str) -> str:
    """Return where the documents lie."""
    return "\n".join([translator(language)(N_("Skrevet:")), *(f"  {path}" for path in paths)])


def import_text(document: Json, language: str) -> str:
    """Return what was taken into the plan, what was passed over, and what waits for a person."""
    translate = translator(language)
    outcomes = {
        "new": N_("tatt inn som {proposals}"),
        "skipped": N_("er alt tatt inn"),
        "revision": N_("er en nyere utgave av {proposals}, og venter på at noen bekrefter den"),
        "refused": N_("kunne ikke leses"),
        "history": N_("resultatene fra forrige plan er tatt inn"),
    }
    lines = []
    for file in document["files"]:
        told = translate(outcomes.get(file.get("outcome", "new"), outcomes["new"])).format(proposals=", ".join(file.get("ids", ())) or "–")
        lines.append(f"{file['path']}: {told}")
        lines.extend(f"  {translate(SEVERITIES[problem['severity']])}: {problem['message']}" for problem in file.get("problems", ()))
        lines.extend(f"  {translate(N_('Uten plass'))}: {part['place']}: «{part['text']}»" for part in file.get("unplaced", ()))
    return "\n".join(lines)


def demo_text(demo: Demo, language: str) -> str:
    """Return what the demo made and where it lies."""
    translate = translator(language)
    findings = demo.findings
    lines = [
        Message.of(N_("{count} forslag er lest. Ikke lest: {refused}."), count=demo.proposals, refused=", ".join(demo.refused) or "–").told(
            language
        ),
        Message.of(
            N_("Kontrollene ga {errors} feil, {warnings} advarsler og {infos} opplysninger."),
            errors=findings.get("error", 0),
            warnings=findings.get("warning", 0),
            infos=findings.get("info", 0),
        ).told(language),
        Message.of(
            N_("{selected} tiltak er prioritert, {reserve} står i reserve, og {down} er prioritert ned."),
            selected=len(demo.outcome.selected),
            reserve=len(demo.outcome.reserve),
            down=len(demo.outcome.down),
        ).told(language),
        translate(N_("Alt ligger her:")),
        f"  {demo.plan}",
        *(f"  {path}" for path in demo.documents),
    ]
    return "\n".join(lines)


def examination_text(results: Iterable[Examined], language: str) -> str:
    """Return what works and what does not, a line each."""
    translate = translator(language)
    marks = {True: translate(N_("virker")), False: translate(N_("mangler"))}
    return "\n".join(f"{marks[result.works]:<9} {result.name}: {result.detail}" for result in results)
