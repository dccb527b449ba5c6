"""Making the plan that the wizard asked for, and opening it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiltaksplan.desktop.new_plan.view import Wanted
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.errors import TiltaksplanError

if TYPE_CHECKING:
    from tiltaksplan.desktop.main_window import MainWindow

SHOWN_PROBLEMS = 5


def make_plan(window: MainWindow, wanted: Wanted) -> bool:
    """Make the plan and show it, with what was wrong in its workbooks; return whether it was made."""
    from tiltaksplan.actions.new import new_plan

    try:
        file = new_plan(
            wanted.path, setup=wanted.setup, previous=wanted.previous,
            title=wanted.title, first_year=wanted.first_year, last_year=wanted.last_year,
        )  # fmt: skip
    except TiltaksplanError as error:
        window.tell_error(error)
        return False
    if wanted.setup is not None:
        window.remembered.keep_folder("setup", wanted.setup.parent)
    window.take(OpenPlan(file, window))
    if file.problems:
        told_problems = [told(problem.message) for problem in file.problems]
        more = len(told_problems) - SHOWN_PROBLEMS
        lines = [f"• {text}" for text in told_problems[:SHOWN_PROBLEMS]] + ([_("… og {count} til.", count=more)] if more > 0 else [])
        window.strip.tell("\n".join([_("Planen er laget, men noe i arbeidsbøkene må ses over:"), *lines]), "warning")
    return True
