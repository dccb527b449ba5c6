"""The manual's page of checks says what the checks say."""

from __future__ import annotations

from tests.tools.manual_of_checks import FAMILIES, PAGE, page
from tiltaksplan.plan.checks import CHECKS


def test_the_manual_of_checks_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.tools.manual_of_checks"


def test_every_check_stands_in_the_manual_once() -> None:
    assert sorted(one.code for _, checks in FAMILIES for one in checks) == sorted(one.code for one in CHECKS)
