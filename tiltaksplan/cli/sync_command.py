"""`sync`: an edited workbook taken back into the plan, from the words on the command line to what is printed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiltaksplan.actions.sync_words import field_words, summary
from tiltaksplan.cli.answer import DONE, NEEDS_A_PERSON, Answer
from tiltaksplan.errors import TiltaksplanError, WrongUsage
from tiltaksplan.language import N_, Message, Translate, number_text, translator

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile
    from tiltaksplan.actions.sync import Decided, Decisions, Sync
    from tiltaksplan.cli.progress_line import ProgressLine

NOT_MISSING = N_("«{key}» mangler ikke i arbeidsboken, så det er ingenting å slette. Ingenting er endret.")
UPDATED = N_("Arbeidsboken er oppdatert. Celler som er skrevet: {count}.")
NOT_UPDATED = N_("Planen har tatt inn endringene, men arbeidsboken er ikke oppdatert: {reason}")
NOT_UPDATED_UNKNOWN = N_("Arbeidsboken er ikke oppdatert, fordi planen ikke har grunnlaget den ble skrevet fra. Eksporter en ny.")
HEADS: dict[str, str] = {
    "applied": N_("Endringer:"),
    "decided": N_("Konflikter som er avgjort:"),
    "conflicts": N_("Konflikter, der planen beholder sin verdi inntil noen avgjør dem (--prefer ours eller --prefer theirs):"),
    "added": N_("Nye rader:"),
    "left_out": N_("Nye rader som ikke er tatt inn:"),
    "deleted": N_("Slettes i planen:"),
    "removed": N_("Mangler i arbeidsboken. Slettes bare når du sier det (--remove og nøkkelen):"),
    "rejected": N_("Ikke tatt inn:"),
    "notes": N_("Verdt å vite:"),
}
_TOLD_BESIDE = ("proposal", "criterion", "assessor")  # of a score: its place says them already
LONGEST = 90  # characters of a value on a line


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Give the parser of `sync` its arguments."""
    parser.add_argument("plan", metavar="PLAN", help=translate(N_("planfilen (.tiltaksplan)")))
    parser.add_argument("workbook", metavar="WORKBOOK", type=Path, help=translate(N_("arbeidsboken slik den er nå")))
    parser.add_argument("--dry-run", action="store_true", help=translate(N_("vis hva som ville skje, og lagre ingenting")))
    prefer = N_("hvem som har rett i konflikter: planen (ours) eller arbeidsboken (theirs)")
    parser.add_argument("--prefer", choices=("ours", "theirs"), help=translate(prefer))
    parser.add_argument("--no-add", action="store_true", help=translate(N_("ta ikke inn nye rader")))
    remove = N_("slett det som mangler i arbeidsboken, for eksempel T-05 eller T-03/costs/2; kan gjentas")
    parser.add_argument("--remove", metavar="KEY", action="append", default=[], help=translate(remove))
    update = N_("skriv det planen har endret, tilbake i arbeidsboken; resten av filen røres ikke")
    parser.add_argument("--update", action="store_true", help=translate(update))


def sync(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    """Take an edited workbook back into the plan, or say what would happen."""
    from tiltaksplan.actions.plan_file import open_plan, open_plan_to_write
    from tiltaksplan.actions.sync import decided, needs_a_person, prepare_sync, store_sync, sync_json
    from tiltaksplan.cli.arguments import plan_path

    opener = open_plan if options.dry_run else open_plan_to_write
    with opener(plan_path(options.plan)) as plan_file:
        prepared = prepare_sync(plan_file, options.workbook, progress=progress)
        decisions = _decisions(options, prepared)
        outcome = decided(prepared, decisions) if options.dry_run else store_sync(plan_file, prepared, decisions)
        document = sync_json(prepared, outcome, options.language) | {"dry_run": options.dry_run}
        document["summary"] = summary(document, options.language)
        left = _updated(plan_file, prepared, outcome, document, options) if options.update and not options.dry_run else False
    code = NEEDS_A_PERSON if left or needs_a_person(prepared, outcome) else DONE
    return Answer(code=code, document=document, text=sync_text(document, options.language))


def _updated(plan_file: PlanFile, prepared: Sync, outcome: Decided, document: dict[str, Any], options: argparse.Namespace) -> bool:
    """Write in the workbook what the plan says otherwise, and tell of it; return whether it could not be written."""
    from tiltaksplan.actions.sync import update_workbook

    try:
        document["updated"] = count = update_workbook(plan_file, prepared, outcome)
    except TiltaksplanError as error:
        reason = error.told(translator(options.language), options.language)
        document["notes"].append(Message.of(NOT_UPDATED, reason=reason).told(options.language))
        return True
    text = Message.of(UPDATED, count=count) if prepared.known else Message.of(NOT_UPDATED_UNKNOWN)
    document["notes"].append(text.told(options.language))
    return False


def _decisions(options: argparse.Namespace, prepared: Sync) -> Decisions:
    from tiltaksplan.actions.sync import Decisions, Take

    missing = {one.key for one in prepared.merge.removed}
    for key in options.remove:
        if key not in missing:
            raise WrongUsage(what=Message.of(NOT_MISSING, key=key).told(options.language))
    prefer = Take(options.prefer) if options.prefer else None
    return Decisions(prefer=prefer, add=not options.no_add, remove=frozenset(options.remove))


def sync_text(document: Mapping[str, Any], language: str) -> str:
    """Return the summary, and everything by its kind, a line each."""
    translate = translator(language)
    before = N_("Slik ville det blitt, og ingenting er lagret: {summary}.") if document["dry_run"] else N_("{summary}.")
    lines = [translate(before).format(summary=document["summary"])]
    if not document["dry_run"]:
        lines[0] = lines[0][:1].upper() + lines[0][1:]
    for name, head in HEADS.items():
        if document[name]:
            lines += ["", translate(head), *(f"  {line}" for one in document[name] for line in _told(name, one, translate, language))]
    return "\n".join(lines)


def _told(name: str, one: Any, translate: Translate, language: str) -> Iterator[str]:  # noqa: ANN401  a piece of a JSON document
    if name == "notes":
        yield one
    elif name == "rejected":
        yield f"{one['cell']}: {one['message']}"
    elif name in ("conflicts", "decided"):
        yield f"{_place(one, translate)} ({one['cell']})" + (f" [{one['decision']}]" if isinstance(one.get("decision"), str) else "")
        for word, key in ((N_("var"), "base"), (N_("planen"), "ours"), (N_("arbeidsboken"), "theirs")):
            yield f"    {translate(word)}: {_short(one[key], translate, language)}"
    elif name == "applied":
        values = (_short(one[key], translate, language) for key in ("before", "after"))
        yield f"{_place(one, translate)} ({one['cell']}): {' → '.join(values)}"
    else:
        value = one.get("after", one.get("before"))
        place, where = _place(one, translate), one.get("cell") or one.get("key", "")
        told = place if place == where else f"{place} ({where})"
        yield f"{told}: {_short(one.get('title') or value, translate, language)}"


def _place(one: Mapping[str, Any], translate: Translate) -> str:
    return ", ".join(part for part in (one["proposal"] or "", *field_words(one["field"], translate)) if part)


def _short(value: object, translate: Translate, language: str) -> str:
    """Return a value of the JSON document on one line."""
    if value in (None, [], ""):
        return translate(N_("(tomt)"))
    if isinstance(value, Mapping):
        value = {name: part for name, part in value.items() if name not in _TOLD_BESIDE or "step" not in value}
        text = "; ".join(_short(part, translate, language) for part in value.values() if part not in (None, [], ""))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        text = ", ".join(_short(part, translate, language) for part in value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        text = str(value) if isinstance(value, int) and 1900 < value < 2200 else number_text(value, language)
    else:
        text = f"«{' '.join(str(value).split())}»"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
