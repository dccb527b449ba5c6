"""The set-up workbook and the last plan's workbook, described once: sheets, columns, and the attribute that each column is.

The reader finds sheets and columns by these words, the writer prints them, the window's set-up editor shows them. Plain data.
Labels are bokmål; `others` are the spellings that are met besides, in nynorsk and English too, so that a workbook is read in any language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tiltaksplan.language import N_
from tiltaksplan.plan.finding import Severity


class Kind(StrEnum):
    """What stands in a column's cells."""

    TEXT = "text"
    EMAIL = "email"
    YEAR = "year"
    MONEY = "money"
    HOURS = "hours"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    YES_NO = "yes-no"
    STEP = "step"
    NAMES = "names"  # several, with a semicolon between
    GOAL_NUMBER = "goal-number"  # text: 4.3 is no decimal
    DECISION = "decision"
    QUARTER = "quarter"
    SEVERITY = "severity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column (or, of the plan's own facts, one row).

    Attributes:
        attribute: What it is in the plan's thing; empty for one that is only shown (a limit's label and explanation).
        label: The header.
        others: Other headers that mean the same.
        required: Whether a row without it is no row.
        choices: The set-up's list that the cell names something of: units, people, budget_sources.
        help: The explanation beside a fact.
        width: In characters, for the writer.
        by_year: Whether there is one such column a year of the plan; the label then has `{year}`.
        steps: Whether there is one such column a step, 1 to 5; the label then has `{step}`.
    """

    attribute: str
    label: str
    kind: Kind = Kind.TEXT
    others: tuple[str, ...] = ()
    required: bool = False
    choices: str = ""
    help: str = ""
    width: int = 18
    by_year: bool = False
    steps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet.

    Attributes:
        attribute: Of the set-up: where the tuple of its things stands; empty for the sheet of single facts.
        title: The sheet's name.
        others: Other names that it goes by.
        heading: In row 1; note: in row 2. The table's header stands in row 4.
        unique: The attributes that no two rows may share.
        optional: Whether a workbook without it is complete.
    """

    attribute: str
    title: str
    heading: str
    note: str
    columns: tuple[Column, ...]
    others: tuple[str, ...] = ()
    unique: tuple[str, ...] = ("name",)
    optional: bool = False


HEADER_ROW = 4

FACTS: tuple[Column, ...] = (
    Column(attribute="title", label=N_("Tittel"), others=("Title", "Navn på planen", "Namn på planen", "Plan title"),
           help=N_("Står på forsiden av planen")),
    Column(attribute="first_year", label=N_("Første år"), kind=Kind.YEAR,
           others=("First year", "Fra år", "Frå år", "Startår", "Start year"),
           required=True),
    Column(attribute="last_year", label=N_("Siste år"), kind=Kind.YEAR, others=("Last year", "Til år", "Sluttår", "End year"),
           required=True),
    Column(attribute="hours_per_work_year", label=N_("Timer per årsverk"), kind=Kind.NUMBER,
           others=("Timar per årsverk", "Hours per work year", "Hours per full-time equivalent", "Timer i et årsverk"),
           help=N_("Brukes når noen oppgir årsverk, månedsverk eller prosent")),
    Column(attribute="max_measures", label=N_("Høyeste antall tiltak"), kind=Kind.WHOLE,
           others=("Høgste tal på tiltak", "Høgaste tal på tiltak", "Maximum number of measures", "Maks antall tiltak", "Antall tiltak"),
           help=N_("Forslag utover dette settes på reserveliste eller prioriteres ned")),
    Column(attribute="currency", label=N_("Valuta"), others=("Currency",), help=N_("Alle beløp er i hele kroner")),
    Column(attribute="proposal_deadline", label=N_("Frist for forslag"), kind=Kind.DAY,
           others=("Proposal deadline", "Deadline for proposals", "Forslagsfrist"), help=N_("Første runde")),
    Column(attribute="unit_deadline", label=N_("Frist for enhetene"), kind=Kind.DAY,
           others=("Frist for einingane", "Unit deadline", "Deadline for units", "Deadline for the units"), help=N_("Andre runde")),
    Column(attribute="approval_date", label=N_("Vedtas"), kind=Kind.DAY,
           others=("Blir vedteken", "Vedtak", "Vedtatt", "Approval", "Approved", "To be approved"),
           help=N_("Museets ledergruppe")),
)  # fmt: skip
"""The single facts of the sheet Plan: a row each, with the label in the first column and the value in the second."""

_UNIT = Column(
    attribute="unit", label=N_("Enhet"), others=("Eining", "Unit", "Avdeling", "Department", "Seksjon"), choices="units", width=40
)
_EMAIL = Column(attribute="email", label=N_("E-post"), kind=Kind.EMAIL, others=("Epost", "E-mail", "Email", "E-postadresse"), width=36)
_NAME = Column(attribute="name", label=N_("Navn"), others=("Namn", "Name"), required=True, width=30)
_DESCRIPTION = Column(attribute="description", label=N_("Beskrivelse"), others=("Skildring", "Omtale", "Description"), width=60)

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        attribute="", title=N_("Plan"), others=("Planen", "The plan", "Grunnopplysninger", "Grunnopplysningar"),
        heading=N_("Tiltaksplan {first_year}–{last_year}"), note=N_("Grunnopplysninger om planen"), unique=(),
        columns=(
            Column(attribute="fact", label=N_("Opplysning"), others=("Felt", "Fact", "Item", "Field"), width=28),
            Column(attribute="value", label=N_("Verdi"), others=("Value",), width=50),
            Column(attribute="", label=N_("Forklaring"), others=("Explanation", "Merknad"), width=60),
        ),
    ),
    Sheet(
        attribute="units", title=N_("Enheter"), others=("Einingar", "Units", "Avdelinger", "Avdelingar"), heading=N_("Enheter"),
        note=N_("Instituttene og seksjonene som tiltakene hører til"),
        columns=(
            Column(attribute="name", label=N_("Enhet"), others=("Eining", "Unit", "Navn", "Namn", "Name"), required=True, width=44),
            Column(attribute="short_name", label=N_("Kortnavn"), others=("Kortnamn", "Short name", "Forkortelse", "Forkorting"), width=12),
            Column(attribute="leader", label=N_("Leder"), others=("Leiar", "Leader", "Enhetsleder", "Einingsleiar", "Head", "Unit leader"),
                   width=28),
            _EMAIL,
        ),
    ),
    Sheet(
        attribute="groups", title=N_("Grupper"), others=("Groups", "Faggrupper", "Forskergrupper"),
        heading=N_("Faggrupper og forskergrupper"),
        note=N_("De som inviteres til å foreslå tiltak"),
        columns=(
            Column(attribute="name", label=N_("Gruppe"), others=("Group", "Faggruppe", "Navn", "Namn", "Name"), required=True, width=44),
            _UNIT,
        ),
    ),
    Sheet(
        attribute="people", title=N_("Personer"), others=("Personar", "People", "Persons", "Ansatte", "Tilsette", "Staff"),
        heading=N_("Personer"),
        note=N_("Timer som kan brukes på tiltak, etter at drift, undervisning og egen forskning er trukket fra"),
        columns=(
            _NAME, _EMAIL, _UNIT,
            Column(attribute="position", label=N_("Stilling"), others=("Position", "Stillingstittel", "Job title", "Tittel"), width=24),
            Column(attribute="hours", label=N_("Timer {year}"), kind=Kind.HOURS, by_year=True,
                   others=("Timar {year}", "Hours {year}", "{year}", "Timer i {year}", "Tid {year}"), width=12),
        ),
    ),
    Sheet(
        attribute="budget", title=N_("Budsjett"), others=("Budget",), heading=N_("Budsjett"), unique=("year", "source"),
        note=N_("Penger som kan fordeles på tiltak. Andre kilder skal finansiere seg selv."),
        columns=(
            Column(attribute="year", label=N_("År"), kind=Kind.YEAR, others=("Year",), required=True, width=10),
            Column(attribute="amount", label=N_("Beløp"), kind=Kind.MONEY, others=("Amount", "Sum", "Kroner", "Beløp (kr)"), required=True,
                   width=16),
            Column(attribute="source", label=N_("Kilde"), others=("Kjelde", "Source", "Finansiering", "Funding"), required=True, width=28),
            Column(attribute="note", label=N_("Merknad"), others=("Note", "Kommentar", "Comment", "Remark"), width=50),
        ),
    ),
    Sheet(
        attribute="focus_areas", title=N_("Hovedområder"), others=("Hovudområde", "Focus areas", "Hovedområde", "Satsingsområder"),
        heading=N_("Hovedområder"), note=N_("Hvert forslag skal høre til ett av dem"), columns=(_NAME, _DESCRIPTION),
    ),
    Sheet(
        attribute="frames", title=N_("Rammer"), others=("Frames", "Ytre rammer", "Rammebetingelser", "External frames", "Rammevilkår"),
        heading=N_("Ytre rammer"), note=N_("Hensyn som forslagene skal svare på"),
        columns=(
            _NAME,
            Column(attribute="other_names", label=N_("Andre skrivemåter"), kind=Kind.NAMES,
                   others=("Andre skrivemåtar", "Other spellings", "Other names", "Også kalt"), width=50),
            _DESCRIPTION,
        ),
    ),
    Sheet(
        attribute="goals", title=N_("Mål"), others=("Goals", "Utviklingsmål", "Strategy goals", "Strategimål"), unique=("number",),
        heading=N_("Utviklingsmål i strategien"), note=N_("De prioriterte målene gjelder for planens periode."),
        columns=(
            Column(attribute="number", label=N_("Nummer"), kind=Kind.GOAL_NUMBER, others=("Nr.", "Nr", "Number", "No."), required=True,
                   width=10),
            Column(attribute="chapter", label=N_("Kapittel"), others=("Chapter",), width=24),
            Column(attribute="text", label=N_("Mål"), others=("Goal", "Utviklingsmål", "Tekst", "Text"), width=80),
            Column(attribute="prioritised", label=N_("Prioritert"), kind=Kind.YES_NO, others=("Prioritised", "Prioritized", "Prioritet"),
                   width=12),
        ),
    ),
    Sheet(
        attribute="criteria", title=N_("Kriterier"), others=("Kriterium", "Criteria"), heading=N_("Kriterier for prioritering"),
        note=N_("Vektene summerer til 100. Hvert forslag får 1–5 på hvert kriterium."),
        columns=(
            _NAME,
            Column(attribute="weight", label=N_("Vekt"), kind=Kind.NUMBER, others=("Weight",), required=True, width=10),
            Column(attribute="steps", label=N_("{step}"), steps=True, others=("Trinn {step}", "Steg {step}", "Step {step}"), width=32),
        ),
    ),
    Sheet(
        attribute="limits", title=N_("Grenser"), others=("Limits", "Terskler", "Tersklar", "Thresholds"),
        heading=N_("Grenser for kontrollene"),
        note=N_("Når en grense brytes, gir kontrollen et funn. Grensene kan endres her."), unique=("key",),
        columns=(
            Column(attribute="key", label=N_("Nøkkel"), others=("Nykel", "Key"), required=True, width=30),
            Column(attribute="", label=N_("Grense"), others=("Limit",), width=56),
            Column(attribute="amount", label=N_("Verdi"), kind=Kind.NUMBER, others=("Value",), required=True, width=12),
            Column(attribute="", label=N_("Enhet"), others=("Eining", "Unit"), width=12),
            Column(attribute="", label=N_("Forklaring"), others=("Explanation",), width=50),
        ),
    ),
    Sheet(
        attribute="check_settings", title=N_("Kontroller"), others=("Kontrollar", "Checks", "Controls", "Kontrollene"), unique=("code",),
        optional=True,
        heading=N_("Kontrollene"),
        note=N_("Hvilke kontroller som kjøres, og hvor mye funnene veier. En kontroll uten rad her kjøres som vanlig."),
        columns=(
            Column(attribute="code", label=N_("Kode"), others=("Code", "Kontrollkode"), required=True, width=30),
            Column(attribute="", label=N_("Kontroll"), others=("Check", "Ser etter", "Looks for"), width=52),
            Column(attribute="runs", label=N_("Kjøres"), kind=Kind.YES_NO, width=10,
                   others=("Køyrer", "Blir køyrd", "Køyrast", "Runs", "Run", "På", "On")),
            Column(attribute="severity", label=N_("Alvor"), kind=Kind.SEVERITY, others=("Alvorsgrad", "Severity", "Alvorlighet"), width=14),
            Column(attribute="reason", label=N_("Begrunnelse"), others=("Grunngjeving", "Reason", "Hvorfor", "Kvifor"), width=44),
            Column(attribute="", label=N_("Forklaring"), others=("Explanation", "Merknad"), width=70),
        ),
    ),
    Sheet(
        attribute="decisions", title=N_("Beslutninger"), others=("Avgjerder", "Avgjersler", "Decisions", "Vedtak"), unique=(),
        optional=True,
        heading=N_("Beslutninger"), note=N_("Det ledergruppen har bestemt om utvalget, med hvem og hvorfor"),
        columns=(
            Column(attribute="kind", label=N_("Slag"), kind=Kind.DECISION, others=("Kind", "Type", "Beslutning", "Decision"),
                   required=True, width=16),
            Column(attribute="proposal", label=N_("Forslag"), others=("Proposal", "Tiltak", "Measure"), required=True, width=44),
            Column(attribute="other", label=N_("Forslag 2"), others=("Proposal 2", "Tiltak 2", "Measure 2", "Andre forslag"), width=44),
            Column(attribute="quarter", label=N_("Kvartal"), kind=Kind.QUARTER, others=("Quarter",), width=12),
            Column(attribute="who", label=N_("Hvem"), others=("Kven", "Who"), width=24),
            Column(attribute="reason", label=N_("Begrunnelse"), others=("Grunngjeving", "Reason", "Hvorfor", "Kvifor"), width=50),
        ),
    ),
)  # fmt: skip

DECISIONS: dict[str, tuple[str, ...]] = {
    "must": (N_("må med"), "skal med", "must", "must have", "must be included"),
    "must-not": (N_("må ikke med"), "må ikkje med", "skal ikke med", "skal ikkje med", "must not", "must not be included"),
    "starts": (N_("starter"), "startar", "starts", "starts in"),
    "not-together": (N_("ikke sammen"), "ikkje saman", "not together"),
    "first-then": (N_("først–så"), "først – så", "fyrst–så", "first then", "first-then"),
}
"""What a decision's kind is called: the label first, then other spellings."""

SEVERITIES: dict[Severity, tuple[str, ...]] = {
    Severity.ERROR: (N_("feil"), "error", "alvorlig", "alvorleg"),
    Severity.WARNING: (N_("advarsel"), "åtvaring", "warning", "varsel", "varsling"),
    Severity.INFO: (N_("opplysning"), "info", "information", "note", "merknad"),
}
"""What a finding's severity is called: the label first, then other spellings."""

HISTORY = Sheet(
    attribute="history", title=N_("Tiltak {first_year}–{last_year}"), others=("Measures", "Tiltak", "Resultater", "Resultat", "Results"),
    heading=N_("Tiltaksplan {first_year}–{last_year}: resultater"), unique=("number",),
    note=N_("Måloppnåelse: 1 svært svak, 2 svak, 3 middels, 4 god, 5 svært god. Beløp i kroner."),
    columns=(
        Column(attribute="number", label=N_("Nr."), kind=Kind.GOAL_NUMBER, others=("Nr", "Nummer", "No.", "Number"), width=8),
        Column(attribute="title", label=N_("Tiltak"), others=("Measure", "Tittel", "Title"), required=True, width=50),
        Column(attribute="unit", label=N_("Enhet"), others=("Eining", "Unit"), width=40),
        Column(attribute="planned_cost", label=N_("Planlagt kostnad"), kind=Kind.MONEY,
               others=("Planned cost", "Planlagd kostnad", "Budsjett", "Budget")),
        Column(attribute="actual_cost", label=N_("Faktisk kostnad"), kind=Kind.MONEY, others=("Actual cost", "Regnskap", "Rekneskap")),
        Column(attribute="planned_hours", label=N_("Planlagte timer"), kind=Kind.HOURS, others=("Planlagde timar", "Planned hours")),
        Column(attribute="actual_hours", label=N_("Faktiske timer"), kind=Kind.HOURS,
               others=("Faktiske timar", "Actual hours", "Brukte timer")),
        Column(attribute="planned_end", label=N_("Planlagt slutt"), kind=Kind.DAY, others=("Planlagd slutt", "Planned end")),
        Column(attribute="actual_end", label=N_("Faktisk slutt"), kind=Kind.DAY, others=("Actual end",)),
        Column(attribute="status", label=N_("Status"), others=("State",)),
        Column(attribute="achievement", label=N_("Måloppnåelse (1–5)"), kind=Kind.STEP,
               others=("Måloppnåelse", "Måloppnåing", "Måloppnåing (1–5)", "Achievement", "Achievement (1–5)")),
        Column(attribute="hit_by_pandemic", label=N_("Rammet av pandemien"), kind=Kind.YES_NO,
               others=("Ramma av pandemien", "Hit by the pandemic", "Pandemi", "Pandemic")),
        Column(attribute="causes", label=N_("Årsaker"), others=("Årsaker til avvik", "Årsakar", "Causes", "Reasons"), width=70),
    ),
)  # fmt: skip
"""The sheet of an earlier plan's measures with what came of them."""
