"""The limits (grenser) that checks and choice hold a plan against: each declared once, with its default and its words."""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit: its key in the set-up, its default, the unit it is given in, and what people read."""

    key: str
    default: float
    unit: str
    label: str
    help: str = ""


LIMITS: tuple[Limit, ...] = (
    Limit(
        key="max_person_share",
        default=100,
        unit=N_("prosent"),
        label=N_("Største andel av en persons tilgjengelige timer i ett år"),
        help=N_("Summen av alle forslag som personen er ført opp i"),
    ),
    Limit(
        key="max_single_person_dependency",
        default=65,
        unit=N_("prosent"),
        label=N_("Største andel av et tiltaks timer på én person"),
        help=N_("Over dette er tiltaket avhengig av én person"),
    ),
    Limit(
        key="min_leader_share",
        default=20,
        unit=N_("prosent"),
        label=N_("Minste andel av et tiltaks timer som prosjektlederen skal ha"),
        help=N_("En operativ leder må ha tid"),
    ),
    Limit(key="min_leader_hours", default=60, unit=N_("timer"), label=N_("Minste antall timer for prosjektlederen per år")),
    Limit(
        key="min_person_hours",
        default=50,
        unit=N_("timer"),
        label=N_("Minste antall timer per person og år"),
        help=N_("Mindre enn dette regnes som en liten andel"),
    ),
    Limit(
        key="max_small_shares",
        default=4,
        unit=N_("personer"),
        label=N_("Flest personer med små andeler i ett tiltak"),
        help=N_("Timer samlet fra mange er vanskelige å få"),
    ),
    Limit(
        key="max_starts_per_quarter",
        default=4,
        unit=N_("tiltak"),
        label=N_("Flest tiltak som starter i samme kvartal"),
        help=N_("Alt kan ikke starte samtidig"),
    ),
    Limit(
        key="max_unit_load",
        default=100,
        unit=N_("prosent"),
        label=N_("Høyeste belastning på en enhet i et kvartal"),
        help=N_("Av enhetens tilgjengelige timer delt på fire"),
    ),
    Limit(
        key="max_cost",
        default=3_000_000,
        unit=N_("kroner"),
        label=N_("Største kostnad for ett tiltak"),
        help=N_("Over dette bør tiltaket deles"),
    ),
    Limit(
        key="max_goals",
        default=5,
        unit=N_("mål"),
        label=N_("Flest utviklingsmål for ett tiltak"),
        help=N_("Mange mål tyder på et sammensatt tiltak"),
    ),
    Limit(key="max_units", default=4, unit=N_("enheter"), label=N_("Flest enheter i ett tiltak")),
    Limit(key="max_months", default=36, unit=N_("måneder"), label=N_("Lengste varighet")),
    Limit(
        key="min_overrun_warning",
        default=25,
        unit=N_("prosent"),
        label=N_("Overskridelse i tidligere tiltak som gir varsel"),
        help=N_("Se forrige plan"),
    ),
    Limit(
        key="duplicate_similarity",
        default=70,
        unit=N_("prosent"),
        label=N_("Likhet mellom to forslag som gir varsel"),
        help=N_("Tittel, innhold og begrunnelse"),
    ),
    Limit(
        key="risk_needs_mitigation", default=12, unit=N_("poeng"), label=N_("Risikotall (S × K) som krever tiltak"), help=N_("Fra 1 til 25")
    ),
    Limit(key="reserve_share", default=10, unit=N_("prosent"), label=N_("Reserve som ikke skal fordeles"), help=N_("Av pengene hvert år")),
    Limit(
        key="max_growth",
        default=20,
        unit=N_("ganger"),
        label=N_("Største vekst i en indikator som telles hvert år"),
        help=N_("Målverdien delt på verdien i dag"),
    ),
    Limit(
        key="min_concrete_share",
        default=35,
        unit=N_("prosent"),
        label=N_("Minste andel av utsagnene som sier noe konkret"),
        help=N_("Et resultat, et tall, en dato eller en leveranse"),
    ),
    Limit(key="min_words", default=15, unit=N_("ord"), label=N_("Færreste ord i innhold, begrunnelse og mål til sammen")),
    Limit(key="milestones_from", default=6, unit=N_("måneder"), label=N_("Varighet som krever milepæler")),
    Limit(
        key="max_person_quarter",
        default=150,
        unit=N_("prosent"),
        label=N_("Største andel av en persons timer i ett kvartal"),
        help=N_("Av timene i året delt på fire, alle forslag medregnet"),
    ),
    Limit(key="max_measures_per_person", default=3, unit=N_("tiltak"), label=N_("Flest tiltak som samme person er med i")),
    Limit(key="max_led_measures", default=1, unit=N_("tiltak"), label=N_("Flest tiltak som samme person leder")),
    Limit(
        key="max_first_quarter_share", default=50, unit=N_("prosent"), label=N_("Største andel av tiltakene som starter i første kvartal")
    ),
    Limit(key="max_persons", default=10, unit=N_("personer"), label=N_("Flest personer i ett tiltak")),
    Limit(key="max_deliverables", default=6, unit=N_("leveranser"), label=N_("Flest leveranser i ett tiltak")),
    Limit(key="max_dependencies", default=3, unit=N_("avhengigheter"), label=N_("Flest avhengigheter i ett tiltak")),
    Limit(
        key="min_unit_cost_share",
        default=10,
        unit=N_("prosent"),
        label=N_("Minste andel av hva samme arbeid kostet per stykk sist"),
        help=N_("Gjelder både penger og timer"),
    ),
    Limit(key="contingency_from", default=1_000_000, unit=N_("kroner"), label=N_("Kostnad som bør ha en post for det uforutsette")),
    Limit(key="large_purchase", default=200_000, unit=N_("kroner"), label=N_("Innkjøp som også bør ha montering, opplæring eller drift")),
    Limit(
        key="exhibition_from",
        default=200_000,
        unit=N_("kroner"),
        label=N_("Kostnad for utstillinger som bør si noe om demontering, formidling og universell utforming"),
    ),
    Limit(key="vat_percent", default=25, unit=N_("prosent"), label=N_("Merverdiavgift på innkjøp")),
    Limit(
        key="max_equal_shares",
        default=6,
        unit=N_("personer"),
        label=N_("Største spredning av timene i et tiltak"),
        help=N_("Så mange like store andeler som timene svarer til"),
    ),
    Limit(key="min_largest_share", default=100, unit=N_("timer"), label=N_("Minste antall timer per år for den som har mest i et tiltak")),
    Limit(key="min_focus_share", default=20, unit=N_("prosent"), label=N_("Minste andel av forslagene på ett hovedområde")),
)

DEFAULTS: dict[str, float] = {limit.key: limit.default for limit in LIMITS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one plan: what the set-up gives, and the default for the rest.

    Attributes:
        given: (key, value) pairs in the set-up's order. Percentages are written as in the set-up: 65 is 65 %.
    """

    given: tuple[tuple[str, float], ...] = ()

    def __getitem__(self, key: str) -> float:
        """Return the limit *key*.

        Raises:
            KeyError: No such limit. A fault of ours: readers tell people of unknown keys first.
        """
        return dict(self.given).get(key, DEFAULTS[key])

    def share(self, key: str) -> float:
        """Return a limit that is given in percent as a share, 0 to 1."""
        return self[key] / 100
