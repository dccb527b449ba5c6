"""Risks and milestones that a form asks for as fields which repeat: «Risiko 1», «Sannsynlighet», «Konsekvens», «Tiltak»."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.labels import column_scores, section_scores
from tiltaksplan.forms.lines import Line
from tiltaksplan.forms.slots import Slot
from tiltaksplan.forms.values import Unclear, clean, is_empty_answer, read_date, read_step
from tiltaksplan.forms.wording import label_key
from tiltaksplan.plan.proposal import Milestone, Risk

_KNOWN = 0.85
_STEPS = ("probability", "consequence")


def read_repeated_fields(slots: Sequence[Slot], lines_of: Callable[[Slot], list[Line]], evidence: Evidence) -> set[int]:
    """Read runs of rooms that make a risk or a milestone together; return the numbers of the rooms that were taken."""
    taken: set[int] = set()
    for kind, needed, others in (("risks", "description", (*_STEPS, "mitigation")), ("milestones", "description", ("date",))):
        runs = _runs(slots, kind, needed, others)
        for run in runs if kind == "risks" else [run for run in runs if _is_milestone(run)]:
            texts = {role: clean("\n".join(line.text for line in lines_of(slot))) for role, slot in run.items()}
            taken |= {slot.number for slot in run.values()}
            evidence.asked.add(f"/{kind}")
            if any(text and not is_empty_answer(text) for text in texts.values()):
                _risk(run, texts, evidence) if kind == "risks" else _milestone(run, texts, evidence)
    return taken


def _runs(slots: Sequence[Slot], kind: str, needed: str, others: tuple[str, ...]) -> list[dict[str, Slot]]:
    runs: list[dict[str, Slot]] = []
    run: dict[str, Slot] = {}
    for slot in slots:
        label = label_key(slot.label).rstrip("0123456789 ")
        scores = {pointer.rpartition("/")[2]: score for pointer, score in column_scores(label).items() if pointer.startswith(f"/{kind}/")}
        role = max(scores, key=lambda one: scores[one], default="")
        if role not in (needed, *others) or scores[role] < _KNOWN or role in run or (not run and role != needed):
            if _is_whole(run, kind):
                runs.append(run)
            run = {needed: slot} if role == needed and scores[role] >= _KNOWN else {}
        else:
            run[role] = slot
    return [*runs, run] if _is_whole(run, kind) else runs


def _is_whole(run: dict[str, Slot], kind: str) -> bool:
    return "description" in run and (("probability" in run and "consequence" in run) if kind == "risks" else "date" in run)


def _is_milestone(run: dict[str, Slot]) -> bool:
    """Return whether a run is numbered, or something says that it is of milestones: «Mål» before «Fra måned» is none."""
    what = run["description"]
    if what.label.strip()[-1:].isdigit():
        return True
    return max(section_scores(text).get("milestones", 0.0) for text in (what.label, *what.section)) >= _KNOWN


def _risk(run: dict[str, Slot], texts: dict[str, str], evidence: Evidence) -> None:
    at = f"/risks/{len(evidence.risks)}"
    steps: dict[str, int | None] = {}
    for role in _STEPS:
        step = read_step(texts[role]) if texts[role] else None
        if isinstance(step, Unclear):
            evidence.unclear(f"{at}/{role}", step, run[role].place)
        steps[role] = step if isinstance(step, int) else None
    evidence.risks.append(Risk(description=texts["description"] or None, mitigation=texts.get("mitigation") or None, **steps))
    _sources(at, run, texts, evidence)


def _milestone(run: dict[str, Slot], texts: dict[str, str], evidence: Evidence) -> None:
    at = f"/milestones/{len(evidence.milestones)}"
    day = read_date(texts["date"]) if texts["date"] else None
    if isinstance(day, Unclear):
        evidence.unclear(f"{at}/date", day, run["date"].place)
    evidence.milestones.append(Milestone(date=None if isinstance(day, Unclear) else day, description=texts["description"] or None))
    _sources(at, run, texts, evidence)


def _sources(at: str, run: dict[str, Slot], texts: dict[str, str], evidence: Evidence) -> None:
    for role, slot in run.items():
        if texts[role]:
            evidence.source(f"{at}/{role}", slot.answer[0].place if slot.answer else slot.place, texts[role])
