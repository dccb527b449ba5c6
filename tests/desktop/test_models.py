"""Every Qt model, in use, under Qt's own tester of models."""

import pytest

from tiltaksplan.actions.edit import change_field, new_proposal
from tiltaksplan.desktop.steps import StepModel


@pytest.fixture
def screens(plan_window):
    workplace = plan_window.workplace
    for key in ("setup", "forms", "proposals", "review", "scoring", "choice", "documents"):
        workplace.go_to(key)
    workplace.open_proposal("T-03")
    return workplace


def models(workplace):
    screens = workplace.screens
    choice, form = workplace.choice, workplace.proposals.form
    return {
        "steps": workplace.steps.model,
        "proposals": workplace.proposals.model,
        "sorted proposals": workplace.proposals.sorted,
        "findings": screens["review"].model,
        "filtered findings": screens["review"].filtered,
        "scores": screens["scoring"].model,
        "outcome": choice.model,
        "units": choice.units,
        "people": choice.people,
        "money": choice.money,
        "schedule": choice.schedule,
        "files": workplace.forms.model,
        "limits": screens["setup"].limits,
        "checks": screens["setup"].checks.model,
        "filtered checks": screens["setup"].checks.filtered,
        "costs": form.rows["/costs"].editor.grid.model,
        "hours": form.rows["/hours"].editor.grid.model,
        "risks": form.rows["/risks"].editor.grid.model,
        "milestones": form.rows["/milestones"].editor.grid.model,
        **{name: grid.model for name, grid in screens["setup"].grids.items()},
    }


def test_every_model_keeps_qts_rules_while_the_plan_changes(screens, open_plan, qtmodeltester):
    every = models(screens)
    for name, model in every.items():
        qtmodeltester.check(model)
        assert model.columnCount() if name != "steps" else model.rowCount(), name
    plan = open_plan.plan
    open_plan.make(new_proposal(plan, "Et nytt forslag"), "Nytt")
    open_plan.make(change_field(open_plan.plan, "T-03", "/costs", plan.proposal("T-01").costs), "Endre")
    open_plan.make(change_field(open_plan.plan, "T-03", "/hours", ()), "Endre")
    open_plan.undo_stack.undo()
    open_plan.undo_stack.undo()
    open_plan.undo_stack.undo()
    assert open_plan.plan == plan


def test_the_steps_are_spoken_with_their_counts(screens):
    model: StepModel = screens.steps.model
    from PySide6.QtCore import Qt

    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Forslag, 24 forslag" in spoken
    assert any(text.startswith("Kontroll, ") and text.endswith("feil") for text in spoken)
