"""Is there something in the texts that must not stand in a public document, and is the language one?

What is found is never repeated in the message: it would then stand in one more place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import all_texts, stems_in, words_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.wordlists import ENGLISH, HEALTH, NB_ONLY, NN_ONLY, NORWEGIAN
from tiltaksplan.plan.wordlists_health import AWAY_ILL, HAVING, ILLNESSES, OCCUPATIONS, PRONOUNS

LESSON = N_("Planen er et offentlig dokument. Personopplysninger hører ikke hjemme i den.")
ELEVEN_DIGITS = re.compile(r"(?<!\d)(\d{6})[ .-]?(\d{5})(?!\d)")
MOBILE = re.compile(
    r"(?<!\w)(?:mob|mobil(?:nummer(?:et)?|nr|telefon(?:en)?)?|tlf|tel|telefon(?:nummer(?:et)?|nr|en)?|phone|ring|ringe|sms)"
    r"(?!\w)\.?[^\d\n.!?]{0,30}"
    r"(?:\+?47 ?)?[49]\d(?: ?\d){6}(?!\d| ?(?:kr|,-|\d))",
    re.IGNORECASE,
)
FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
LAST_MONTH = 12
TAKEN_OUT = "…"
ILLNESS = re.compile(
    rf"(?<!\w)(?:{'|'.join(HAVING)})\s+(?:\w+\s+){{0,3}}?(?:{'|'.join(ILLNESSES)})(?!\w)|(?<!\w)(?:{'|'.join(AWAY_ILL)})(?!\w)"
)
SOMEBODY = re.compile(rf"(?<!\w)(?:{'|'.join(PRONOUNS)})(?!\w)|(?:{'|'.join(OCCUPATIONS)})(?:en|a|ne|n|s)?(?!\w)")
FEWEST_DIFFERENT = 3  # words of each language: one word said four times is a name
FEWEST_WORDS = 4  # of each language, below which it is a quotation or a name
SMALLER_SHARE = 0.25
NORSK, ENGELSK = N_("norsk"), N_("engelsk")


@check_each(
    code="identity-number",
    looks_for=N_("Fødselsnumre i teksten"),
    severity=Severity.ERROR,
    lesson=LESSON,
    message=N_("Det står et fødselsnummer i teksten."),
    why=N_("Det skal ikke stå i en plan som mange leser, og ikke i filen heller."),
    fix=N_("Slett nummeret her, og be gruppen om et skjema uten."),
)
def identity_number(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find eleven digits that are a date and have both control digits right, once a field."""
    for pointer, text in all_texts(proposal):
        if any(_is_identity_number(match[1] + match[2]) for match in ELEVEN_DIGITS.finditer(text)):
            yield Hit(pointer, {}, (proposal.id,))


def without_identity_numbers(text: str) -> str:
    """Return *text* with three dots where an identity number stood.

    >>> without_identity_numbers("Kontakt 010107 50160 om 01010750161 funn")
    'Kontakt … om 01010750161 funn'
    """
    return ELEVEN_DIGITS.sub(lambda match: TAKEN_OUT if _is_identity_number(match[1] + match[2]) else match[0], text)


def without_mobile_numbers(text: str) -> str:
    """Return *text* with three dots where a mobile number stood, with the word before it.

    >>> without_mobile_numbers("Spør Kari (mobil 912 34 567) først")
    'Spør Kari (…) først'
    """
    return MOBILE.sub(TAKEN_OUT, text)


def _is_identity_number(number: str) -> bool:
    digits = [int(digit) for digit in number]
    day, month = int(number[:2]), int(number[2:4])
    if not 1 <= day % 40 <= 31 or not 1 <= month % 40 <= LAST_MONTH:  # D-numbers add 40 to the day, help numbers to the month
        return False
    first = -sum(digit * weight for digit, weight in zip(digits[:9], FIRST_WEIGHTS, strict=True)) % 11
    second = -sum(digit * weight for digit, weight in zip(digits[:10], SECOND_WEIGHTS, strict=True)) % 11
    return digits[9] == first and digits[10] == second


@check_each(
    code="health-information",
    looks_for=N_("Opplysninger om helse i teksten"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Teksten kan si noe om en persons helse."),
    why=N_("Helseopplysninger er vernet, og planen blir lest av mange."),
    fix=N_("Les teksten. Handler den om en person, skriv bare at personen er borte eller har mindre tid."),
)
def health_information(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find words about somebody's health, once a field."""
    for pointer, text in all_texts(proposal):
        if stems_in(text, HEALTH) or _tells_of_illness(text):
            yield Hit(pointer, {}, (proposal.id,))


def _tells_of_illness(text: str) -> bool:
    """Whether somebody is said to be ill: a word that may also be about trees and exhibitions, and a person who has it."""
    return any(ILLNESS.search(sentence) and SOMEBODY.search(sentence) for sentence in re.split(r"(?<=[.!?])\s", text.casefold()))


@check_each(
    code="private-phone",
    looks_for=N_("Mobilnumre i teksten"),
    severity=Severity.INFO,
    lesson=LESSON,
    message=N_("Det står et mobilnummer i teksten."),
    why=N_("Planen blir offentlig, og nummeret kan være privat."),
    fix=N_("Slett nummeret, eller skriv en e-postadresse i feltet for kontaktperson."),
)
def private_phone(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find mobile numbers with a word before them that says so, once a field."""
    for pointer, text in all_texts(proposal):
        if MOBILE.search(text):
            yield Hit(pointer, {}, (proposal.id,))


@check_each(
    code="language-form-mixed",
    looks_for=N_("Tekster som blander bokmål og nynorsk"),
    severity=Severity.INFO,
    lesson=N_("Lov om språk: Offentlige dokumenter skrives på bokmål eller nynorsk."),
    message=N_("Teksten blander bokmål og nynorsk: {nb} og {nn}."),
    why=N_("I planen blir det stående slik det er skrevet."),
    fix=N_("Velg én målform når teksten rettes til planen."),
)
def language_form_mixed(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals whose texts hold words of bokmål alone and of nynorsk alone, neither of them few."""
    words = [word for _, text in all_texts(proposal) for word in words_of(text)]
    nb, nn = ([word for word in words if word in form] for form in (NB_ONLY, NN_ONLY))
    if min(len(set(nb)), len(set(nn))) < FEWEST_DIFFERENT:
        return
    if min(len(nb), len(nn)) >= FEWEST_WORDS and min(len(nb), len(nn)) >= SMALLER_SHARE * (len(nb) + len(nn)):
        quoted = (tuple(f"«{word}»" for word in list(dict.fromkeys(form))[:FEWEST_WORDS]) for form in (nb, nn))
        yield Hit(None, dict(zip(("nb", "nn"), quoted, strict=True)), (proposal.id,))


@check_each(
    code="not-the-plans-language",
    looks_for=N_("Forslag på et annet språk enn planen"),
    severity=Severity.INFO,
    lesson=N_("Lov om språk: Offentlige dokumenter skrives på bokmål eller nynorsk."),
    message=N_("Forslaget er skrevet på {language}, mens planen er på {plan}."),
    why=N_("Programmet oversetter ikke: I planen blir teksten stående slik den er skrevet."),
    fix=N_("Be gruppen om en oversettelse, eller sett av tid til den før planen skal vedtas."),
)
def not_the_plans_language(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals in English in a plan whose strategy is in Norwegian, and the other way round."""
    language = _language(proposal.description, proposal.justification, proposal.goal)
    if language is None:
        return
    setup = plan.setup
    plans = _language(setup.title, *(goal.text for goal in setup.goals), *(step for one in setup.criteria for step in one.steps)) or NORSK
    if language != plans:
        yield Hit("/description", {"language": Message(language), "plan": Message(plans)}, (proposal.id,))


@lru_cache(maxsize=4096)
def _language(*texts: str | None) -> str | None:
    """Return what the texts are written in; None where they hold too few words, or both languages, to tell."""
    said = Counter(words_of(" ".join(text for text in texts if text)))
    english, norwegian = (sum(said[word] for word in words) for words in (ENGLISH, NORWEGIAN))
    if max(english, norwegian) < FEWEST_WORDS or min(english, norwegian) > SMALLER_SHARE * (english + norwegian):
        return None
    return ENGELSK if english > norwegian else NORSK


CHECKS = (identity_number, health_information, private_phone, language_form_mixed, not_the_plans_language)
