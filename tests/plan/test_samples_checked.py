"""What a good review of the sample forms finds is found, and the sound ones are left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from tests.plan.samples import sample_plan
from tiltaksplan.plan.checks import check
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.plan import Plan


@lru_cache
def checked() -> tuple[Plan, tuple[Finding, ...]]:
    done = date(2021, 6, 1)
    earlier = (("Fotogrammetri av 400 våpen", 150_000, 410_000, 300, 980), ("Digital billettløsning", 180_000, 240_000, 250, 380),
               ("Felles fotobase for hele museet", 600_000, 910_000, 1200, 1850))  # fmt: skip
    history = tuple(
        PastMeasure(
            number=title, title=title, planned_cost=planned, actual_cost=actual, planned_hours=hours, actual_hours=took, actual_end=done
        )
        for title, planned, actual, hours, took in earlier
    )  # fmt: skip
    plan = replace(sample_plan(), history=history)
    return plan, check(plan)


def found(code: str) -> set[str]:
    """Return the beginnings of the titles of the proposals that *code* was found in."""
    plan, findings = checked()
    return {(plan.proposal(id_).title or "")[:20] for finding in findings if finding.code == code for id_ in finding.proposals}


# The truths do not say what a form had no room for, and one holds «hundre tusen» as an amount that cannot be read.
SANDMOS = {
    "Hester i gravene: revisj",
    "Tredimensjonale modeller",
    "Én inngang til samlinge",
    "Maskinlesing av 180 000",
    "Røntgen og rensing av j",
}
TRUE_OF_THE_TRUTHS = {"no-milestones", "no-risks", "cost-without-amount"}
EXPECTED = [
    ("vague-wording", {"Formidlingsløftet"}),
    ("weak-mitigation", {"Formidlingsløftet"}),
    ("several-in-one", {"Natur og kultur under"}),
    ("too-many-deliverables", {"Natur og kultur under"}),
    ("unusually-large", {"Natur og kultur under"}),
    ("unit-cost-implausible", {"Tredimensjonale model"}),
    ("empty-year", {"Tredimensjonale model"}),
    ("dependency-order", {"Maskinlesing av 180 0", "Én inngang til samli"}),
    ("leader-leaves", {"Pollen and peat: open"}),
    ("resembles-earlier", {"Tredimensjonale model", "Bestilling av besøk ", "Én inngang til samli"}),
    ("plan-rests-on-one", SANDMOS),
    ("unknown-goal", {"Museets årbok: vitens"}),
    ("small-shares", {"Museets årbok: vitens"}),
    ("near-duplicate", {"Læringskasser til gru", "Læringskasser for gru"}),
    ("dependency-cycle", set()),
    ("goal-is-activity", set()),
    ("target-not-better", set()),
    ("target-implausible", set()),
    ("identity-number", set()),
    ("health-information", set()),
    ("private-phone", set()),
    ("language-form-mixed", set()),
    ("milestone-outside-period", set()),
    ("after-deadline", set()),
    ("proposer-is-person", set()),
    ("unknown-frame", set()),
    ("shared-facility", set()),
]


@pytest.mark.parametrize(("code", "titles"), EXPECTED, ids=[code for code, _ in EXPECTED])
def test_a_check_finds_on_the_samples_what_a_review_finds(code: str, titles: set[str]) -> None:
    assert found(code) == {title[:20] for title in titles}


@pytest.mark.parametrize("title", ["Slåttemark og steingjer", "Soppherbariet ut", "Vinterlys", "Nye skap", "Sol på taket", "Grensesteinar"])
def test_a_sound_proposal_has_no_error_of_its_own_and_is_not_told_off_for_its_words(title: str) -> None:
    plan, findings = checked()
    (proposal,) = [one for one in plan.proposals if (one.title or "").startswith(title)]
    own = [finding for finding in findings if finding.proposals == (proposal.id,)]
    assert [finding.code for finding in own if finding.severity is Severity.ERROR] == []
    assert {finding.code for finding in own if finding.severity is Severity.WARNING} <= TRUE_OF_THE_TRUTHS
