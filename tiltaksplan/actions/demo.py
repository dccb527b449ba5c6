"""The whole main job on the sample forms that come with the package: new, import, check, prioritise, export."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_, translator
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.plan.outcome import Outcome

PLAN_NAME = "eksempel.tiltaksplan"
STEPS = 5


class FolderIsNotEmpty(TiltaksplanError):
    """The folder for the demo already holds a demo plan."""

    message = N_("I mappen «{name}» ligger det alt en plan. Velg en annen mappe, eller slett den gamle planen først. Ingenting er endret.")
    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the demo made, and what it found on the way."""

    plan: Path
    proposals: int
    refused: tuple[str, ...]
    findings: dict[str, int]
    outcome: Outcome
    documents: tuple[Path, ...]


def run_demo(folder: Path, progress: Progress, *, language: str = "nb") -> Demo:
    """Make a plan in *folder* from the sample set-up and forms, check it, prioritise it and write its documents there.

    Raises:
        FolderIsNotEmpty: A demo plan lies there already.
        FolderIsUnusable: *folder* is a file, or cannot be made.
        Cancelled: A person stopped the work.
    """
    from tiltaksplan.actions.check import check_plan
    from tiltaksplan.actions.export import FolderIsUnusable, export
    from tiltaksplan.actions.import_forms import import_forms
    from tiltaksplan.actions.new import new_plan
    from tiltaksplan.actions.prioritise import prioritise_plan

    translate = translator(language)
    folder = folder.expanduser().absolute()
    plan_path = folder / PLAN_NAME
    try:
        if plan_path.exists():
            raise FolderIsNotEmpty(name=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderIsUnusable(name=str(folder)) from error
    with as_file(files("tiltaksplan.resources") / "samples") as samples:
        progress.step(0, STEPS, translate(N_("Lager planen fra oppsettet")))
        with new_plan(plan_path, setup=samples / "oppsett.xlsx", previous=samples / "previous-plan.xlsx") as plan_file:
            progress.step(1, STEPS, translate(N_("Leser skjemaene")))
            imported = import_forms(plan_file, [samples / "filled"], progress)
            progress.step(2, STEPS, translate(N_("Kontrollerer forslagene")))
            findings = check_plan(plan_file.plan)
            progress.step(3, STEPS, translate(N_("Prioriterer")))
            outcome = prioritise_plan(plan_file, progress=progress)
            progress.step(4, STEPS, translate(N_("Skriver dokumentene")))
            documents = export(plan_file, folder, what=("plan", "workbook", "forms"), language=language, progress=progress)
            return Demo(
                plan=plan_path,
                proposals=len(plan_file.plan.proposals),
                refused=tuple(imported.refused_names),
                findings=dict(Counter(finding.severity.value for finding in findings)),
                outcome=outcome,
                documents=tuple(documents),
            )


def demo_json(demo: Demo) -> dict[str, object]:
    """Return what the demo made as JSON."""
    return {
        "plan": str(demo.plan),
        "proposals": demo.proposals,
        "refused": list(demo.refused),
        "findings": demo.findings,
        "status": demo.outcome.status,
        "selected": len(demo.outcome.selected),
        "reserve": len(demo.outcome.reserve),
        "down": len(demo.outcome.down),
        "files": [str(path) for path in demo.documents],
    }
