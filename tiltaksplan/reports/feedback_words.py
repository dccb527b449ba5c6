"""What a group is told to do about each finding, in words to the group: the checks' own fixes are for those who make the plan.

A check that is neither here nor in `FOR_THE_PLANNERS` is one that nobody has judged; a test finds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What a letter says of one kind of finding.

    Attributes:
        do: What the group can do, with the finding's figures.
        message, why: Where the check's own words are for the planners, or tell what stands in others' proposals.
        shared: The message where the finding is on several proposals; {titles} are the titles of the others.
        first_alone: Whether only the first of the proposals that it names can do something about it.
    """

    do: str
    message: str | None = None
    why: str | None = None
    shared: str | None = None
    first_alone: bool = False


FOR_THE_PLANNERS = frozenset({
    "after-deadline", "all-start-first", "budget-exceeded", "dependency-not-selected", "focus-out-of-balance", "frames-unanswered",
    "funding-on-each-other", "goals-unanswered", "language-form-mixed", "leader-is-new", "leader-of-several", "only-holder-of-role",
    "person-quarter-overload", "plan-rests-on-one", "shared-facility", "too-many-measures", "too-many-starts",
    "unit-overload", "unusually-large",
})  # fmt: skip

LED = N_("Gi prosjektlederen flere timer, eller velg en leder blant dem som har timene.")
SHORTER = N_("Del tiltaket, eller sett en tidligere slutt.")
ADVICE: dict[str, Advice] = {
    # complete
    "required-missing": Advice(do=N_("Fyll ut feltet, og send oss skjemaet på nytt.")),
    "too-short": Advice(
        do=N_("Skriv to–tre setninger om hva dere vil gjøre, og et par om hvorfor."),
        why=N_("Lederne må ellers gjette hva dere mener, og da er det vanskelig å velge forslaget."),
    ),
    "unknown-person": Advice(
        do=N_("Skriv fullt navn. Er personen ny eller fra et annet sted, skriv hvor, og hvem som har sagt ja til timene."),
        message=N_("Vi finner ikke {person} på listen over dem som kan gi timer til tiltak."),
    ),
    "unknown-unit": Advice(
        do=N_("Skriv navnet på enheten slik museet bruker det."),
        message=N_("Vi finner ikke enheten «{unit}»."),
    ),
    "unknown-group": Advice(
        do=N_("Skriv navnet på gruppen slik dere ellers bruker det."),
        message=N_("Vi finner ikke gruppen «{group}» på listen vår."),
        why=N_("Uten det rette navnet kan vi sende svar til feil sted."),
    ),
    "proposer-is-person": Advice(
        do=N_("Skriv hvilken gruppe som står bak forslaget."),
        message=N_("Forslaget står i navnet til en enkeltperson og ikke en gruppe."),
    ),
    # concrete
    "no-indicator": Advice(do=N_("Velg én ting som kan telles, for eksempel «besøk per år» eller «registrerte gjenstander».")),
    "no-baseline": Advice(do=N_("Skriv tallet slik det er nå. Null er også et tall.")),
    "no-target": Advice(do=N_("Skriv tallet dere skal nå.")),
    "end-before-start": Advice(do=N_("Se hvilken av datoene som er feil, og rett den.")),
    "outside-period": Advice(do=N_("Flytt tiltaket inn i perioden, eller del det slik at resten hører til neste plan.")),
    "vague-wording": Advice(do=N_("Skriv hva som finnes når tiltaket er ferdig: hvor mange, hvor og når.")),
    "goal-is-activity": Advice(
        do=N_("Skriv hvordan det er når tiltaket er ferdig, for eksempel «Alle 214 funn er søkbare på nett»."),
        message=N_("Målet «{goal}» sier hva dere skal gjøre, ikke hva som blir annerledes."),
    ),
    "target-not-better": Advice(do=N_("Er de to tallene byttet om? Er lavere bedre, skriv det i indikatoren.")),
    "target-implausible": Advice(do=N_("Fortell hva anslaget bygger på, eller rett tallet hvis det er skrevet feil.")),
    "no-milestones": Advice(do=N_("Sett to–fire milepæler med dato: Hva er ferdig når?")),
    "milestone-outside-period": Advice(do=N_("Rett datoen på milepælen, eller tiltakets start eller slutt.")),
    "milestones-late": Advice(do=N_("Legg inn en milepæl tidligere, gjerne halvveis.")),
    # size
    "too-expensive": Advice(do=N_("Del tiltaket, for eksempel etter år eller leveranse, eller se hva som kan vente.")),
    "too-many-goals": Advice(do=N_("Velg de målene som tiltaket betyr mest for.")),
    "too-many-units": Advice(do=N_("Samle arbeidet i færre enheter, eller del tiltaket.")),
    "too-long": Advice(do=SHORTER),
    "too-many-persons": Advice(do=N_("Samle arbeidet på færre personer, eller del tiltaket.")),
    "too-many-deliverables": Advice(do=N_("Velg de punktene som er viktigst. Resten kan vente eller bli et eget tiltak.")),
    "too-many-dependencies": Advice(do=N_("Begynn med den delen som ikke trenger dem, eller vent til noen av dem er på plass.")),
    "several-in-one": Advice(
        do=N_("Del forslaget, for eksempel i {parts}."),
        message=N_("Dette ser ut som flere tiltak i ett."),
    ),
    # money
    "total-differs": Advice(do=N_("Se om det er en linje eller summen som er feil, og rett den.")),
    "hour-total-differs": Advice(do=N_("Se om det er en linje eller summen som er feil, og rett den.")),
    "cost-outside-period": Advice(do=N_("Flytt beløpet til et år tiltaket går, eller rett start eller slutt.")),
    "hours-outside-period": Advice(do=N_("Flytt timene til et år tiltaket går, eller rett start eller slutt.")),
    "cost-without-amount": Advice(do=N_("Skriv beløpet i hele kroner.")),
    "empty-year": Advice(do=N_("Skriv hva som skjer det året, med penger eller timer, eller sett en tidligere slutt.")),
    "purchase-alone": Advice(do=N_("Skriv hvem som betaler for montering, opplæring og drift.")),
    "appointment-without-overheads": Advice(do=N_("Skriv hva beløpet dekker. Økonomi på enheten kan hjelpe med satsene.")),
    "salary-without-hours": Advice(do=N_("Skriv timene bak lønnen, fordelt på personer og år.")),
    "only-round-figures": Advice(do=N_("Skriv hva hvert beløp dekker."), why=N_("Lederne vil spørre hva tallene bygger på.")),
    "no-contingency": Advice(do=N_("Legg inn en post for det uforutsette, eller skriv hva dere kutter hvis det blir dyrere.")),
    "funding-not-confirmed": Advice(do=N_("Legg ved svaret eller avtalen, eller skriv hva dere gjør uten pengene.")),
    "exhibition-incomplete": Advice(do=N_("Skriv hvem som gjør det, og om pengene og timene er med.")),
    "purchase-without-vat": Advice(do=N_("Spør økonomi på enheten om avgiften skal med. Skal den det, rett beløpet.")),
    # history: what others' measures cost and came to is not for this letter
    "history-overrun": Advice(do=N_("Skriv hva som er annerledes denne gangen, eller øk budsjettet.")),
    "resembles-earlier": Advice(
        do=N_("Skriv kort hva dere har lært av det, og hva dere gjør annerledes."),
        message=N_("Forslaget ligner «{earlier}» i forrige plan, som ikke gikk slik det var tenkt."),
        why=N_("Lederne vil spørre hva som er annerledes nå."),
    ),
    "unit-cost-implausible": Advice(
        do=N_("Regn om: færre, eller mer penger og tid. En prøve på hundre stykker gir et bedre anslag."),
        why=N_("Det er langt mindre enn det tok i «{earlier}»."),
    ),
    # people
    "person-overload": Advice(
        do=N_("Snakk med {person} og enheten, og flytt timer til et annet år eller en annen person."),
        shared=N_("{person} er satt opp med flere timer i {year} enn personen har å gi, når vi regner med {titles} også."),
        why=N_("Tiltak stanser når timene finnes på papiret, men ikke hos den som skal gjøre jobben."),
    ),
    "single-person": Advice(do=N_("La én til lære jobben og få timer, eller skriv hvem som kan ta over.")),
    "leader-share": Advice(do=LED),
    "leader-hours": Advice(do=N_("Gi prosjektlederen flere timer, eller kort ned tiltaket.")),
    "leader-not-involved": Advice(do=N_("Gi prosjektlederen timer, eller velg en leder blant dem som har timene.")),
    "leader-leaves": Advice(
        do=N_("Avtal hvem som tar over, og gi den personen timer i god tid før. Eller avslutt tiltaket tidligere."),
        message=N_("Prosjektlederen {leader} er ikke satt opp med timer å gi i {years}, men tiltaket varer til {end}."),
    ),
    "small-shares": Advice(do=N_("Samle timene på færre personer.")),
    "hours-spread-thin": Advice(
        do=N_("Samle timene på færre personer, og gi minst én av dem nok til å drive tiltaket fram."),
        why=N_("Da er tiltaket ingens hovedoppgave, og det taper når noe annet haster."),
    ),
    "other-units-person": Advice(do=N_("Spør lederen av hver enhet, og skriv at de har sagt ja.")),
    "role-without-name": Advice(do=N_("Skriv hvem det er, eller hvordan dere skal finne personen.")),
    # risk
    "no-risks": Advice(do=N_("Nevn de to eller tre tingene som kan hindre dere, og hva dere gjør med dem.")),
    "risk-without-mitigation": Advice(do=N_("Skriv hva dere gjør for å hindre det, og hvem som gjør det.")),
    "weak-mitigation": Advice(do=N_("Skriv hva dere gjør, hvem som gjør det og når.")),
    "outside-cause-not-considered": Advice(
        do=N_("Skriv hva dere gjør hvis svaret kommer sent eller er nei."),
        why=N_("Det er andre enn museet som bestemmer dette, og det kan ta lang tid."),
    ),
    # strategy
    "no-goal": Advice(do=N_("Velg de utviklingsmålene som tiltaket betyr mest for.")),
    "unknown-goal": Advice(do=N_("Se i strategien hvilket mål dere mente, og rett nummeret.")),
    "no-prioritised-goal": Advice(
        do=N_("Bidrar tiltaket også til et prioritert mål, ta det med. Hvis ikke, kan det hende at det må vente.")
    ),
    "unknown-focus-area": Advice(
        do=N_("Velg et av hovedområdene i skjemaet."),
        message=N_("Hovedområdet «{area}» er ikke blant hovedområdene i denne planen."),
    ),
    "unknown-frame": Advice(
        do=N_("Velg blant rammene i skjemaet."),
        message=N_("Rammen «{frame}» er ikke blant rammene i denne planen."),
    ),
    # other proposals: their titles alone
    "dependency-order": Advice(
        do=N_("Flytt starten, eller snakk med den andre gruppen om tiltakene kan gå ved siden av hverandre."),
        message=N_("Tiltaket starter {start}, men trenger «{needed}», som ikke er ferdig da."),
        why=N_("Da kan tiltaket ikke gå som planlagt."),
        first_alone=True,
    ),
    "dependency-cycle": Advice(
        do=N_("Snakk med de andre gruppene om hvilket forslag som kan begynne først, eller slå dem sammen."),
        shared=N_("Forslaget og {titles} venter på hverandre."),
    ),
    "dependency-unknown": Advice(do=N_("Er det et annet forslag, skriv tittelen. Er det noe utenfor planen, skriv hvem som har ansvaret.")),
    "near-duplicate": Advice(
        do=N_("Snakk med den andre gruppen om dere kan slå forslagene sammen."),
        shared=N_("Forslaget ligner mye på {titles}."),
        why=N_("Sammen trenger dere færre penger og timer."),
    ),
    # text and law
    "not-the-plans-language": Advice(
        do=N_("Send en oversettelse hvis dere kan, eller si fra om dere trenger hjelp til den."),
        why=N_("I planen blir teksten stående slik den er skrevet."),
    ),
    "identity-number": Advice(
        do=N_("Ta det bort, og send oss skjemaet på nytt uten det."),
        why=N_("Det skal ikke stå i en plan som mange leser, og ikke i skjemaet heller."),
    ),
    "health-information": Advice(
        do=N_("Les teksten. Handler den om en person, skriv bare at personen er borte eller har mindre tid."),
    ),
    "private-phone": Advice(do=N_("Ta bort nummeret, eller skriv en e-postadresse i stedet.")),
}
