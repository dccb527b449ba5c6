"""Costs, hours, risks and milestones written as lines of text instead of in a table."""

from __future__ import annotations

import re

from tiltaksplan.forms.answers import Answers
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.lines import Line
from tiltaksplan.forms.slots import Slot
from tiltaksplan.forms.values import Unclear, clean, is_empty_answer, read_amount, read_by_year, read_date, read_hours, read_step
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, Risk

_MONTH = r"(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec)"
_BULLET = re.compile(rf"^(?:- |\d{{1,2}}[.)]\s+(?!{_MONTH}|kvartal|halvår|tertial))", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?::|;|\s[–—-]\s|\t|,(?!\d)|\|)\s*")
_YEAR = re.compile(r"(?<![\d.])(20[1-4]\d)(?![\d.])")
_IN_YEAR = re.compile(r"\s*(?:\b(?:i|in|for|år)\s+)?(?<![\d.])20[1-4]\d(?![\d.])")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_STEP = re.compile(
    r"(?:sannsynlighet|sannsyn|probability|likelihood|\bs\b|\bp\b)\s*[:=]?\s*(?P<s>[\wæøå ]+?)\s*"
    r"(?:[,;/]|og|and|\s)\s*(?:konsekvens|consequence|impact|\bk\b|\bc\b)\s*[:=]?\s*(?P<k>[\wæøå ]+?)(?=[,;.)]|$)",
    re.IGNORECASE,
)
_MITIGATION = re.compile(
    r"(?:tiltak|forebygging|mottiltak|mitigation|measure|håndtering|grep)\s*:\s*(?P<text>.+)$", re.IGNORECASE | re.DOTALL
)


def read_text_lines(pointer: str, slot: Slot, answers: Answers, evidence: Evidence, work_year: float) -> None:
    """Read the lines of *slot* as lines of the table at *pointer*; what makes no line is kept as unplaced."""
    readers = {"/costs": _cost, "/hours": _hour, "/risks": _risk, "/milestones": _milestone}
    for line in answers.lines(slot):
        text = _BULLET.sub("", clean(line.text))
        if not text or is_empty_answer(text):
            continue
        parts = _by_years(text) if pointer in ("/costs", "/hours") else [text]
        kept = [readers[pointer](part, line, evidence, work_year) for part in parts]
        if not all(kept):
            evidence.leave([line])


def _by_years(text: str) -> list[str]:
    """Return a line that gives a figure for each of several years as a line a year: «Skilt (Kommunen) – 2023: 20 000, 2024: 5 000»."""
    for between in _PARTS.finditer(text):
        years = read_by_year(text[between.end() :])
        if len(years) > 1 and text[: between.start()].strip():
            return [f"{text[: between.start()]}: {figure}: {year}" for year, figure in years]
    return [text]


def _cost(text: str, line: Line, evidence: Evidence, work_year: float) -> bool:
    del work_year
    bracketed = [part.strip() for part in _BRACKETED.findall(text) if not _YEAR.fullmatch(part.strip())]
    parts = [
        part.strip()
        for part in _PARTS.split(_BRACKETED.sub(lambda one: one[0] if _YEAR.fullmatch(one[1].strip()) else " ", text))
        if part.strip()
    ]
    found = next((part for part in reversed(parts) if _amount(part) is not None), None)
    if found is None:
        return False
    year = _YEAR.search(text.replace(found, " ", 1)) or _YEAR.search(text)
    rest = [_YEAR.sub("", part).strip(" ()") for part in parts if part is not found]
    rest = [part for part in rest if part and not re.fullmatch(r"(?:i|in|år)", part)]
    if not rest and not year:
        return False
    amount = _amount(found)
    at = f"/costs/{len(evidence.costs)}"
    funding = bracketed[0] if bracketed else rest[1] if len(rest) > 1 else None
    evidence.costs.append(CostLine(year=int(year[1]) if year else None, category=rest[0] if rest else None, amount=amount, funding=funding))
    evidence.source(at, line.place, text, sure=False)
    return True


def _amount(text: str) -> int | None:
    if not re.search(r"\d", text) or _YEAR.fullmatch(text.strip(" ()")):
        return None
    amount = read_amount(_BRACKETED.sub("", text).strip())
    return amount if isinstance(amount, int) and amount > 0 else None


def _hour(text: str, line: Line, evidence: Evidence, work_year: float) -> bool:
    parts = [part for part in _PARTS.split(text) if part]
    hours = None
    kept: list[str] = []
    for part in parts:
        plain = _IN_YEAR.sub("", part).strip(" ()")
        figure = read_hours(plain, hours_per_work_year=work_year) if re.search(r"\d", plain) else Unclear("hours-unclear", part)
        if hours is None and not isinstance(figure, Unclear) and figure > 0 and not _YEAR.fullmatch(part.strip()):
            hours = figure
        elif not _YEAR.fullmatch(part.strip(" ()")):
            kept.append(part.strip())
    if hours is None or not kept:
        return False
    year = _YEAR.search(text)
    evidence.hours.append(
        HourLine(person=kept[0], role=kept[1] if len(kept) > 1 else None, year=int(year[1]) if year else None, hours=hours)
    )
    evidence.source(f"/hours/{len(evidence.hours) - 1}", line.place, text, sure=False)
    return True


def _risk(text: str, line: Line, evidence: Evidence, work_year: float) -> bool:
    del work_year
    found = _STEP.search(text)
    mitigation = _MITIGATION.search(text)
    description = text[: min([one.start() for one in (found, mitigation) if one], default=len(text))].strip(" (:;,.–-")
    if not description:
        return False
    steps = {}
    at = f"/risks/{len(evidence.risks)}"
    for name, group in (("probability", "s"), ("consequence", "k")):
        step = read_step(found[group].strip()) if found else None
        if isinstance(step, Unclear):
            evidence.unclear(f"{at}/{name}", step, line.place)
        steps[name] = step if isinstance(step, int) else None
    after = text[found.end() :].strip(" ).,:;–-") if found else ""
    measure = mitigation["text"].strip() if mitigation else after or None  # «… (sannsynlighet 3, konsekvens 4): bestille tidlig»
    evidence.risks.append(Risk(description=description, mitigation=measure, **steps))
    evidence.source(at, line.place, text, sure=False)
    return True


def _milestone(text: str, line: Line, evidence: Evidence, work_year: float) -> bool:
    del work_year
    for pattern in (
        r"^(?P<date>[^:–—]{3,30}?)\s*(?::|\s[–—-])\s*(?P<what>.+)$",
        r"^(?P<what>.+?)\s*(?::|\s[–—-]|,)\s*(?P<date>[^:,–—]{3,30})$",
        r"^(?P<what>.+?)\s*\((?P<date>[^()]{3,30})\)\s*\.?$",
        r"^(?P<date>\S+)\s+(?P<what>\D.+)$",
    ):
        found = re.match(pattern, text, re.DOTALL)
        day = read_date(found["date"].strip()) if found else None
        if found and day is not None and not isinstance(day, Unclear):
            evidence.milestones.append(Milestone(date=day, description=found["what"].strip()))
            evidence.source(f"/milestones/{len(evidence.milestones) - 1}", line.place, text, sure=False)
            return True
    return False
