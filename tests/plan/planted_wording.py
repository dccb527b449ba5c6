"""What is said and when: a plan in which each check must find something, and one close to it in which it must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.plan.checked import GOOD, Row, plan_of, plan_with
from tiltaksplan.plan.proposal import Milestone

VAGUE = "Tiltaket skal bidra til å styrke museets formidling. Vi ønsker å arbeide mer helhetlig. Formidling er viktig for oss."
FIRM = "Tiltaket skal bidra til å styrke museets formidling. Tre filmer vises i foajeen fra mai 2024. Førti klasser får omvisning."

PLANTED: list[Row] = [
    (
        "vague-wording",
        lambda: plan_with(description=VAGUE, justification=VAGUE, goal="Styrket formidling"),
        lambda: plan_with(description=FIRM, justification="Formidling er viktig.", goal="Styrket formidling"),
    ),
    (
        "goal-is-activity",
        lambda: plan_with(goal="Gjennomføre en kartlegging av samlingene"),
        lambda: plan_with(goal="Gjennomførte kurs gir alle omvisere samme kunnskap"),
    ),
    ("goal-is-activity", lambda: plan_with(goal="Å utvikle nye formater"), lambda: plan_with(goal="Utvikle 12 nye formater")),
    ("goal-is-activity", lambda: plan_with(goal="Planlegge neste utstilling"), lambda: plan_with(goal="Plan for vannskader er vedtatt")),
    (
        "too-short",
        lambda: plan_with(description="Skap.", justification="Det trengs.", goal="Nye skap"),
        lambda: plan_with(description="Nye skap til 2 300 skinn.", justification="Vi fant pelsbiller to ganger.", goal="Alle skinn i skap"),
    ),
    ("target-not-better", lambda: plan_with(baseline=30, target=30), lambda: plan_with(baseline=30, target=31)),
    (
        "target-not-better",
        lambda: plan_with(indicator="Besøk", baseline=46, target=12),
        lambda: plan_with(indicator="Dobbeltbestillinger", baseline=46, target=12),
    ),
    (
        "target-implausible",
        lambda: plan_with(indicator="Besøk per år", baseline=100, target=2001),
        lambda: plan_with(indicator="Besøk per år", baseline=100, target=2000),
    ),
    (
        "no-milestones",
        lambda: plan_with(milestones=(), end=date(2023, 7, 31)),
        lambda: plan_with(milestones=(), end=date(2023, 6, 30)),
    ),
    (
        "milestone-outside-period",
        lambda: plan_with(milestones=(Milestone(date=date(2025, 1, 1), description="Ferdig"),)),
        lambda: plan_with(milestones=(Milestone(date=date(2024, 12, 31), description="Ferdig"),)),
    ),
    (
        "milestones-late",
        lambda: plan_with(milestones=(Milestone(date=date(2024, 9, 1)), Milestone(date=date(2024, 12, 1)))),
        lambda: plan_with(milestones=(Milestone(date=date(2024, 6, 1)), Milestone(date=date(2024, 12, 1)))),
    ),
    ("proposer-is-person", lambda: plan_with(group="Bakke, Ola"), lambda: plan_with(group="Konserveringslaboratoriet")),
    (
        "after-deadline",
        lambda: plan_of(replace(GOOD, received=date(2022, 10, 15)), proposal_deadline=date(2022, 10, 14)),
        lambda: plan_of(replace(GOOD, received=date(2022, 10, 14)), proposal_deadline=date(2022, 10, 14)),
    ),
]
