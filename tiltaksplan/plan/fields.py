"""Every field of a proposal, defined once: forms, screens, columns, headings, recogniser, completeness check and reports all ask here.

Labels and help are bokmål; the catalogues give nynorsk and English. Labels that others' forms use are data in `resources/synonyms/`,
under the same pointer.
"""

from __future__ import annotations

from tiltaksplan.language import N_
from tiltaksplan.plan.field import Choice, Choices, Day, Field, Kind, Line, Lines, Money, Names, Number, PlanYear, Step, Text

__all__ = [
    "BY_POINTER",
    "FIELDS",
    "SECTIONS",
    "Choice",
    "Choices",
    "Day",
    "Field",
    "Kind",
    "Line",
    "Lines",
    "Money",
    "Names",
    "Number",
    "PlanYear",
    "Step",
    "Text",
    "field_at",
    "fields_of_round",
]

SECTIONS: dict[str, str] = {
    "proposal": N_("Forslaget"),
    "what": N_("Hva og hvorfor"),
    "goal": N_("Mål og måling"),
    "strategy": N_("Strategi og rammer"),
    "time": N_("Tid og ansvar"),
    "resources": N_("Penger og timer"),
    "risk": N_("Risiko og milepæler"),
    "benefit": N_("Nytte og samarbeid"),
    "leader": N_("Prosjektleder"),
    "unit": N_("Enhetens vurdering"),
}

COSTS = Lines(
    by_year="amount",
    columns=(
        Field(
            pointer="/costs/*/category",
            kind=Line(),
            label=N_("Hva pengene går til"),
            help=N_("For eksempel utstyr, innleid hjelp eller reise."),
        ),
        Field(
            pointer="/costs/*/funding",
            kind=Choice(of="budget_sources"),
            label=N_("Finansiering"),
            help=N_("Hvem betaler? Er pengene bekreftet?"),
        ),
        Field(pointer="/costs/*/year", kind=PlanYear(), label=N_("År")),
        Field(pointer="/costs/*/amount", kind=Money(), label=N_("Beløp"), help=N_("Hele kroner.")),
    ),
)
HOURS = Lines(
    by_year="hours",
    columns=(
        Field(pointer="/hours/*/person", kind=Choice(of="people"), label=N_("Navn"), help=N_("Fullt navn.")),
        Field(pointer="/hours/*/role", kind=Line(), label=N_("Rolle"), help=N_("Hva personen gjør i tiltaket.")),
        Field(pointer="/hours/*/unit", kind=Choice(of="units"), label=N_("Enhet"), help=N_("Enheten som gir fra seg timene.")),
        Field(pointer="/hours/*/year", kind=PlanYear(), label=N_("År")),
        Field(pointer="/hours/*/hours", kind=Number(unit=N_("timer"), at_least=0), label=N_("Timer")),
    ),
)
RISKS = Lines(
    rows_in_form=4,
    columns=(
        Field(pointer="/risks/*/description", kind=Line(at_most=300), label=N_("Hva kan gå galt?")),
        Field(pointer="/risks/*/probability", kind=Step(), label=N_("Sannsynlighet"), help=N_("1 er svært lav, 5 er svært høy.")),
        Field(pointer="/risks/*/consequence", kind=Step(), label=N_("Konsekvens"), help=N_("1 er svært lav, 5 er svært høy.")),
        Field(pointer="/risks/*/mitigation", kind=Line(at_most=300), label=N_("Hva gjør vi med det?")),
    ),
)
MILESTONES = Lines(
    rows_in_form=4,
    columns=(
        Field(pointer="/milestones/*/date", kind=Day(), label=N_("Dato")),
        Field(pointer="/milestones/*/description", kind=Line(at_most=300), label=N_("Hva er ferdig?")),
    ),
)

TITLE = Field(
    pointer="/title",
    kind=Line(at_most=120),
    label=N_("Tittel på tiltaket"),
    help=N_("Kort og konkret: Hva finnes når tiltaket er ferdig?"),
    section="proposal",
    required=True,
)

FIELDS: tuple[Field, ...] = (
    TITLE,
    Field(
        pointer="/group",
        kind=Choice(of="groups"),
        label=N_("Faggruppe eller forskergruppe"),
        help=N_("Gruppen som står bak forslaget. Enkeltpersoner foreslår gjennom gruppen sin."),
        section="proposal",
        required=True,
    ),
    Field(
        pointer="/unit",
        kind=Choice(of="units"),
        label=N_("Enhet"),
        help=N_("Instituttet eller seksjonen som gruppen hører til."),
        section="proposal",
        required=True,
    ),
    Field(
        pointer="/contact/name",
        kind=Line(),
        label=N_("Kontaktperson"),
        help=N_("Den vi kan spørre om forslaget."),
        section="proposal",
        required=True,
    ),
    Field(pointer="/contact/email", kind=Line(), label=N_("E-post"), section="proposal"),
    Field(
        pointer="/focus_area",
        kind=Choice(of="focus_areas"),
        label=N_("Hovedområde"),
        help=N_("Velg det området som tiltaket betyr mest for."),
        section="proposal",
        required=True,
    ),
    Field(
        pointer="/description",
        kind=Text(words=250),
        label=N_("Beskrivelse"),
        help=N_("Hva skal gjøres, og hva leveres? Skriv slik at folk utenfor faget forstår det."),
        section="what",
        required=True,
    ),
    Field(
        pointer="/justification",
        kind=Text(),
        label=N_("Begrunnelse"),
        help=N_("Hvorfor nå? Hva skjer hvis museet lar være?"),
        section="what",
        required=True,
    ),
    Field(
        pointer="/goal",
        kind=Line(at_most=200),
        label=N_("Resultatmål"),
        help=N_("Ett resultat som kan etterprøves når tiltaket er ferdig."),
        section="goal",
        required=True,
    ),
    Field(
        pointer="/indicator",
        kind=Line(at_most=150),
        label=N_("Indikator"),
        help=N_("Hva skal måles eller telles? For eksempel «besøk per år»."),
        section="goal",
        required=True,
    ),
    Field(
        pointer="/baseline", kind=Number(), label=N_("Verdi i dag"), help=N_("Ett tall, også når det er 0."), section="goal", required=True
    ),
    Field(pointer="/target", kind=Number(), label=N_("Målverdi"), help=N_("Tallet dere skal nå."), section="goal", required=True),
    Field(
        pointer="/strategy_goals",
        kind=Choices(of="goals"),
        label=N_("Utviklingsmål"),
        help=N_("Numrene på de utviklingsmålene tiltaket bidrar mest til, for eksempel 1.3 og 3.4. Høyst fem."),
        section="strategy",
        required=True,
    ),
    Field(
        pointer="/frames",
        kind=Choices(of="frames"),
        label=N_("Ytre rammer"),
        help=N_("Kryss av for dem tiltaket svarer på."),
        section="strategy",
        required=True,
    ),
    Field(pointer="/start", kind=Day(edge="start"), label=N_("Start"), help=N_("Første dag."), section="time", required=True),
    Field(pointer="/end", kind=Day(edge="end"), label=N_("Slutt"), help=N_("Siste dag."), section="time", required=True),
    Field(
        pointer="/leader/name",
        kind=Choice(of="people"),
        label=N_("Forslag til prosjektleder"),
        help=N_("Fullt navn."),
        section="time",
        required=True,
        required_from=2,
    ),
    Field(
        pointer="/dependencies",
        kind=Names(),
        label=N_("Avhenger av"),
        help=N_("Hva må være på plass først? Nevn andre forslag med tittel. Én per linje."),
        section="time",
    ),
    Field(
        pointer="/costs",
        kind=COSTS,
        label=N_("Kostnader"),
        help=N_("Én linje for hver utgift, i hele kroner per år. Lønn til fast ansatte føres som timer."),
        section="resources",
        required=True,
    ),
    Field(
        pointer="/hours",
        kind=HOURS,
        label=N_("Timer"),
        help=N_("Én linje for hver person, med timer per år. Timene skal være avklart med enheten som gir dem fra seg."),
        section="resources",
        required=True,
    ),
    Field(pointer="/stated_cost", kind=Money(), label=N_("Sum kostnader ifølge skjemaet"), section="resources", computed=True),
    Field(
        pointer="/stated_hours", kind=Number(unit=N_("timer")), label=N_("Sum timer ifølge skjemaet"), section="resources", computed=True
    ),
    Field(
        pointer="/risks",
        kind=RISKS,
        label=N_("Risikoer"),
        help=N_("Hva kan hindre dere? Sannsynlighet og konsekvens fra 1 (svært lav) til 5 (svært høy)."),
        section="risk",
        required=True,
    ),
    Field(
        pointer="/milestones",
        kind=MILESTONES,
        label=N_("Milepæler"),
        help=N_("Hva er ferdig når? Minst én for hvert halvår."),
        section="risk",
    ),
    Field(
        pointer="/benefit",
        kind=Text(words=100),
        label=N_("Nytte for hele NTNU og samfunnet"),
        help=N_("Hvem får nytte av tiltaket, og hvordan?"),
        section="benefit",
    ),
    Field(
        pointer="/partners",
        kind=Names(),
        label=N_("Samarbeidspartnere"),
        help=N_("Hvem utenfor museet samarbeider dere med? Én per linje."),
        section="benefit",
    ),
    Field(
        pointer="/displaces",
        kind=Text(words=80),
        label=N_("Hva gjør vi annerledes eller slutter med?"),
        help=N_("Timer oppstår ikke av seg selv. Hva må vike?"),
        section="benefit",
    ),
    Field(
        pointer="/leader/competence",
        kind=Text(words=80),
        label=N_("Prosjektlederens kompetanse"),
        section="leader",
        required=True,
        round=2,
        required_from=2,
        personal=True,
    ),
    Field(
        pointer="/leader/experience",
        kind=Text(words=80),
        label=N_("Prosjektlederens erfaring"),
        section="leader",
        required=True,
        round=2,
        required_from=2,
        personal=True,
    ),
    Field(
        pointer="/leader/qualities",
        kind=Text(words=80),
        label=N_("Prosjektlederens personlige egenskaper"),
        section="leader",
        required=True,
        round=2,
        required_from=2,
        personal=True,
    ),
    Field(
        pointer="/priority",
        kind=Number(whole=True, at_least=1),
        label=N_("Enhetens prioritet"),
        help=N_("1 er viktigst."),
        section="unit",
        round=2,
    ),
    Field(pointer="/priority_reason", kind=Text(words=80), label=N_("Begrunnelse for prioriteringen"), section="unit", round=2),
)

BY_POINTER: dict[str, Field] = {field.pointer: field for field in FIELDS}


def field_at(pointer: str) -> Field:
    """Return the field or column that *pointer* leads to: `/title`, `/costs`, `/costs/2/amount` and `/costs/*/amount` all work.

    Raises:
        KeyError: No such field.
    """
    if pointer in BY_POINTER:
        return BY_POINTER[pointer]
    first, _, rest = pointer.strip("/").partition("/")
    table = BY_POINTER[f"/{first}"]
    column = rest.rpartition("/")[2]
    if isinstance(table.kind, Lines):
        for one in table.kind.columns:
            if one.name == column:
                return one
        if not column or column.isdigit():
            return table
    raise KeyError(pointer)


def fields_of_round(round_number: int) -> tuple[Field, ...]:
    """Return the fields that a form of round 1 or 2 asks for, in the form's order."""
    return tuple(field for field in FIELDS if field.round <= round_number and not field.computed)
