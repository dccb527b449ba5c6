"""The assessors' steps in an edited workbook: a row a score, or a row that waits for one."""

from __future__ import annotations

from tiltaksplan.forms.plan_cells import SAME, Told, said
from tiltaksplan.forms.plan_found import Found
from tiltaksplan.forms.plan_lines import measure_of
from tiltaksplan.forms.plan_shown import edits_of_shown
from tiltaksplan.forms.plan_tables import PlanRow, PlanTable
from tiltaksplan.forms.values import one_line
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.field import Kind, Line, Step, Text
from tiltaksplan.plan.plan_sheets import ID, ROW_KEY
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.spelling import name_key
from tiltaksplan.plan.workbook_edits import Missing, ScoreEdit

_KINDS: dict[str, Kind] = {"criterion": Line(), "assessor": Line(), "step": Step(), "reason": Text()}
NO_STEP = N_("Raden har ikke noe trinn, så «{text}» er ikke tatt inn. Skriv et trinn fra 1 til 5.")
NO_CRITERION = N_("«{text}» er ikke et av planens kriterier. Velg et av dem som står i oppsettet.")
NO_MEASURE = N_("Raden viser til «{number}», og det er ikke noe forslag med det nummeret eller den tittelen. Rett nummeret.")
TWICE = N_("{proposal} er vurdert to ganger av samme person på «{criterion}». Raden er ikke tatt inn.")


def read_scores(table: PlanTable, found: Found) -> None:
    """Add what has been done to the sheet of scores to *found*."""
    scores = {one.key: one for one in found.base.scores}
    known = {one.id for one in found.base.proposals}
    rows = [row for row in table.rows if not all(row.is_blank(key) for key in (ID, *_KINDS))]
    settled: dict[str, PlanRow] = {}
    keys: dict[int, str] = {}
    for natural in (True, False):  # what a row says of itself first, and then the key that it was given
        for row in rows:
            key = _natural_key(row, found) if natural else row.text(ROW_KEY)
            stood = key in scores or (key.endswith("|") and key.partition("|")[0] in known and row.text(ROW_KEY) == key)
            if row.number not in keys and stood and key not in settled:
                settled[key] = row
                keys[row.number] = key
    given: set[str] = set()
    for row in rows:
        key = keys.get(row.number, "")
        if key:
            found.place(table, row, key)
        _read_row(table, row, scores.get(key), key, found, given)
    if found.known and (any(key in scores for key in settled) or len(scores) < 2):
        for key, score in scores.items():
            if key not in settled and score.proposal not in found.gone:
                found.missing.append(Missing(key=key, proposal=score.proposal, score=score))


def _natural_key(row: PlanRow, found: Found) -> str:
    proposal = measure_of(row, found)
    return f"{proposal}|{one_line(row.text('criterion'))}|{one_line(row.text('assessor'))}" if proposal else ""


def _read_row(table: PlanTable, row: PlanRow, before: Score | None, key: str, found: Found, given: set[str]) -> None:
    owner, criterion, assessor = [*key.split("|"), "", ""][:3] if key else ("", "", "")
    stood: dict[str, object] = {"criterion": criterion or None, "assessor": assessor or None, "step": None, "reason": None}
    if before is not None:
        stood = {"criterion": before.criterion, "assessor": before.assessor or None, "step": before.step, "reason": before.reason}
        owner = before.proposal
    said_now = dict(stood)
    changed = []
    for part, kind in _KINDS.items():
        if not table.has(part):
            continue
        answer = said(kind, row.cells.get(part), stood[part], found.rules)
        if isinstance(answer, Told):
            found.reject(table.cell_name(row.number, part), answer.text, answer.message)
        elif answer is not SAME:
            said_now[part] = answer
            changed.append(part)
    known = next((one for one in found.base.proposals if one.id == owner), None)
    if known is not None:
        found.rejected.extend(edits_of_shown(table, row, found.base, known, found.rules, criterion))
    proposal = _owner(table, row, owner, found)
    if proposal is None or (not changed and proposal == owner):
        return
    if proposal != owner:
        changed.append("proposal")
    after = _score(table, row, proposal, said_now, changed, before, found)
    if after is None and before is None:
        return
    if after is not None:
        if after.key in given:
            text = Message.of(TWICE, proposal=proposal, criterion=after.criterion)
            found.reject(table.cell_name(row.number, "step"), row.text("step"), text)
            return
        given.add(after.key)
    cells = tuple((part, table.cell_name(row.number, ID if part == "proposal" else part)) for part in changed)
    found.scores.append(ScoreEdit(before=before, after=after, cells=cells, new_row=not key))
    if not key:
        found.place(table, row, table.cell_name(row.number, "step"), is_new=True, owner=proposal)


def _owner(table: PlanTable, row: PlanRow, owner: str, found: Found) -> str | None:
    if owner and (not table.has(ID) or row.is_blank(ID)):
        return owner
    proposal = measure_of(row, found)
    if proposal is None or ":" in proposal:  # a new proposal has no number yet that a score could stand under
        found.reject(table.cell_name(row.number, ID), row.text(ID), Message.of(NO_MEASURE, number=row.text(ID)))
        return owner or None
    return proposal


def _score(
    table: PlanTable, row: PlanRow, proposal: str, parts: dict[str, object], changed: list[str], before: Score | None, found: Found
) -> Score | None:
    """Return the score that a row gives now; None where it gives none, which is told of unless somebody took the step away."""
    step, criterion = parts["step"], str(parts["criterion"] or "")
    if not isinstance(step, int):
        told = "; ".join(str(parts[part]) for part in ("assessor", "reason") if parts[part] and part in changed)
        if before is None and told and row.is_blank("step"):
            found.reject(table.cell_name(row.number, "step"), told, Message.of(NO_STEP, text=told))
        return None
    if "criterion" in changed:
        known = {name_key(one.name): one.name for one in found.base.setup.criteria}
        named = known.get(name_key(criterion))
        if named is None:
            found.reject(table.cell_name(row.number, "criterion"), criterion, Message.of(NO_CRITERION, text=criterion))
            if before is None:
                return None
            named = before.criterion
            changed.remove("criterion")
        criterion = named
    assessor, reason = str(parts["assessor"] or ""), parts["reason"]
    return Score(proposal=proposal, criterion=criterion, step=step, assessor=assessor, reason=None if reason is None else str(reason))
