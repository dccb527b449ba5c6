"""Each command: what it calls, what it prints, and the exit code that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiltaksplan.cli.answer import DONE, NEEDS_A_PERSON, Answer, Command
from tiltaksplan.cli.arguments import EXPORTS, FORMATS, plan_path
from tiltaksplan.cli.fill_command import fill
from tiltaksplan.cli.sync_command import sync
from tiltaksplan.cli.template_command import template
from tiltaksplan.errors import WrongUsage
from tiltaksplan.language import N_, translator

if TYPE_CHECKING:
    import argparse

    from tiltaksplan.cli.progress_line import ProgressLine

# Actions are imported inside the commands: `read` of one form must not wait for the store, the solver or the document writers.


def new(options: argparse.Namespace, _progress: ProgressLine) -> Answer:
    """Make a plan."""
    from tiltaksplan.actions.new import new_json, new_plan
    from tiltaksplan.cli import shown

    with new_plan(
        plan_path(options.plan),
        setup=options.setup,
        previous=options.previous,
        title=options.title,
        first_year=options.first_year,
        last_year=options.last_year,
    ) as plan_file:
        document = new_json(plan_file, options.language)
        problems = plan_file.problems
    code = NEEDS_A_PERSON if any(problem.severity == "error" for problem in problems) else DONE
    return Answer(code=code, document=document, text=shown.new_text(document, options.language))


def read(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    """Read forms and print what they say; store nothing."""
    from tiltaksplan.actions.read import exit_code_of, read_forms, readings_json
    from tiltaksplan.cli import shown

    plan = None
    if options.plan:
        from tiltaksplan.actions.plan_file import open_plan

        with open_plan(plan_path(options.plan)) as plan_file:
            plan = plan_file.plan
    readings = read_forms(options.paths, progress, plan=plan)
    document = readings_json(readings, options.language)
    return Answer(code=exit_code_of(readings), document=document, text=shown.readings_text(document, options.language))


def import_(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    """Read forms and store them in the plan."""
    from tiltaksplan.actions.import_forms import import_forms, import_json
    from tiltaksplan.actions.plan_file import open_plan_to_write
    from tiltaksplan.cli import shown

    with open_plan_to_write(plan_path(options.plan)) as plan_file:
        done = import_forms(plan_file, options.paths, progress)
        document = import_json(done, options.language)
    return Answer(code=done.exit_code, document=document, text=shown.import_text(document, options.language))


def check(options: argparse.Namespace, _progress: ProgressLine) -> Answer:
    """Print every finding."""
    from tiltaksplan.actions.check import check_plan, findings_json, findings_need_a_person
    from tiltaksplan.actions.plan_file import open_plan
    from tiltaksplan.cli import shown

    with open_plan(plan_path(options.plan)) as plan_file:
        plan = plan_file.plan
    findings = check_plan(plan)
    document = findings_json(plan, findings, options.language)
    code = NEEDS_A_PERSON if findings_need_a_person(findings) else DONE
    return Answer(code=code, document=document, text=shown.findings_text(document, options.language))


def prioritise(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    """Select and schedule, and print the plan, the reserve and what was prioritised down."""
    from tiltaksplan.actions.plan_file import open_plan_to_write
    from tiltaksplan.actions.prioritise import outcome_json, prioritise_plan
    from tiltaksplan.cli import shown

    if options.time_limit is not None and not options.time_limit > 0:  # nor is «nan»
        raise WrongUsage(
            what=translator(options.language)(N_("Tidsgrensen må være over 0 sekunder. Skriv for eksempel «--time-limit 30»."))
        )
    with open_plan_to_write(plan_path(options.plan)) as plan_file:
        outcome = prioritise_plan(plan_file, scenario=options.scenario, time_limit=options.time_limit, progress=progress)
        document = outcome_json(plan_file.plan, outcome, options.language)
    return Answer(
        code=NEEDS_A_PERSON if outcome.status == "infeasible" else DONE,
        document=document,
        text=shown.outcome_text(document, options.language),
    )


def export(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    """Write documents from the plan."""
    from tiltaksplan.actions.export import export as write_documents
    from tiltaksplan.actions.plan_file import open_plan
    from tiltaksplan.cli import shown

    what = _listed(options.what, EXPORTS, "--what", options.language)
    formats = _listed(options.format, FORMATS, "--format", options.language) if options.format else None
    with open_plan(plan_path(options.plan)) as plan_file:
        written = write_documents(
            plan_file, options.to, what=what, formats=formats, language=options.language, scenario=options.scenario, progress=progress
        )
        notices = [notice.told(options.language) for notice in plan_file.notices]
    told = [shown.written_text(written, options.language)] if written else []
    document = {"files": [str(path) for path in written]} | ({"notices": notices} if notices else {})
    return Answer(code=DONE, document=document, text="\n".join([*told, *notices]))


def demo(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    """Do the whole main job on the sample forms."""
    from tiltaksplan.actions.demo import demo_json, run_demo
    from tiltaksplan.cli import shown

    done = run_demo(options.folder, progress, language=options.language)
    return Answer(code=DONE, document=demo_json(done), text=shown.demo_text(done, options.language))


def doctor(options: argparse.Namespace, _progress: ProgressLine) -> Answer:
    """Print what works on this machine."""
    from tiltaksplan.actions.doctor import examination_json, examine
    from tiltaksplan.cli import shown

    results = examine(options.language)
    works = all(result.works or not result.needed for result in results)
    return Answer(
        code=DONE if works else NEEDS_A_PERSON, document=examination_json(results), text=shown.examination_text(results, options.language)
    )


COMMAND_FUNCTIONS: dict[str, Command] = {
    "new": new,
    "read": read,
    "import": import_,
    "check": check,
    "prioritise": prioritise,
    "export": export,
    "demo": demo,
    "doctor": doctor,
    "template": template,
    "sync": sync,
    "fill": fill,
}


def _listed(text: str, known: tuple[str, ...], option: str, language: str) -> tuple[str, ...]:
    """Return the words of a list with commas between.

    Raises:
        WrongUsage: A word that the contract does not have.
    """
    words = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    unknown = [word for word in words if word not in known]
    if unknown or not words:
        sentence = translator(language)(N_("«{word}» kan ikke stå etter {option}. Velg blant {known}."))
        raise WrongUsage(what=sentence.format(word=", ".join(unknown) or text, option=option, known=", ".join(known)))
    return words
