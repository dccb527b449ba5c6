"""Write documents from the plan: each in the formats that make sense for it, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tiltaksplan.errors import NotBuiltYet, TiltaksplanError, WrongUsage
from tiltaksplan.language import LANGUAGES, N_, Message
from tiltaksplan.progress import Progress, Silent

if TYPE_CHECKING:
    from tiltaksplan.document.blocks import Document
    from tiltaksplan.plan.finding import Finding
    from tiltaksplan.plan.outcome import Outcome
    from tiltaksplan.plan.plan import Plan
    from tiltaksplan.reports.feedback import Mail

    from .plan_file import PlanFile


ONE_WAY = N_(
    "Planen er åpen bare for lesing, så arbeidsboken kan ikke hentes tilbake med endringer. Lag den på nytt når du kan endre planen."
)
NO_PROPOSALS = N_("Planen har ingen forslag ennå, så det er ingen tilbakemeldinger å skrive. Hent inn skjemaene først.")
NO_FEEDBACK = N_("Ingen av forslagene har funn som gruppene kan gjøre noe med, så det er ingen tilbakemeldinger å skrive.")


class NotPrioritisedYet(TiltaksplanError):
    """The plan document tells of a choice that has not been made."""

    message = N_(
        "Planen er ikke prioritert ennå, så plandokumentet har ingenting å vise. Kjør prioriteringen først, og eksporter så på nytt."
    )
    exit_code = 1


class NoSuchScenario(TiltaksplanError):
    """The plan has been prioritised, and not under that name."""

    message = N_("Planen har ikke noe scenario som heter «{name}». Den har {known}. Rett navnet, eller prioriter scenariet først.")
    exit_code = 2


class FolderIsUnusable(TiltaksplanError):
    """The folder to write to is a file, or cannot be made."""

    message = N_("Mappen «{name}» kan ikke brukes: den er en fil, eller du mangler rett til å skrive der. Velg en annen mappe.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One kind of document: the formats it comes in, what it is called, and whether it is one file in each language.

    Attributes:
        mail: The mail that the document goes with, of a kind that comes as mail drafts.
        each: Of a kind that is one file for each proposal: the kind by the proposals' ids; `empty` tells why there are none.
    """

    formats: tuple[str, ...]
    name: str
    document: Callable[[PlanFile, Outcome | None, str, str], Document]
    every_language: bool = False
    mail: Callable[[PlanFile, str], Mail] | None = None
    each: Callable[[Export, Plan], dict[str, Export]] | None = None
    empty: Callable[[Plan], str] | None = None


def _plan_document(plan_file: PlanFile, outcome: Outcome | None, _format: str, language: str) -> Document:
    from tiltaksplan.reports.plan_document import plan_document

    if outcome is None:
        raise NotPrioritisedYet
    return plan_document(plan_file.plan, outcome, language=language)


def _workbook(plan_file: PlanFile, outcome: Outcome | None, _format: str, language: str) -> Document:
    from tiltaksplan.reports.workbook import workbook

    from .prioritise import outcome_is_out_of_date
    from .workbook_base import plan_mark

    plan = plan_file.plan  # once: the base and the workbook are to tell of the same plan, whatever is saved meanwhile
    return workbook(
        plan,
        outcome,
        language=language,
        export_mark=_base(plan_file, plan, outcome),
        plan_mark=plan_mark(plan_file),
        out_of_date=outcome is not None and outcome_is_out_of_date(plan, outcome),
    )


def _base(plan_file: PlanFile, plan: Plan, outcome: Outcome | None) -> str:
    """Keep what the workbook is made of, so that it can come back; from a plan that can only be read, nothing, and a notice."""
    from tiltaksplan.io.store.errors import PlanCannotBeChanged

    from .workbook_base import keep_base

    try:
        return keep_base(plan_file, plan, scenario=outcome.scenario if outcome is not None else "")
    except PlanCannotBeChanged:
        plan_file.notices.append(Message.of(ONE_WAY))
        return ""


def _form(plan_file: PlanFile, _outcome: Outcome | None, file_format: str, language: str) -> Document:
    from tiltaksplan.reports.forms import proposal_form_excel, proposal_form_word

    make = proposal_form_excel if file_format == "xlsx" else proposal_form_word
    return make(plan_file.plan.setup, language=language)


def _letter(
    plan_file: PlanFile, _outcome: Outcome | None, _format: str, language: str, *, proposal: str = "", findings: tuple[Finding, ...] = ()
) -> Document:
    from tiltaksplan.reports.feedback import feedback_letter

    return feedback_letter(plan_file.plan, proposal, findings, language=language)


def _mail(plan_file: PlanFile, language: str, *, proposal: str, findings: tuple[Finding, ...]) -> Mail:
    from tiltaksplan.reports.feedback import feedback_mail

    return feedback_mail(plan_file.plan, proposal, findings, language=language)


def _letters(kind: Export, plan: Plan) -> dict[str, Export]:
    """Return the kind by the proposals that something can be said of to their groups."""
    from tiltaksplan.reports.feedback import feedback_findings

    return {
        proposal: replace(
            kind,
            document=partial(_letter, proposal=proposal, findings=findings),
            mail=partial(_mail, proposal=proposal, findings=findings),
        )
        for proposal, findings in feedback_findings(plan).items()
    }


def _no_letters(plan: Plan) -> str:
    return NO_FEEDBACK if plan.proposals else NO_PROPOSALS


EXPORTS: dict[str, Export] = {
    "plan": Export(formats=("docx", "pdf"), name=N_("tiltaksplan"), document=_plan_document),
    "workbook": Export(formats=("xlsx",), name=N_("arbeidsbok"), document=_workbook),
    "forms": Export(formats=("docx", "xlsx"), name=N_("forslagsskjema"), document=_form, every_language=True),
    "feedback": Export(formats=("docx", "eml"), name=N_("tilbakemelding"), document=_letter, each=_letters, empty=_no_letters),
}


def export(
    plan_file: PlanFile,
    folder: Path,
    *,
    what: Sequence[str] = ("plan",),
    formats: Sequence[str] | None = None,
    language: str = "nb",
    scenario: str = "",
    progress: Progress | None = None,
) -> list[Path]:
    """Write each of *what* to *folder* in the given *formats*, or in all that it comes in, and return the files.

    Raises:
        NotBuiltYet: A kind of document that a later version brings.
        NotPrioritisedYet: The plan document before the choice; nothing else is written either.
        NoSuchScenario: No choice was made under that name.
        WrongUsage: A format that none of *what* comes in.
        FolderIsUnusable: *folder* cannot be made or written to.
        Cancelled: A person stopped the work; the files written so far are whole.
    """
    progress = progress or Silent()
    jobs = _jobs(plan_file, what, formats, language)
    outcome = _outcome(plan_file.plan, scenario, jobs)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderIsUnusable(name=str(folder)) from error
    written = []
    for number, (kind, file_format, file_language, name) in enumerate(jobs):
        path = folder / name
        progress.step(number, len(jobs), path.name)
        document = kind.document(plan_file, outcome, file_format, file_language)
        if file_format == "eml" and kind.mail is not None:
            _write_mail(kind.mail(plan_file, file_language), document, path)
        else:
            _writer_of(file_format)(document, path)
        written.append(path)
    progress.step(len(jobs), len(jobs), str(folder))
    return written


def _jobs(plan_file: PlanFile, what: Sequence[str], formats: Sequence[str] | None, language: str) -> list[tuple[Export, str, str, str]]:
    """Return the files to write, each with its kind, format, language and name; a kind that nothing is to be said in leaves a notice."""
    plan, asked = plan_file.plan, False
    jobs: list[tuple[Export, str, str, str]] = []
    for word in what:
        if word not in EXPORTS:
            raise NotBuiltYet(command=f"export --what {word}")
        kind = EXPORTS[word]
        chosen = [one for one in kind.formats if formats is None or one in formats]
        asked = asked or bool(chosen)
        kinds = kind.each(kind, plan) if kind.each is not None and chosen else {"": kind}
        if not kinds and kind.empty is not None:
            plan_file.notices.append(Message.of(kind.empty(plan)))
        for file_format in chosen:
            for proposal, own in kinds.items():
                languages = LANGUAGES if kind.every_language else (language,)
                jobs.extend((own, file_format, one, _file_name(plan, own, file_format, one, proposal)) for one in languages)
    if not asked:
        sentence = N_(
            "Ingen av dokumentene finnes i formatet {formats}. Plandokumentet er docx og pdf, arbeidsboken xlsx, "
            "skjemaene docx og xlsx, og tilbakemeldingene docx og eml."
        )
        raise WrongUsage(what=Message.of(sentence, formats=", ".join(formats or ())).told(language))
    return jobs


def _outcome(plan: Plan, scenario: str, jobs: Sequence[tuple[Export, str, str, str]]) -> Outcome | None:
    """Return the choice that the documents tell of, looked for before any of them is written."""
    outcome = plan.outcome(scenario)
    if outcome is None and scenario and plan.outcomes:
        unnamed = Message.of(N_("et uten navn"))
        known = tuple(f"«{one.scenario}»" if one.scenario else unnamed.told() for one in plan.outcomes)
        raise NoSuchScenario(name=scenario, known=known)
    if outcome is None and any(kind is EXPORTS["plan"] for kind, *_ in jobs):
        raise NotPrioritisedYet
    return outcome


def _file_name(plan: Plan, kind: Export, file_format: str, language: str, proposal: str = "") -> str:
    """Return a name that is safe on every system and the same for the same plan, so that a new export replaces the old one.

    Of a proposal it has the id alone: a title may name people.
    """
    setup = plan.setup
    language_part = f"-{language}" if kind.every_language else ""
    name = Message(kind.name).told("nb" if kind.every_language else language)
    if proposal:
        return f"{name}-{re.sub(r'[^A-Za-z0-9ÆØÅæøå_-]+', '-', proposal)}.{file_format}"
    return f"{name}-{setup.first_year}-{setup.last_year}{language_part}.{file_format}"


def _write_mail(mail: Mail, letter: Document, path: Path) -> None:
    from tiltaksplan.io.mail_draft import write_mail_draft

    write_mail_draft(path, to=mail.to, subject=mail.subject, body=mail.body, letter=letter)


def _writer_of(file_format: str) -> Callable[[Document, Path], None]:
    if file_format == "docx":
        from tiltaksplan.io.word.write import write_word

        return write_word
    if file_format == "pdf":
        from tiltaksplan.io.pdf.write import write_pdf

        return write_pdf
    from tiltaksplan.io.excel.write import write_excel

    return write_excel
