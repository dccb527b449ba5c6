"""Do the words say what will be there afterwards, or only what somebody means to do?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import is_concrete, phrases_in, statements_of, stems_in, words_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.wordlists import ACTIVITIES, LESS_IS_BETTER, OUTRIGHT_LESS, RATES, VAGUE

LESSON = N_("2019–2021: Bare 12 av 30 tiltak nådde målene godt eller svært godt. Mange var intensjoner, ikke målrettede tiltak.")
FEWEST_VAGUE = 2  # one such phrase is a slip of the pen
BEFORE_THE_VERB = (
    r"^(?:(?:målet|formålet|hensikten|the goal|the aim) (?:er|is) )?(?:(?:vi|gruppen|gruppa|museet|we) (?:skal|vil|will|shall) )?"
    r"(?:å |to |at )?"
)
FEWEST_STATEMENTS = 3  # below this there is too little to take a share of


@check_each(
    code="vague-wording",
    looks_for=N_("Forslag som sier lite konkret"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Bare {concrete} av {statements} utsagn sier noe konkret. Forslaget bruker ord som {phrases}."),
    why=N_("Gode hensikter kan ikke følges opp. Ingen kan si etterpå om de er nådd."),
    fix=N_("Be gruppen om å skrive hva som finnes når tiltaket er ferdig: hvor mange, hvor og når."),
    limits=("min_concrete_share",),
)
def vague_wording(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals whose statements mostly hold no figure, date or deliverable, and that use words that promise nothing."""
    statements = statements_of(proposal)
    phrases = phrases_in(" ".join(statements), VAGUE)
    if len(phrases) < FEWEST_VAGUE or len(statements) < FEWEST_STATEMENTS:
        return
    concrete = sum(is_concrete(statement) for statement in statements)
    if concrete < plan.setup.limits.share("min_concrete_share") * len(statements):
        quoted = tuple(f"«{phrase}»" for phrase in phrases)
        yield Hit("/description", {"concrete": concrete, "statements": len(statements), "phrases": quoted}, (proposal.id,))


@check_each(
    code="goal-is-activity",
    looks_for=N_("Mål som er en aktivitet, ikke et resultat"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Målet «{goal}» sier hva gruppen skal gjøre, ikke hva som blir annerledes."),
    why=N_("En aktivitet kan være gjennomført uten at noe er oppnådd."),
    fix=N_("Be gruppen om å skrive hvordan det er når tiltaket er ferdig, for eksempel «Alle 214 funn er søkbare på nett»."),
)
def goal_is_activity(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find goals that begin with something to do and hold no figure."""
    goal = (proposal.goal or "").strip()
    begins = re.sub(BEFORE_THE_VERB, "", goal.casefold())
    if goal and not re.search(r"\d", goal) and any(re.match(rf"{re.escape(word)}(?!\w)", begins) for word in ACTIVITIES):
        yield Hit("/goal", {"goal": goal}, (proposal.id,))


@check_each(
    code="too-short",
    looks_for=N_("Forslag med for få ord til å vurderes"),
    severity=Severity.WARNING,
    lesson=N_("Første runde: Et forslag skal minst ha beskrivelse, begrunnelse, ressursbehov og hvem som er med."),
    message=N_("Innhold, begrunnelse og mål er på {words} ord til sammen. Det er for lite til å vurdere forslaget."),
    why=N_("Lederne må gjette hva gruppen mener, og da taper forslaget mot dem som er tydelige."),
    fix=N_("Be gruppen om to–tre setninger om hva de vil gjøre, og et par om hvorfor."),
    limits=("min_words",),
)
def too_short(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Count the words of content, justification and goal where there is any content."""
    words = sum(len(words_of(text)) for text in (proposal.description, proposal.justification, proposal.goal))
    if proposal.description and words < plan.setup.limits["min_words"]:
        yield Hit("/description", {"words": words}, (proposal.id,))


@check_each(
    code="target-not-better",
    looks_for=N_("Målverdier som ikke er bedre enn i dag"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Målverdien {target} er ikke bedre enn verdien i dag, som er {baseline}."),
    why=N_("Da er målet nådd før tiltaket har begynt."),
    fix=N_("Spør gruppen om de to tallene er byttet om, eller om lavere er bedre. Skriv i så fall det i indikatoren."),
)
def target_not_better(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find targets equal to today's value, or below it where nothing says that less is better."""
    baseline, target = proposal.baseline, proposal.target
    if baseline is None or target is None or target > baseline:
        return
    # in the indicator a part of a word is enough; elsewhere it must be said outright: «tap» stands in «etappe»
    says_less = stems_in(proposal.indicator, LESS_IS_BETTER) or stems_in(f"{proposal.goal} {proposal.title}", OUTRIGHT_LESS)
    if target == baseline or (target > 0 and not says_less):  # nobody aims at nothing unless nothing is good
        yield Hit("/target", {"baseline": baseline, "target": target}, (proposal.id,))


@check_each(
    code="target-implausible",
    looks_for=N_("Målverdier som er urimelig langt fra dagens"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Indikatoren skal vokse fra {baseline} til {target}. Det er {times} ganger så mye."),
    why=N_("Et mål som ingen tror på, styrer heller ingen."),
    fix=N_("Spør gruppen hva anslaget bygger på, eller om ett av tallene er skrevet feil."),
    limits=("max_growth",),
)
def target_implausible(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold the growth of an indicator that is counted each year against the limit."""
    baseline, target = proposal.baseline, proposal.target
    if not baseline or target is None or not stems_in(proposal.indicator, RATES):
        return
    times = target / baseline
    if times > plan.setup.limits["max_growth"]:
        yield Hit("/target", {"baseline": baseline, "target": target, "times": round(times, 1)}, (proposal.id,))


CHECKS = (vague_wording, goal_is_activity, too_short, target_not_better, target_implausible)
