"""What a plan has chosen about a check: whether it runs, how much its findings weigh, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tiltaksplan.language import N_
from tiltaksplan.plan.finding import Severity

SEVERITY_NAMES: dict[Severity, str] = {Severity.ERROR: N_("Feil"), Severity.WARNING: N_("Advarsel"), Severity.INFO: N_("Opplysning")}
"""What people call the three."""
WEIGHT: dict[Severity, int] = {severity: number for number, severity in enumerate(Severity)}
"""The gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSetting:
    """What the plan has chosen about one check; a check without a setting runs with the severity that it came with.

    Attributes:
        severity: None where the check's own stands.
        reason: Why the plan has chosen so, for those who read the set-up later.
    """

    code: str
    runs: bool = True
    severity: Severity | None = None
    reason: str | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether it leaves the check as it is: then it need not be kept."""
        return self.runs and self.severity is None and not self.reason

    def severity_of(self, own: Severity, found: Severity) -> Severity:
        """Return what a finding weighs whose check weighs *own*, and which the check gave *found*.

        The chosen severity counts, save that what the check itself made lighter (a field that the form had no room for) never gets heavier.
        """
        if self.severity is None:
            return found
        lightened = WEIGHT[found] > WEIGHT[own]
        return max(self.severity, found, key=WEIGHT.__getitem__) if lightened else self.severity


def with_setting(settings: Iterable[CheckSetting], code: str, **chosen: object) -> tuple[CheckSetting, ...]:
    """Return *settings* with what is *chosen* of the check *code* put in its place; one that then says nothing is left out."""
    kept = {one.code: one for one in settings}
    kept[code] = replace(kept.get(code, CheckSetting(code=code)), **chosen)  # type: ignore[arg-type]
    return tuple(one for one in kept.values() if not one.says_nothing)
