"""Which room answers which field, decided for the whole form at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tiltaksplan.forms.kinds import fit, is_person
from tiltaksplan.forms.labels import field_scores, own_fields, section_scores
from tiltaksplan.forms.slots import Slot
from tiltaksplan.forms.ticks import is_frame_name
from tiltaksplan.forms.wording import label_key, stems, weight, word_set
from tiltaksplan.forms.years_in_labels import scores_of_years, with_years_in_order
from tiltaksplan.plan.fields import FIELDS

LEAST = 0.58
_SURE_LABEL, _SURE_MARGIN = 0.84, 0.08
_NEXT_BEST, _LARGEST_LOSS = 0.7, 0.3
_SAYS_PRIORITY = 0.95
_RANKS = re.compile(r"prior|rang|rank|rekke?fø?lg|rekkje|plass", re.IGNORECASE)
_WHOSE_EMAIL = 1.0
_JOINED = re.compile(r"\s*(?:,|/|\bog\b|\band\b|&)\s*")
_WELL_KNOWN, _LARGEST_STEP_DOWN = 0.98, 0.25
_NAMES_ANOTHER, _OWN_NAME = 0.3, 0.02
_FILLED, _EMPTY = 0.03, -0.12
_HALVES, _KNOWN_HALF = re.compile(r"\s*(?:/|→|\bog\b|\band\b|\s[–—-]\s)\s*"), 0.8
_EITHER, _ONE_OF_TWO = re.compile(r"\b([A-ZÆØÅ][\w-]+(?: [\w-]+)?) (?:eller|or) ([A-ZÆØÅ][\w -]+?)\s*\?"), 0.66
_OFFICE = re.compile(
    r"fyll(?:es|ast|t) ut av (?:administrasjon|sekretariat|arkiv|saksbehandl|fylke|fond|stiftels|stifting|direktorat|postmottak|økonomi)|"
    r"forbeholdt (?:administrasjon|sekretariat|saksbehandl)|(?:for|til) internt? bruk|(?:for )?(?:office|official|internal) use|"
    r"completed by the (?:office|secretariat|administration)",
    re.IGNORECASE,
)
_UNIT_FIELDS = ("/priority", "/priority_reason", "/leader/name", "/leader/competence", "/leader/experience", "/leader/qualities")
_NEIGHBOURS = {
    "/target": "/baseline", "/end": "/start", "/contact/email": "/contact/name", "/unit": "/group", "/baseline": "/indicator",
    "/indicator": "/goal", "/leader/experience": "/leader/competence", "/leader/qualities": "/leader/experience",
    "/priority_reason": "/priority",
}  # fmt: skip
_COMPOSITES = {
    "/+contact": ("/contact/name", "/contact/email"),
    "/+period": ("/start", "/end"),
    "/+baseline_target": ("/baseline", "/target"),
}
FIELD_POINTERS = frozenset(one.pointer for one in FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A room and the field that it answers.

    Attributes:
        score: Of label, place and kind of answer together.
        sure: Whether the label is strong, the kind fits, and nothing comes near.
    """

    slot: Slot
    pointer: str
    score: float
    sure: bool


def assign(slots: Sequence[Slot], read: Callable[[Slot], str], known: Mapping[str, str] | None = None) -> list[Match]:
    """Return the best whole of matches between *slots* and fields, in the order of the form.

    Args:
        read: Gives a room's answer as text, without help.
        known: By label, or by heading and label (`Kontakt / Navn`), the field that a person gave it: that is not weighed again.
    """
    texts = {slot.number: read(slot) for slot in slots}
    scores = {slot.number: _scores_of(slot, texts[slot.number], known or {}) for slot in slots}
    for slot in _headings(slots):
        if not texts[slot.number].strip() and not slot.pointer:
            scores[slot.number] = {}
    _add_neighbours(slots, scores)
    filled = {slot.number for slot in slots if texts[slot.number].strip() or any(tick.checked for tick in slot.ticks)}
    chosen = _improved(_greedy(scores), {number: of for number, of in scores.items() if number in filled})
    chosen = with_years_in_order(chosen, slots)
    by_number = {slot.number: slot for slot in slots}
    matches = []
    for number, pointer in sorted(chosen.items()):
        sure = _is_sure(number, pointer, chosen, scores, texts) and not _names_several(by_number[number], pointer)
        matches.append(Match(slot=by_number[number], pointer=pointer, score=scores[number].get(pointer, 0.0), sure=sure))
    return matches


def _names_several(slot: Slot, pointer: str) -> bool:
    """Return whether a label that is no known name itself joins the names of several fields: «Prosjektleder og kompetanse»."""
    if slot.pointer or pointer.startswith("/+") or field_scores(slot.label).get(pointer, 0.0) >= 1:
        return False
    tops = [
        max(field_scores(part).items(), key=lambda one: one[1], default=("", 0.0)) for part in _JOINED.split(slot.label) if part.strip()
    ]
    return len({name for name, score in tops if score >= 1 and not name.startswith("/-")}) > 1


def _headings(slots: Sequence[Slot]) -> list[Slot]:
    """Return the rooms that others stand under: headings of a part, and no questions themselves."""
    over = {" ".join(heading.split()) for slot in slots for heading in slot.section}
    return [slot for slot in slots if slot.label in over and not slot.ticks]


def _scores_of(slot: Slot, text: str, known: Mapping[str, str]) -> dict[str, float]:
    named = slot.pointer or known.get(f"{slot.section[-1]} / {slot.label}" if slot.section else slot.label) or known.get(slot.label)
    if named:
        return {named: 2.0}
    found: dict[str, float] = {}
    section = slot.section[-1] if slot.section else ""
    for number, name in enumerate((slot.label, *slot.names)):
        for pointer, score in field_scores(name, section).items():
            found[pointer] = max(found.get(pointer, 0.0), score - 0.03 * bool(number))
    for pointer, score in scores_of_years(slot.label).items():
        found[pointer] = max(found.get(pointer, 0.0), score)
    for outer in slot.section[:-1]:
        for pointer, score in field_scores(slot.label, outer).items():
            found[pointer] = max(found.get(pointer, 0.0), score - 0.01)
    if found.get("/-other", 0.0) >= 1.0:  # the very name of something else: «Dato» beside a signature
        for pointer in [one for one, score in found.items() if score < 1.0]:
            found[pointer] -= _NAMES_ANOTHER
    if slot.ticks and any(is_frame_name(tick.name) for tick in slot.ticks):
        found["/frames"] = max(found.get("/frames", 0.0), 0.8)
    for pointer in own_fields(slot.label):
        found[pointer] = found.get(pointer, 0.0) + _OWN_NAME  # «Resultatmål» before «Effektmål»
    _weigh_halves(slot.label, found)
    if _names_a_choice(slot.label, text):
        found["/focus_area"] = max(found.get("/focus_area", 0.0), _ONE_OF_TWO)
    _weigh_section(slot, found)
    filled = bool(text.strip()) or any(tick.checked for tick in slot.ticks)
    for pointer in found:
        if pointer == "/frames" and slot.ticks:
            found[pointer] += 0.2
        elif pointer != "/-other":
            found[pointer] += fit(pointer, text)
        found[pointer] += _FILLED if filled else _EMPTY
    return {pointer: score for pointer, score in found.items() if score >= LEAST}


def _names_a_choice(label: str, text: str) -> bool:
    """Return whether the answer is one of the two names that the question offers: «Hører det til Publikum eller Samlinger?»."""
    found = _EITHER.search(label)
    answer = text.strip(" .").casefold()
    return found is not None and answer not in word_set("yes") | word_set("no") and answer in {name.casefold() for name in found.groups()}


def _weigh_halves(label: str, found: dict[str, float]) -> None:
    """Take a label whose two halves ask for the two parts of a pair for one that asks for both: «Verdi i dag / ønsket verdi»."""
    halves = [half for half in _HALVES.split(label) if half.strip()]
    if len(halves) != 2:
        return
    first, last = (field_scores(half.strip(" :*")) for half in halves)
    for pointer, parts in _COMPOSITES.items():
        both = min(first.get(parts[0], 0.0), last.get(parts[1], 0.0))
        if both >= _KNOWN_HALF:
            found[pointer] = max(found.get(pointer, 0.0), both + 0.04, *(found.get(part, 0.0) + 0.04 for part in parts))


def _weigh_section(slot: Slot, found: dict[str, float]) -> None:
    """Change what a label may ask for by the headings above it."""
    opened: dict[str, float] = {}
    for heading in slot.section:
        for part, score in section_scores(heading).items():
            opened[part] = max(opened.get(part, 0.0), score)
    nearest = section_scores(slot.section[-1]) if slot.section else {}
    if any(_OFFICE.search(heading) for heading in slot.section):
        found.clear()  # what the office writes is no answer
    if opened.get("unit", 0) >= 0.92:
        found["/priority_reason"] = max(found.get("/priority_reason", 0.0), found.get("/justification", 0.0) * 0.97)
        for pointer in [one for one in found if one not in _UNIT_FIELDS and not one.startswith("/-")]:
            found[pointer] -= 0.25
    elif found.get("/priority_reason", 0) < _SAYS_PRIORITY and not _RANKS.search(slot.label):
        reason = found.pop("/priority_reason", 0.0)  # why a proposal, not why its place
        if reason > 0.5:
            found["/justification"] = max(found.get("/justification", 0.0), reason)
    if nearest.get("leader", 0) >= 0.85:
        for pointer in ("/leader/competence", "/leader/experience", "/leader/qualities", "/leader/name"):
            if pointer in found:
                found[pointer] += 0.05
    for part in ("risks", "milestones"):
        if nearest.get(part, 0) >= 0.9:
            for pointer in [one for one in found if one != f"/{part}"]:
                found[pointer] -= 0.2


def _add_neighbours(slots: Sequence[Slot], scores: dict[int, dict[str, float]]) -> None:
    """Trust a doubtful label more where the field that usually stands before it stands before it."""
    for before, after in pairwise(slots):
        for pointer, partner in _NEIGHBOURS.items():
            own, other = scores[after.number].get(pointer), scores[before.number].get(partner)
            if own is not None and other is not None and other > 0.8:
                scores[after.number][pointer] = own + 0.06
                scores[before.number][partner] = other + 0.02
        if scores[after.number].get("/contact/email", 0.0) > 0.8 and _same_person(before, after):
            scores[before.number]["/contact/name"] = max(scores[before.number].get("/contact/name", 0.0), _WHOSE_EMAIL)
        after_baseline = max(scores[before.number].items(), key=lambda one: one[1], default=("", 0.0))[0] == "/baseline"
        mine = scores[after.number]
        if after_baseline and mine.get("/target", 0.0) >= _NEXT_BEST and mine.get("/goal", 0.0) > mine["/target"]:
            mine["/target"] = mine["/goal"] + 0.02  # «Utgangspunkt», «Ambisjon»
        reason = scores[after.number].get("/justification")
        rank = scores[before.number].get("/priority", 0.0)
        if reason is not None and rank > 0.6 and rank == max(scores[before.number].values()):  # why that number
            scores[after.number]["/priority_reason"] = max(scores[after.number].get("/priority_reason", 0.0), reason + 0.1)


def _same_person(before: Slot, after: Slot) -> bool:
    """Return whether a room that holds a person's name is called as the e-mail after it: «Innsender», «Innsenders e-post»."""
    common = set(stems(label_key(before.label))) & set(stems(label_key(after.label)))
    return is_person(before.text.strip()) and any(weight(stem) >= 1 for stem in common)


def _greedy(scores: Mapping[int, Mapping[str, float]]) -> dict[int, str]:
    pairs = sorted(((score, -number, pointer) for number, of in scores.items() for pointer, score in of.items()), reverse=True)
    chosen: dict[int, str] = {}
    taken: set[str] = set()
    tops = {number: max(of.values(), default=0.0) for number, of in scores.items()}
    for score, number, pointer in pairs:
        if tops[-number] >= _WELL_KNOWN and score < tops[-number] - _LARGEST_STEP_DOWN:
            continue  # its label names another field so well that it is not for this one
        if -number in chosen or (pointer in taken and not pointer.startswith("/-")) or _clashes(pointer, taken):
            continue
        chosen[-number] = pointer
        taken.add(pointer)
    return chosen


def _clashes(pointer: str, taken: set[str]) -> bool:
    parts = _COMPOSITES.get(pointer)
    if parts:
        return any(part in taken for part in parts)
    return any(pointer in parts and whole in taken for whole, parts in _COMPOSITES.items())


def _improved(chosen: dict[int, str], scores: Mapping[int, Mapping[str, float]]) -> dict[int, str]:
    """Let a room give its field to another and take its next best, as long as the whole gains."""
    for _ in range(4):
        changed = False
        taken = {pointer: number for number, pointer in chosen.items() if not pointer.startswith("/-")}
        for number, of in scores.items():
            if number in chosen and not chosen[number].startswith("/-"):
                continue
            here = of.get(chosen.get(number, ""), 0.0) * 0.5 if number in chosen else 0.0
            for pointer, score in of.items():
                owner = taken.get(pointer)
                if owner is None or owner not in scores:
                    continue
                free = {p: s for p, s in scores[owner].items() if p not in taken and not p.startswith("/-") and not _clashes(p, set(taken))}
                other = max(free, key=lambda p: free[p], default="")
                if (
                    other
                    and min(score, free[other]) >= max(_NEXT_BEST, scores[owner][pointer] - _LARGEST_LOSS)
                    and score + free[other] > here + scores[owner][pointer] + 0.02
                ):
                    chosen[number], chosen[owner] = pointer, other
                    changed = True
                    break
            if changed:
                break
        if not changed:
            break
    return chosen


def _is_sure(
    number: int, pointer: str, chosen: Mapping[int, str], scores: Mapping[int, Mapping[str, float]], texts: Mapping[int, str]
) -> bool:
    mine = scores[number].get(pointer, 0.0)
    if mine < _SURE_LABEL or fit(pointer, texts[number]) < -0.06:
        return False
    others = [score for other, score in scores[number].items() if other != pointer and other not in chosen.values()]
    rivals = [
        of[pointer]
        for other, of in scores.items()
        if other != number and pointer in of and texts[other].strip() and chosen.get(other, "/-").startswith("/-")
    ]
    return mine - max([0.0, *others, *rivals]) >= _SURE_MARGIN
