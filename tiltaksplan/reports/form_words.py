"""What both blank forms say: the same fields, in the same order, with the same words, whether in Word or in Excel."""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.language import N_, Message, Translate, date_text, translator
from tiltaksplan.plan.fields import SECTIONS, Choice, Choices, Field, PlanYear, Step, fields_of_round
from tiltaksplan.plan.setup import Setup

TITLE = N_("Forslag til tiltak")
UNTITLED_PLAN = N_("tiltaksplanen")
LEAD = N_(
    "Fyll ut skjemaet sammen i gruppen. Skriv kort og konkret, og la det dere ikke vet, stå tomt. "
    "Feltene utvider seg når dere skriver, og den grå teksten forsvinner av seg selv."
)
LEAD_EXCEL = N_(
    "Fyll ut de hvite feltene sammen i gruppen. Skriv kort og konkret, og la det dere ikke vet, stå tomt. "
    "Penger og timer, risikoer og milepæler har egne ark."
)
SEND_IN = N_("Send skjemaet til lederen for enheten innen {deadline}.")
SEND_IN_UNDATED = N_("Send skjemaet til lederen for enheten innen fristen i invitasjonen.")
NO_MANUAL_SUM = N_("Summene regnes ut av seg selv.")
SUM = N_("Sum")
TICK_FRAMES = N_("Kryss av for dem tiltaket svarer på.")
PERIOD = N_("Tiltaksplan {first}–{last}")
WORK_YEAR = N_("Et årsverk er {hours} timer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """A heading of the form and the fields below it."""

    key: str
    title: str
    fields: tuple[Field, ...]


def sections_of(translate: Translate, round_number: int = 1) -> tuple[FormSection, ...]:
    """Return the form's sections in their order, those without fields left out."""
    fields = fields_of_round(round_number)
    return tuple(
        FormSection(key=key, title=translate(title), fields=chosen)
        for key, title in SECTIONS.items()
        if (chosen := tuple(field for field in fields if field.section == key))
    )


def options_of(field: Field, setup: Setup) -> tuple[str, ...]:
    """Return the names that the set-up offers for *field*; empty where anything can be written."""
    kind = field.kind
    if isinstance(kind, Step):
        return ("1", "2", "3", "4", "5")
    if isinstance(kind, PlanYear):
        return tuple(str(year) for year in setup.years)
    if not isinstance(kind, Choice | Choices):
        return ()
    if kind.of == "goals":
        return tuple(goal.number for goal in setup.goals)
    if kind.of == "budget_sources":
        return setup.budget_sources()
    return tuple(thing.name for thing in getattr(setup, kind.of))


def send_in(setup: Setup, language: str) -> str:
    """Return the sentence that says where the form goes, and by when."""
    if setup.proposal_deadline is None:
        return translator(language)(SEND_IN_UNDATED)
    return Message.of(SEND_IN, deadline=date_text(setup.proposal_deadline, language)).told(language)


def period_of(setup: Setup, language: str) -> str:
    """Return the line below the title: the plan's own title, or its period."""
    if setup.title:
        return setup.title
    return translator(language)(PERIOD).format(first=setup.first_year, last=setup.last_year)
