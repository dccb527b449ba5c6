"""Forms that the plan has: what was understood of each as lines to look over, and decisions about them as changes to the plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from tiltaksplan.actions.edit import change_field
from tiltaksplan.actions.evidence import FileEvidence, Leftover, evidence_of
from tiltaksplan.actions.import_desk import ASIDE, CHANGED, SURE, UNSURE, Decision, Value, with_value_read
from tiltaksplan.language import Message
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.fields import field_at
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import NoSuchPlace, value_at
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile


def values_kept(plan: Plan, file: ImportedFile) -> tuple[Value, ...]:
    """Return what was understood of a form that is in the plan, as it stands there now."""
    evidence = evidence_of(plan, file)
    remarks: dict[tuple[str, str], list[Message]] = {}
    for remark in evidence.remarks:
        remarks.setdefault((remark.proposal or "", remark.field or ""), []).append(Message.of(remark.message))
    keys = [*evidence.origins, *(key for key in remarks if key not in evidence.origins)]
    return tuple(_value(plan, file, evidence, key, tuple(remarks.get(key, ()))) for key in keys)


def leftovers_kept(plan: Plan, file: ImportedFile) -> tuple[Leftover, ...]:
    """Return the texts of a form in the plan that no field has, and that nobody has set aside."""
    return evidence_of(plan, file).leftovers


def kept_decision(plan: Plan, file: ImportedFile, decision: Decision) -> tuple[Change, ...]:
    """Return the changes that a decision about a form in the plan makes: in the proposal, and in what the file asks of people."""
    reading: dict[str, Any] = json.loads(file.reading)
    proposal, field = _split(decision.pointer, file)
    changes: tuple[Change, ...] = ()
    if proposal and field and decision.kind != "confirmed":
        standing = value_at(plan.proposal(proposal), field)
        empty = () if isinstance(standing, tuple) else None
        changes = change_field(plan, proposal, field, decision.value if decision.kind == CHANGED else empty)
    if decision.pointer or not decision.text:
        _answer(reading, decision)
    if decision.text:
        one = {"place": decision.place, "text": decision.text}
        reading["unplaced"] = [other for other in reading.get("unplaced", ()) if other != one]
        if decision.kind == ASIDE:
            reading.setdefault("aside", []).append(one)
    after = json.dumps(reading, ensure_ascii=False)
    if after == file.reading:
        return changes
    return (*changes, Change(thing=f"file:{file.sha256}", field="/reading", before=file.reading, after=after))


def correct_kept(plan_file: PlanFile, file: ImportedFile, given: Decision, progress: Progress) -> tuple[Change, ...]:
    """Return the changes that give a text of a form in the plan to a field, and let the form's template learn it.

    Other forms that are in the plan stay as they are: people may have mended them.

    Raises:
        FileProblem: The form can no longer be read.
        WrongUsage: The text cannot be read as that field's answer.
    """
    from tiltaksplan.actions.original import kept_copy
    from tiltaksplan.actions.template import correct
    from tiltaksplan.forms.reading import Reading

    plan = plan_file.plan
    read = with_value_read(plan, given)
    _proposal, field = _split(given.pointer, file)
    with kept_copy(plan_file, file.sha256, file.name) as copy:
        reading = Reading(path=str(copy))
        corrected = correct(plan, [reading], reading, given.place, field, progress)
    return (*corrected.changes, *kept_decision(plan, file, read))


def _answer(reading: dict[str, Any], decision: Decision) -> None:
    """Let the problems at the decision's place ask no more, and its source be sure, or gone where the value was set aside."""
    reading["problems"] = [one for one in reading.get("problems", ()) if (one.get("field") or "") != decision.pointer]
    sources = cast(dict[str, dict[str, Any]], reading.setdefault("sources", {}))
    source = sources.get(decision.pointer)
    if decision.kind == ASIDE and source is not None:
        del sources[decision.pointer]
        reading.setdefault("aside", []).append({"place": source.get("place", ""), "text": source.get("text", "")})
    elif source is not None:
        source["sure"] = True
    if decision.text and decision.kind == CHANGED:
        sources[decision.pointer] = {"place": decision.place, "text": decision.text, "sure": True}


def _value(plan: Plan, file: ImportedFile, evidence: FileEvidence, key: tuple[str, str], messages: tuple[Message, ...]) -> Value:
    proposal, field = key
    number = file.proposals.index(proposal) if proposal in file.proposals else 0
    origin = evidence.origins.get(key)
    remark = next((one for one in evidence.remarks if (one.proposal or "", one.field or "") == key), None)
    try:
        value = value_at(plan.proposal(proposal), field) if proposal and field_at(field) else None
    except (KeyError, NoSuchPlace):
        value, field = None, ""
    asks = any(one.severity != "info" for one in evidence.remarks if (one.proposal or "", one.field or "") == key)
    return Value(
        pointer=f"/proposals/{number}{key[1]}" if proposal else "", field=field, proposal=number, value=value, messages=messages,
        place=origin.place if origin else remark.place if remark else "", text=origin.text if origin else remark.text if remark else "",
        state=UNSURE if asks or (origin is not None and origin.doubtful) else SURE,
    )  # fmt: skip


def _split(pointer: str, file: ImportedFile) -> tuple[str, str]:
    parts = pointer.split("/")
    if len(parts) < 4 or not parts[2].isdigit() or int(parts[2]) >= len(file.proposals):
        return "", ""
    return file.proposals[int(parts[2])], "".join(f"/{part}" for part in parts[3:])
