"""What the checks say of the open plan now: found anew after every change, off the UI thread, for every screen that shows findings."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from tiltaksplan.desktop.faults import write_fault
from tiltaksplan.desktop.job import Job
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.progress import Progress

REST_MILLISECONDS = 250


class FindingsNow(QObject):
    """The findings on the open plan.

    Attributes:
        all: Those that stand.
        mended: Those that stood since the plan was opened, and do not any more.

    Signals:
        changed: The findings were found anew.
    """

    changed = Signal()

    def __init__(self, open_plan: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[Finding, ...] = ()
        self.mended: tuple[Finding, ...] = ()
        self._met: dict[object, Finding] = {}
        self._by_proposal: dict[str, tuple[Finding, ...]] = {}
        self.known = False
        self.fault: Exception | None = None
        self._open_plan = open_plan
        self._job: Job | None = None
        self._again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self.check)
        open_plan.changed.connect(self._rest.start)

    def check(self) -> None:
        """Run the checks on the plan as it is now."""
        if self._job is not None:
            self._again = True  # the plan changed while it was being checked
            return
        plan = self._open_plan.plan
        self._job = Job(lambda progress: _checked(plan, progress), "", self)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()

    def stop(self) -> None:
        """Wait for a check that runs; for closing."""
        self._rest.stop()
        self._again = False
        if self._job is not None:
            self._job.wait()

    def open_of(self, proposal_id: str) -> tuple[Finding, ...]:
        """Return the findings on a proposal that nobody has waived."""
        return tuple(finding for finding in self.of(proposal_id) if finding.waived is None)

    def of(self, proposal_id: str) -> tuple[Finding, ...]:
        """Return the findings on a proposal, waived ones too."""
        return self._by_proposal.get(proposal_id, ())

    def count(self, severity: Severity) -> int:
        """Return how many findings of *severity* nobody has waived."""
        return sum(finding.severity is severity and finding.waived is None for finding in self.all)

    def _take(self, findings: tuple[Finding, ...]) -> None:
        self.all, self.known, self.fault = tuple(findings), True, None
        self._find_mended()
        by_proposal: dict[str, list[Finding]] = {}
        for finding in self.all:
            for proposal in finding.proposals:
                by_proposal.setdefault(proposal, []).append(finding)
        self._by_proposal = {proposal: tuple(found) for proposal, found in by_proposal.items()}
        self._end()

    def _find_mended(self) -> None:
        """Find what is mended: not what its check has been turned off for, or its proposal taken out."""
        plan = self._open_plan.plan
        standing = {_about(finding): finding for finding in self.all}
        self._met |= standing
        ids, off = {proposal.id for proposal in plan.proposals}, {one.code for one in plan.setup.check_settings if not one.runs}
        gone = (finding for about, finding in self._met.items() if about not in standing)
        self.mended = tuple(finding for finding in gone if finding.code not in off and ids.issuperset(finding.proposals))

    def _fail(self, error: Exception) -> None:
        write_fault(error)
        self.fault = error
        self._end()

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self.changed.emit()
        if self._again:
            self._again = False
            self.check()


def _about(finding: Finding) -> object:
    """Return what a finding is about: one with other figures about the same is not mended."""
    who = tuple(value for name, value in finding.figures if name in ("person", "unit", "source", "quarter", "year"))
    return finding.code, finding.proposals, finding.field, who


def _checked(plan: Plan, progress: Progress) -> tuple[Finding, ...]:
    from tiltaksplan.actions.check import check_plan

    return check_plan(plan)
