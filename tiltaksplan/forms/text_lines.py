"""Costs, hours, risks and milestones written as lines of text instead of in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_BRACKETED_AT_END = re.compile(r"\([^()]*\)\s*\.?$")
_AMOUNT_AT_END = re.compile(
    r"(?<![\d.,])(?:kr\.?\s*|nok\s*)?\d[\d .\u00a0]*(?:,\d+)?\s*(?:kr|kroner|nok|tkr|mill\.?(?: kr)?|,-)\.?$", re.IGNORECASE
)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_STEP = re.compile(
    r"(?:sannsynlighet|sannsyn|probability|likelihood|\b[sp](?![a-zæøå]))\s*[:=]?\s*(?P<s>[\wæøå ]+?)\s*"
    r"(?:[.,;/]|og|and|\s)\s*(?:konsekvens|consequence|impact|\b[kc](?![a-zæøå]))\s*[:=]?\s*(?P<k>[\wæøå ]+?)(?=[,;.)]|$)",
    re.IGNORECASE,
)
_MITIGATION = re.compile(
    r"(?:tiltak|forebygging|mottiltak|mitigation|measure|håndtering|grep)\s*:\s*(?P<text>.+)$", re.IGNORECASE | re.DOTALL
)
_DAY_PATTERNS = [
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"^(?P<date>[^\t]{3,30})\t+(?P<what>.+)$",
        r"^(?P<what>.+?)\t+(?P<date>[^\t]{3,30})$",
        r"^(?P<date>[^:–—]{3,30}?)\s*(?::|\s[–—-])\s*(?P<what>.+)$",
        r"^(?P<what>.+?)\s*(?::|\s[–—-]|,)\s*(?P<date>[^:,–—]{3,30})$",
        r"^(?P<what>.+?)\s*\((?P<date>[^()]{3,30})\)\s*\.?$",
        r"^(?P<date>\S+)\s+(?P<what>\D.+)$",
    )
]
_MOST_WORDS_OF_A_DAY = 4
_BEFORE_A_DAY = frozenset(("innen", "i", "før", "fra", "frå", "den", "senest", "seinast", "by", "in", "on", "before", "from", "utgangen"))
_HOURS_AT_END = re.compile(
    r"^(?P<who>[^\d:]{3,60}?)\s+(?P<hours>\d[\d .]*(?:,\d+)?\s*(?:timer|timar|t|hours|h|%|årsverk|månedsverk|månadsverk))\b"
    r"(?P<rest>.{0,20})$",
    re.IGNORECASE,
)


def read_text_lines(pointer: str, slot: Slot, answers: Answers, evidence: Evidence, work_year: float) -> None:
    """Read the lines of *slot* as lines of the table at *pointer*; what makes no line is kept as unplaced."""
    readers = {"/costs": _cost, "/hours": _hour, "/risks": _risk, "/milestones": _milestone}
    for line in answers.lines(slot):
        text = _BULLET.sub("", _with_tabs(line.text))
        if not text or is_empty_answer(text):
            continue
        parts = _by_years(text) if pointer in ("/costs", "/hours") else [text]
        kept = [readers[pointer](part, line, evidence, work_year) for part in parts]
        if not all(kept):
            evidence.leave([line])


def _with_tabs(text: str) -> str:
    """Return *text* cleaned, the tabs between its columns kept."""
    columns = [part for part in map(clean, text.split("\t")) if any(sign.isalnum() for sign in part)]
    return "\t".join(columns) if len(columns) > 1 else clean(text)


def _parts(text: str) -> list[str]:
    """Return the parts of a line: its columns where it has any, else what stands between its signs."""
    return [part.strip() for part in (text.split("\t") if text.count("\t") > 1 else _PARTS.split(text)) if part.strip()]


def _by_years(text: str) -> list[str]:
    """Return a line that gives a figure for each of several years as a line a year: «Skilt (Kommunen) – 2023: 20 000, 2024: 5 000»."""
    for between in _PARTS.finditer(text):
        years = read_by_year(text[between.end() :])
        if len(years) > 1 and text[: between.start()].strip():
            payer = next((f" {one[0]}" for one in [_BRACKETED_AT_END.search(text)] if one and not _YEAR.search(one[0])), "")
            figures = [(year, _BRACKETED_AT_END.sub("", figure)) for year, figure in years]
            return [f"{text[: between.start()]}: {figure}: {year}{payer}" for year, figure in figures]
    return [text]


def _cost(text: str, line: Line, evidence: Evidence, work_year: float) -> bool:
    del work_year
    bracketed = [part.strip() for part in _BRACKETED.findall(text) if not _YEAR.fullmatch(part.strip())]
    parts = _parts(_BRACKETED.sub(lambda one: one[0] if _YEAR.fullmatch(one[1].strip()) else " ", text))
    parts = [
        plain if _amount(part) is None and _amount(plain := _IN_YEAR.sub("", part).strip(" ()")) is not None else part for part in parts
    ]
    found = next((part for part in reversed(parts) if _amount(part) is not None), None) or _unclear_figure(text, parts)
    if found is None and (last := next((part for part in reversed(parts) if _AMOUNT_AT_END.search(part)), None)) is not None:
        cut = max(one.start() for one in _AMOUNT_AT_END.finditer(last))
        found, number = last[cut:].strip(), parts.index(last)
        parts[number : number + 1] = [last[:cut].strip(), found]  # «furu 40 000 kr»
    if found is None:
        return False
    year = _YEAR.search(text.replace(found, " ", 1)) or _YEAR.search(text)
    rest = [_YEAR.sub("", part).strip(" ()") for part in parts if part is not found]
    rest = [part for part in rest if part and not re.fullmatch(r"(?:i|in|år)", part)]
    if not rest and not year:
        return False
    amount = _amount(found)
    at = f"/costs/{len(evidence.costs)}"
    if amount is None and isinstance(unclear := read_amount(found), Unclear):
        evidence.unclear(f"{at}/amount", unclear, line.place)
    funding = bracketed[0] if bracketed else rest[1] if len(rest) > 1 else None
    evidence.costs.append(CostLine(year=int(year[1]) if year else None, category=rest[0] if rest else None, amount=amount, funding=funding))
    evidence.source(at, line.place, clean(text), sure=False)
    return True


def _unclear_figure(text: str, parts: list[str]) -> str | None:
    """Return the column of a line in columns that holds a figure which cannot be read: «40 - 60 000»."""
    figures = [part for part in parts[1:] if part[:1].isdigit() and not _YEAR.fullmatch(part)]
    return figures[0] if text.count("\t") > 1 and len(figures) == 1 and isinstance(read_amount(figures[0]), Unclear) else None


def _amount(text: str) -> int | None:
    if not re.search(r"\d", text) or _YEAR.fullmatch(text.strip(" ()")):
        return None
    amount = read_amount(_BRACKETED.sub("", text).strip())
    return amount if isinstance(amount, int) and amount > 0 else None


def _hour(text: str, line: Line, evidence: Evidence, work_year: float) -> bool:
    parts = _parts(text)
    if len(parts) == 1 and (named := _HOURS_AT_END.match(text)):
        parts = [named["who"], f"{named['hours']}{named['rest']}"]  # «Liv Nes 150 timar i 2026»
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
    evidence.source(f"/hours/{len(evidence.hours) - 1}", line.place, clean(text), sure=False)
    return True


def _risk(text: str, line: Line, evidence: Evidence, work_year: float) -> bool:
    del work_year
    found = _STEP.search(text)
    mitigation = _MITIGATION.search(text)
    description = text[: min([one.start() for one in (found, mitigation) if one], default=len(text))].strip(" (:;,.–-")
    if not description:
        return False
    if found is None and (columns := _risk_columns(text)) is not None:
        evidence.source(f"/risks/{len(evidence.risks)}", line.place, clean(text), sure=False)
        evidence.risks.append(columns)
        return True
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
    evidence.source(at, line.place, clean(text), sure=False)
    return True


def _risk_columns(text: str) -> Risk | None:
    """Return the risk of a line in columns: what may happen, two steps beside each other, and perhaps what is done about it."""
    parts = _parts(text)
    for number in range(1, len(parts) - 1):
        probability, consequence = read_step(parts[number]), read_step(parts[number + 1])
        if isinstance(probability, int) and isinstance(consequence, int):
            after = ", ".join(parts[number + 2 :])
            description = ", ".join(parts[:number])
            return Risk(description=description, probability=probability, consequence=consequence, mitigation=after or None)
    return None


def _milestone(text: str, line: Line, evidence: Evidence, work_year: float) -> bool:
    del work_year
    for when, what in _day_and_rest(text):
        day = read_date(when.strip())
        if not isinstance(day, Unclear) and any(sign.isalpha() for sign in what):
            evidence.milestones.append(Milestone(date=day, description=what.strip()))
            evidence.source(f"/milestones/{len(evidence.milestones) - 1}", line.place, clean(text), sure=False)
            return True
    return False


def _day_and_rest(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut *text* into a day and what is then done, the surest first."""
    for pattern in _DAY_PATTERNS:
        if found := pattern.match(text):
            yield found["date"], found["what"]
    words = text.rstrip(".").split()
    for count in range(min(_MOST_WORDS_OF_A_DAY, len(words) - 1), 0, -1):
        what = words[:-count]
        if any(sign.isdigit() for sign in "".join(words[-count:])) and what[-1].casefold().rstrip(",") in _BEFORE_A_DAY:
            yield " ".join(words[-count:]), " ".join(what[:-1])
    for count in range(min(_MOST_WORDS_OF_A_DAY, len(words) - 1), 0, -1):
        if any(sign.isdigit() for sign in "".join(words[:count])):
            yield " ".join(words[:count]), " ".join(words[count:])
