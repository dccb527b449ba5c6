"""The screens of one open plan, and the process down their left side; a screen is made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from tiltaksplan.desktop.fill_form import ask_and_fill
from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.marks import marks_of
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Page
from tiltaksplan.desktop.steps import StepList

if TYPE_CHECKING:
    from tiltaksplan.desktop.choice.view import ChoiceView
    from tiltaksplan.desktop.import_desk.view import ImportDesk
    from tiltaksplan.desktop.main_window import MainWindow
    from tiltaksplan.desktop.proposals.view import ProposalsView


class Workplace(QWidget):
    """Everything that a person does with one plan."""

    def __init__(self, open_plan: OpenPlan, window: MainWindow) -> None:
        super().__init__(window)
        self.open_plan, self.window_ = open_plan, window
        self.findings = FindingsNow(open_plan, self)
        self.steps = StepList()
        self.screens: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(self._stack, 1)
        self.steps.chosen.connect(self._show_step)
        self.findings.changed.connect(self._show_marks)
        open_plan.changed.connect(self._show_marks)
        self._makers: dict[str, Callable[[], QWidget]] = {
            "setup": self._make_setup, "forms": self._make_forms, "proposals": self._make_proposals, "review": self._make_review,
            "scoring": self._make_scoring, "choice": self._make_choice, "documents": self._make_documents,
        }  # fmt: skip

    # What the window asks for

    def begin(self) -> None:
        """Show the first screen, and check the plan."""
        plan = self.open_plan.plan
        self.go_to("proposals" if plan.proposals or plan.setup.units else "setup")
        self._show_marks()
        self.findings.check()

    def end(self) -> None:
        """Save what is written and not saved yet, and let work in the background end."""
        self.commit()
        self.findings.stop()
        if "forms" in self.screens:
            self.forms.end()

    def may_end(self) -> bool:
        """Whether the plan can be closed; False, once, where forms have been read and not taken in, and the person is told."""
        return "forms" not in self.screens or self.forms.may_end()

    def commit(self) -> None:
        """Save what is written in a field and not saved yet."""
        proposals = self.screens.get("proposals")
        if proposals is not None:
            self.proposals.commit()
        setup = self.screens.get("setup")
        if setup is not None:
            from tiltaksplan.desktop.setup.view import SetupView

            assert isinstance(setup, SetupView)
            setup.commit()

    def go_to(self, key: str) -> None:
        """Show the screen of the step *key*."""
        self.steps.go_to(key)
        self._show_step(key)

    def find_something(self) -> None:
        """Lead to the search field of the screen."""
        screen = self._stack.currentWidget()
        field = screen.search_field() if isinstance(screen, Page) else None
        if field is None:
            self.go_to("proposals")
            field = self.proposals.search_field()
        field.setFocus()

    def check(self) -> None:
        """Run all checks again, and show what they found."""
        self.commit()
        self.go_to("review")
        self.findings.check()

    def prioritise(self) -> None:
        """Make the choice."""
        self.commit()
        self.go_to("choice")
        self.choice.prioritise()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Read forms into the plan."""
        self.commit()
        self.go_to("forms")
        self.forms.bring_in(paths)

    def open_proposal(self, proposal_id: str, pointer: str | None = None) -> None:
        """Show one proposal in its form, at one field."""
        self.go_to("proposals")
        self.proposals.open_proposal(proposal_id, pointer)

    # The screens

    @property
    def proposals(self) -> ProposalsView:
        """The screen with the proposals."""
        from tiltaksplan.desktop.proposals.view import ProposalsView

        screen = self._screen("proposals")
        assert isinstance(screen, ProposalsView)
        return screen

    @property
    def choice(self) -> ChoiceView:
        """The screen with the choice."""
        from tiltaksplan.desktop.choice.view import ChoiceView

        screen = self._screen("choice")
        assert isinstance(screen, ChoiceView)
        return screen

    @property
    def forms(self) -> ImportDesk:
        """The screen with the forms that came in."""
        from tiltaksplan.desktop.import_desk.view import ImportDesk

        screen = self._screen("forms")
        assert isinstance(screen, ImportDesk)
        return screen

    def _screen(self, key: str) -> QWidget:
        if key not in self.screens:
            self.screens[key] = self._makers[key]()
            self._stack.addWidget(self.screens[key])
        return self.screens[key]

    def _show_step(self, key: str) -> None:
        self._stack.setCurrentWidget(self._screen(key))

    def _show_marks(self) -> None:
        self.steps.model.show_marks(marks_of(self.open_plan.plan, self.findings))

    def _make_setup(self) -> QWidget:
        from tiltaksplan.desktop.setup.view import SetupView

        return SetupView(self.open_plan, self.window_)

    def _make_forms(self) -> QWidget:
        from tiltaksplan.desktop.import_desk.view import ImportDesk

        desk = ImportDesk(self.open_plan, self.window_)
        desk.opened.connect(self.open_proposal)
        return desk

    def _make_proposals(self) -> QWidget:
        from tiltaksplan.desktop.proposals.view import ProposalsView

        menus = self.window_.menus
        view = ProposalsView(self.open_plan, self.findings, (menus.import_files, menus.import_folder))
        view.decide.connect(lambda kind, proposal: self.choice.decide(kind, proposal))
        view.fill_form.connect(lambda proposal: ask_and_fill(self.window_, self.open_plan, proposal))
        return view

    def _make_review(self) -> QWidget:
        from tiltaksplan.desktop.review.view import ReviewView

        view = ReviewView(self.open_plan, self.findings, self.window_.menus.check)
        view.opened.connect(self.open_proposal)
        return view

    def _make_scoring(self) -> QWidget:
        from tiltaksplan.desktop.scoring.view import ScoringView

        view = ScoringView(self.open_plan)
        view.opened.connect(self.open_proposal)
        return view

    def _make_choice(self) -> QWidget:
        from tiltaksplan.desktop.choice.view import ChoiceView

        view = ChoiceView(self.open_plan, self.window_)
        view.opened.connect(self.open_proposal)
        return view

    def _make_documents(self) -> QWidget:
        from tiltaksplan.desktop.export_panel.view import ExportPanel

        return ExportPanel(self.open_plan, self.window_)
