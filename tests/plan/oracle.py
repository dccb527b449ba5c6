"""A second opinion on the choice: the same rules written down anew, as a checker of plans and as a model for another solver (HiGHS).

It shares nothing with the program but the plan's own types, and takes plans whose figures divide by twelve, so that floats are exact.
"""

from datetime import date

import highspy

from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

FIRST = 2023 * 4
QUARTERS = 12


def quarter_of(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3 - FIRST


def length(proposal: Proposal) -> int:
    return quarter_of(proposal.end) - quarter_of(proposal.start) + 1


def starts_of(proposal: Proposal) -> range:
    if proposal.start is None or proposal.end is None or proposal.end < proposal.start:
        return range(0)
    return range(max(0, quarter_of(proposal.start)), QUARTERS - length(proposal) + 1)


def asked(plan: Plan, proposal: Proposal, start: int) -> dict[tuple, float]:
    """What a start asks: of a unit by quarter, of a person by year, of a source by year."""
    needs: dict[tuple, float] = {}
    first = quarter_of(proposal.start)
    running = range(first, first + length(proposal))
    sources = {line.source for line in plan.setup.budget}
    people = {person.name: person.unit for person in plan.setup.people}

    def lay(year: int, amount: float, key) -> None:
        own = [quarter for quarter in running if (quarter + FIRST) // 4 == year]
        for quarter in own:
            place = key(quarter + start - first)
            needs[place] = needs.get(place, 0) + amount / len(own)

    for line in proposal.costs:
        if line.funding in sources:
            lay(line.year, line.amount, lambda quarter, line=line: ("money", line.funding, (quarter + FIRST) // 4))
    for line in proposal.hours:
        unit = line.unit or people.get(line.person) or proposal.unit
        lay(line.year, line.hours, lambda quarter, unit=unit: ("unit", unit, quarter))
        if line.person in people:
            lay(line.year, line.hours, lambda quarter, line=line: ("person", line.person, (quarter + FIRST) // 4))
    return needs


def limits(plan: Plan) -> dict[tuple, float]:
    setup, found = plan.setup, {}
    share = {key: setup.limits[key] / 100 for key in ("max_unit_load", "max_person_share", "reserve_share")}
    for year in (2023, 2024, 2025):
        for person in setup.people:
            found["person", person.name, year] = person.hours_in(year) * share["max_person_share"]
        for line in setup.budget:
            if line.year == year:
                found["money", line.source, year] = line.amount * (1 - share["reserve_share"])
        for unit in setup.units:
            for quarter in range(year * 4 - FIRST, year * 4 - FIRST + 4):
                hours = sum(person.hours_in(year) for person in setup.people if person.unit == unit.name)
                found["unit", unit.name, quarter] = hours / 4 * share["max_unit_load"]
    return found


def needed_by(plan: Plan) -> list[tuple[str, str]]:
    """(who needs, what), from dependencies that name an id, and from decisions on order."""
    ids = {proposal.id for proposal in plan.proposals}
    needs = [(one.id, words) for one in plan.proposals for words in one.dependencies if words in ids and words != one.id]
    return needs + [(one.other, one.proposal) for one in plan.setup.decisions if one.kind == "first-then"]


def broken(plan: Plan, chosen: dict[str, int]) -> list[str]:
    """Return every rule that *chosen*, the start quarter of each chosen proposal, breaks."""
    faults, taken = [], {}
    proposals = {proposal.id: proposal for proposal in plan.proposals}
    for one, start in chosen.items():
        if start not in starts_of(proposals[one]):
            faults.append(f"{one} starts in {start}")
        for key, amount in asked(plan, proposals[one], start).items():
            taken[key] = taken.get(key, 0) + amount
    allowed = limits(plan)
    faults += [f"{key}: {amount} of {allowed[key]}" for key, amount in taken.items() if key in allowed and amount > allowed[key] + 1e-9]
    if plan.setup.max_measures is not None and len(chosen) > plan.setup.max_measures:
        faults.append("too many measures")
    most = plan.setup.limits["max_starts_per_quarter"]
    faults += [f"too many starts in {quarter}" for quarter in range(QUARTERS) if list(chosen.values()).count(quarter) > most]
    for needing, needed in needed_by(plan):
        if needing in chosen and (needed not in chosen or chosen[needed] + length(proposals[needed]) > chosen[needing]):
            faults.append(f"{needing} before {needed}")
    for one in plan.setup.decisions:
        inside, other_inside = one.proposal in chosen, one.other in chosen
        wrong = {"must": not inside, "must-not": inside, "not-together": inside and other_inside}
        if wrong.get(one.kind):
            faults.append(str(one))
        if one.kind == "starts" and inside and chosen[one.proposal] != int(one.quarter[:4]) * 4 + int(one.quarter[-1]) - 1 - FIRST:
            faults.append(str(one))
    return faults


def best_value(plan: Plan, scores: dict[str, float]) -> float | None:
    """Return the highest sum of scores by HiGHS, or None where no plan keeps every rule."""
    model = highspy.Highs()
    model.silent()
    x = {(one.id, start): model.addBinary() for one in plan.proposals for start in starts_of(one)}
    inside = {one.id: [x[one.id, start] for start in starts_of(one)] for one in plan.proposals}
    proposals = {one.id: one for one in plan.proposals}

    def require(terms: list[tuple[float, object]], most: float) -> None:
        if terms:
            model.addConstr(model.qsum([factor * variable for factor, variable in terms]) <= most)
        elif most < 0:
            model.addConstr(1 * model.addVariable(0, 0) >= 1)  # 0 <= a negative number: nothing keeps it

    for one in plan.proposals:
        require([(1, variable) for variable in inside[one.id]], 1)
    for key, most in limits(plan).items():
        needs = [(asked(plan, proposals[one], start).get(key, 0), variable) for (one, start), variable in x.items()]
        require([(amount, variable) for amount, variable in needs if amount], most)
    for quarter in range(QUARTERS):
        require([(1, v) for (_, start), v in x.items() if start == quarter], plan.setup.limits["max_starts_per_quarter"])
    if plan.setup.max_measures is not None:
        require([(1, variable) for variable in x.values()], plan.setup.max_measures)
    for needing, needed in needed_by(plan):
        for start in starts_of(proposals[needing]):
            ended = [x[needed, other] for other in starts_of(proposals[needed]) if other + length(proposals[needed]) <= start]
            require([(1, x[needing, start])] + [(-1, variable) for variable in ended], 0)
    for one in plan.setup.decisions:
        mine, others = [(1, v) for v in inside[one.proposal]], [(1, v) for v in inside.get(one.other, [])]
        if one.kind == "must":
            require([(-1, variable) for _, variable in mine], -1)
        elif one.kind == "must-not":
            require(mine, 0)
        elif one.kind == "not-together":
            require(mine + others, 1)
        elif one.kind == "starts":
            fixed = int(one.quarter[:4]) * 4 + int(one.quarter[-1]) - 1 - FIRST
            require([(1, x[one.proposal, start]) for start in starts_of(proposals[one.proposal]) if start != fixed], 0)
    if not x:
        return None if any(one.kind == "must" for one in plan.setup.decisions) else 0.0
    model.maximize(model.qsum([scores[one] * variable for (one, _), variable in x.items()]))
    optimal = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return round(model.getInfo().objective_function_value, 4) if optimal else None
