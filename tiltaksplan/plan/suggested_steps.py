"""The step that a proposal's own words suggest on a criterion until an assessor gives one: a rule a kind of criterion, with its reason.

A criterion is known by its name, in three languages; one that no rule understands gets the neutral step. The highest step is left to
people wherever it takes judgement. What the form had no room for is never held against the proposal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.matching import frame_of, person_of, source_of
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.reckoning import exact, money_limit, person_available, quarters_of
from tiltaksplan.plan.setup import Criterion, Setup
from tiltaksplan.plan.spelling import name_key

HIGHEST_STEP = 5
NEUTRAL_STEP = 3
EXTERNAL_SHARE = 25  # percent of the money that others pay, from which the museum gets clearly more than it gives
SMALL_COST = 10  # percent of the largest allowed cost, up to which a measure is cheap

Suggestion = tuple[int, Message]
Rule = Callable[[Setup, Proposal], Suggestion]


def suggested_step(setup: Setup, proposal: Proposal, criterion: Criterion) -> Suggestion:
    """Return the step, 1 to 5, that *proposal* itself suggests on *criterion*, and why."""
    rule = rule_for(criterion)
    if rule is None:
        return NEUTRAL_STEP, Message.of(N_("Forslaget kan ikke måles mot dette kriteriet, og står midt på skalaen til noen vurderer det."))
    return rule(setup, proposal)


def rule_for(criterion: Criterion) -> Rule | None:
    """Return the rule that understands *criterion* by its name, or None.

    >>> [rule_for(Criterion(name=name, weight=1)).__name__ for name in ("Målbart resultat", "Value for money", "Nytte for publikum")]
    ['measurable', 'worth_its_cost', 'useful']
    """
    key = name_key(criterion.name)
    return next((rule for words, rule in RULES if any(name_key(word) in key for word in words)), None)


def supports_goals(setup: Setup, proposal: Proposal) -> Suggestion:
    """Two prioritised goals or more give 4, one gives 3, only other goals 2, none 1; too many goals for one measure give 3 at most."""
    known = {goal.number: goal for goal in setup.goals}
    named = [known[number] for number in dict.fromkeys(proposal.strategy_goals) if number in known]
    prioritised = tuple(goal.number for goal in named if goal.prioritised)
    most = int(setup.limits["max_goals"])
    if not named:
        return 1, Message.of(N_("Forslaget nevner ingen av utviklingsmålene i strategien."))
    if not prioritised:
        numbers = tuple(goal.number for goal in named)
        return 2, Message.of(N_("Forslaget støtter {goals}, men ingen prioriterte mål."), goals=numbers)
    if len(named) > most:
        return 3, Message.of(
            N_("Forslaget nevner {count} mål. Flere enn {most} tyder på at bidraget er spredt."), count=len(named), most=most
        )
    if len(prioritised) == 1:
        return 3, Message.of(N_("Forslaget støtter ett prioritert mål: {goals}."), goals=prioritised)
    return 4, Message.of(N_("Forslaget støtter {count} prioriterte mål: {goals}."), count=len(prioritised), goals=prioritised)


def measurable(setup: Setup, proposal: Proposal) -> Suggestion:
    """A goal alone gives 2, indicator and target 3, with today's value 4, and 5 where there is something already and dated milestones."""
    if not proposal.goal and not proposal.indicator:
        return 1, Message.of(N_("Forslaget har verken mål eller indikator."))
    if not proposal.indicator or proposal.target is None:
        return 2, Message.of(N_("Resultatet er nevnt, men uten indikator med målverdi."))
    if proposal.baseline is None:
        return 3, Message.of(N_("Indikatoren har målverdi, men ikke nåverdi."))
    dated = sum(milestone.date is not None for milestone in proposal.milestones)
    if proposal.baseline > 0 and dated and proposal.end:
        return 5, Message.of(
            N_("Indikatoren går fra {baseline} til {target}, måles alt i dag, og har {count} daterte milepæler."),
            baseline=proposal.baseline,
            target=proposal.target,
            count=dated,
        )
    return 4, Message.of(N_("Indikatoren går fra {baseline} til {target}."), baseline=proposal.baseline, target=proposal.target)


def feasible(setup: Setup, proposal: Proposal) -> Suggestion:
    """People, money and plan in place give 4, one thing open 3, two or three 2, more 1, and so do neither hours nor money."""
    if not proposal.total_hours and not proposal.total_cost:
        return 1, Message.of(N_("Forslaget sier verken hvem som skal gjøre jobben, eller hva den koster."))
    lacks = [*_people_lacking(setup, proposal), *_money_lacking(setup, proposal), *_plan_lacking(setup, proposal)]
    if not lacks:
        return 4, Message.of(N_("Folk, penger og plan er på plass."))
    step = {1: 3, 2: 2, 3: 2}.get(len(lacks), 1)
    return step, Message.of(N_("Uavklart: {lacks}."), lacks=listed(lacks))


def _people_lacking(setup: Setup, proposal: Proposal) -> list[Message]:
    asked = "/hours" not in proposal.not_asked
    named = [line for line in proposal.hours if line.person]
    lacks = []
    if not named:
        lacks.append(Message.of(N_("ingen personer er ført opp med timer") if asked else N_("skjemaet spør ikke hvem som gir timene")))
    unknown = sorted({line.person for line in named if line.person and person_of(line.person, setup) is None})
    if unknown:
        lacks.append(Message.of(N_("{people} står ikke i oppsettet"), people=tuple(unknown)))
    sums = defaultdict[tuple[str, int], Fraction](Fraction)
    for line in named:
        person = person_of(line.person, setup)
        if person and line.hours and line.year is not None and line.year in setup.years:
            sums[person.name, line.year] += exact(line.hours)
    over = sorted({name for (name, year), hours in sums.items() if hours > (person_available(setup, name, year) or 0)})
    if over:
        lacks.append(Message.of(N_("{people} er ført opp med flere timer enn de har"), people=tuple(over)))
    return lacks


def _money_lacking(setup: Setup, proposal: Proposal) -> list[Message]:
    lacks = []
    if any(line.amount is None for line in proposal.costs):
        lacks.append(Message.of(N_("et beløp kan ikke leses")))
    if any(line.amount and not line.funding for line in proposal.costs):
        lacks.append(Message.of(N_("det er ikke sagt hvem som betaler")))
    sums = defaultdict[tuple[str, int], int](int)
    for line in proposal.costs:
        source = source_of(line.funding, setup)
        if source and line.amount and line.year is not None and line.year in setup.years:
            sums[source, line.year] += line.amount
    over = sorted({source for (source, year), amount in sums.items() if amount > money_limit(setup, source, year)})
    if over:
        lacks.append(Message.of(N_("beløpet er større enn hele budsjettet fra {sources}"), sources=tuple(over)))
    return lacks


def _plan_lacking(setup: Setup, proposal: Proposal) -> list[Message]:
    lacks = []
    if not quarters_of(proposal) or (proposal.end and proposal.end > setup.last_day):
        lacks.append(Message.of(N_("datoene kan ikke brukes i planperioden")))
    if not proposal.leader.name and "/leader" not in proposal.not_asked and "/leader/name" not in proposal.not_asked:
        lacks.append(Message.of(N_("prosjektleder er ikke pekt ut")))
    needs = setup.limits["risk_needs_mitigation"]
    if any((risk.score or 0) >= needs and not risk.mitigation for risk in proposal.risks):
        lacks.append(Message.of(N_("en stor risiko mangler tiltak")))
    if proposal.dependencies:
        lacks.append(Message.of(N_("noe annet må være på plass først")))
    return lacks


def useful(setup: Setup, proposal: Proposal) -> Suggestion:
    """Benefit and partners given give 4, one of them 3, none of them 2, nor a justification 1; 3 where the form did not ask."""
    given = bool(proposal.benefit) + bool(proposal.partners)
    if given == 2:
        return 4, Message.of(N_("Forslaget sier hvem som får nytte av det, og hvem museet samarbeider med."))
    if given == 1:
        return 3, Message.of(
            N_("Forslaget sier {what}."),
            what=Message.of(
                N_("hvem som får nytte av det, men ikke hvem museet samarbeider med")
                if proposal.benefit
                else N_("hvem museet samarbeider med, men ikke hvem som får nytte av det")
            ),
        )
    if "/benefit" in proposal.not_asked and proposal.justification:
        return 3, Message.of(N_("Skjemaet spør ikke om nytten. Begrunnelsen må vurderes."))
    if proposal.justification:
        return 2, Message.of(N_("Forslaget er begrunnet, men sier ikke hvem som får nytte av det."))
    return 1, Message.of(N_("Forslaget er ikke begrunnet."))


def answers_frames(setup: Setup, proposal: Proposal) -> Suggestion:
    """Two frames or more give 4, one gives 3, none 1."""
    frames = tuple(dict.fromkeys(frame.name for name in proposal.frames if (frame := frame_of(name, setup))))
    if not frames:
        return 1, Message.of(N_("Forslaget svarer ikke på noen av de ytre rammene."))
    return min(4, 2 + len(frames)), Message.of(N_("Forslaget oppgir at det svarer på {frames}."), frames=frames)


def worth_its_cost(setup: Setup, proposal: Proposal) -> Suggestion:
    """Above the largest cost gives 1, above half of it 2, small or paid by others 4, both 5, else 3, as without a measurable result."""
    total, most = proposal.total_cost, setup.limits["max_cost"]
    if total > most:
        return 1, Message.of(N_("{total} kroner er mer enn {most}, som er det meste for ett tiltak."), total=total, most=most)
    if 2 * total > most:
        return 2, Message.of(N_("{total} kroner er mer enn halvparten av det meste for ett tiltak."), total=total)
    outside = sum(line.amount or 0 for line in proposal.costs if line.funding and source_of(line.funding, setup) is None)
    much_outside, small = total > 0 and 100 * outside >= EXTERNAL_SHARE * total, 0 < 100 * total <= SMALL_COST * most
    if not (much_outside or small):
        return 3, Message.of(N_("{total} kroner er en vanlig kostnad."), total=total)
    if proposal.indicator is None or proposal.target is None:
        return 3, Message.of(N_("{total} kroner kan ikke holdes opp mot noe resultat: indikator eller målverdi mangler."), total=total)
    figures = {"total": total, "outside": outside}
    if much_outside and small:
        return 5, Message(N_("{total} kroner er en liten kostnad, og {outside} kroner betales av andre."), tuple(figures.items()))
    if much_outside:
        return 4, Message(N_("{outside} av {total} kroner betales av andre."), tuple(figures.items()))
    return 4, Message.of(N_("{total} kroner er en liten kostnad."), total=total)


def knows_its_risks(setup: Setup, proposal: Proposal) -> Suggestion:
    """Risks with mitigation for all that need it give 4, an unanswered one or none at all 2; 3 where the form did not ask."""
    if not proposal.risks:
        if "/risks" in proposal.not_asked:
            return 3, Message.of(N_("Skjemaet spør ikke om risiko."))
        return 2, Message.of(N_("Forslaget nevner ingen risiko."))
    if any(not risk.mitigation for risk in proposal.risks):
        return 2, Message.of(N_("En risiko mangler tiltak."))
    return 4, Message.of(N_("{count} risikoer er vurdert, og alle har tiltak."), count=len(proposal.risks))


def works_with_others(setup: Setup, proposal: Proposal) -> Suggestion:
    """Two partners or more give 4, one gives 3, none 2; 3 where the form did not ask."""
    if proposal.partners:
        return min(4, 2 + len(proposal.partners)), Message.of(N_("Museet samarbeider med {partners}."), partners=proposal.partners)
    if "/partners" in proposal.not_asked:
        return 3, Message.of(N_("Skjemaet spør ikke om samarbeid."))
    return 2, Message.of(N_("Forslaget nevner ingen samarbeidspartnere."))


RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (("kostnad", "cost", "value for money", "ressursbruk", "lønnsom", "lønsam", "pris"), worth_its_cost),
    (("risiko", "risk", "sårbar"), knows_its_risks),
    (("målbar", "målbart", "measurable", "måleleg", "indikator", "indicator", "resultat", "result", "konkret"), measurable),
    (("gjennomfør", "feasib", "realis", "kapasitet", "capacity", "ressurs", "resource"), feasible),
    (("ramme", "frame", "føring", "external consideration", "bærekraft", "berekraft", "sustainab"), answers_frames),
    (("samarbeid", "samhandling", "collaborat", "cooperat", "partner"), works_with_others),
    (("nytte", "benefit", "impact", "verdi", "effekt", "publikum", "samfunn", "relevans"), useful),
    (("mål", "strateg", "goal", "objective", "bidrag"), supports_goals),
)
"""Words of a criterion's name, in three languages, and the rule they call for; the first that fits is taken."""


def listed(messages: Sequence[Message]) -> Message:
    """Return *messages* as one, with a comma between."""
    first, *rest = messages
    return Message.of("{first}, {rest}", first=first, rest=listed(rest)) if rest else first
