"""Fill in somebody's own blank form from a proposal: the form as it is, the answers in their places, and a word on what found none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tiltaksplan.document.blocks import Document
from tiltaksplan.document.entry import Entry
from tiltaksplan.document.place import Place
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_, Message, translator
from tiltaksplan.plan.fields import BY_POINTER, Lines
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.template import Template
from tiltaksplan.progress import Progress, Silent

if TYPE_CHECKING:  # the database is loaded when a plan is opened
    from tiltaksplan.actions.plan_file import PlanFile
    from tiltaksplan.forms.fill_form import Answer, Filling
    from tiltaksplan.forms.reading import Reading

CANNOT_BE_WRITTEN = N_("Stedet i skjemaet kan ikke fylles ut trygt. Skriv svaret inn i Word eller Excel.")
NOT_READ_BACK = N_("Svaret står i skjemaet ({place}), men lest tilbake sier skjemaet noe annet. Se over svaret der.")
_MOST_TRIES = 3


class NoSuchProposal(TiltaksplanError):
    """The plan has no proposal of that id or title."""

    message = N_("Planen har ikke noe forslag som heter «{name}». Skriv forslagets nummer, for eksempel «{example}», eller hele tittelen.")
    exit_code = 2


class NoSuchForm(TiltaksplanError):
    """Neither a template of the plan nor a file."""

    message = N_(
        "«{name}» er verken en mal i planen eller en fil. Malene i planen er: {known}. "
        "Skriv navnet på en av dem, eller hvor det tomme skjemaet ligger. Ingenting er skrevet."
    )
    exit_code = 2


class FormIsNotKept(TiltaksplanError):
    """A template that was learned from a filled-in form: the plan has no blank one."""

    message = N_(
        "Planen har ikke det tomme skjemaet til malen «{name}», bare det som er lært av utfylte skjemaer. "
        "Skriv hvor det tomme skjemaet ligger, eller registrer det med «template add». Ingenting er skrevet."
    )


class NotAFormToFill(TiltaksplanError):
    """A file in a format that we do not write in place."""

    message = N_(
        "«{name}» er ikke et skjema i Words eller Excels eget format (.docx, .docm, .xlsx, .xlsm). "
        "Åpne det i Word eller Excel, lagre det som et slikt, og prøv igjen. Ingenting er skrevet."
    )


class WrongEnding(TiltaksplanError):
    """The new file's name says that it is another kind of file than the form."""

    message = N_(
        "Skjemaet er av en slik type at den utfylte filen må ha et navn som slutter på {endings}, ikke «{name}». Ingenting er skrevet."
    )
    exit_code = 2


class FileIsThere(TiltaksplanError):
    """The new file would take the place of another one."""

    message = N_(
        "Det finnes allerede en fil som heter «{name}». Velg et annet navn, eller si fra at den skal byttes ut. Ingenting er skrevet."
    )
    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A value of the proposal, and where in the form it stands."""

    field: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A value of the proposal that a person must look at: it found no place, or is not read back from it."""

    field: str
    text: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class FillReport:
    """What was filled in.

    Attributes:
        path: The new file.
        proposal: Its id.
        form: What the form is called.
    """

    path: Path
    proposal: str
    form: str
    filled: tuple[Filled, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def fill(
    plan_file: PlanFile,
    template: str | Path,
    proposal_id: str,
    target: Path,
    *,
    replace: bool = False,
    personal: bool = False,
    progress: Progress | None = None,
) -> FillReport:
    """Write a blank form to *target*, filled in from a proposal; nothing else in it is touched, and the plan stays as it is.

    Args:
        template: The name of one of the plan's templates, or where a blank form lies.
        proposal_id: `T-03`, or the proposal's whole title.
        replace: Whether a file that is there already gives way.
        personal: Whether what is said of the project leader's fitness is filled in where the form asks for it.

    Raises:
        NoSuchProposal, NoSuchForm, FormIsNotKept, NotAFormToFill, WrongEnding, FileIsThere: As they say; nothing is written.
        FileProblem: The form cannot be read or filled in safely, or *target* cannot be written.
    """
    from tiltaksplan.io.saving import written_whole

    plan = plan_file.plan
    proposal = proposal_named(plan, proposal_id)
    name, content, known = _blank_form(plan_file, template)
    if target.exists() and not replace:
        raise FileIsThere(name=target.name)
    report, new = _filled(
        plan, proposal, _Form(name, content, known, target.suffix), target, personal=personal, progress=progress or Silent()
    )
    with written_whole(target) as draft:
        draft.write_bytes(new)
    return report


def proposal_named(plan: Plan, name: str) -> Proposal:
    """Return the proposal with that id, or with that title.

    Raises:
        NoSuchProposal: As it says, also where several have the title.
    """
    wanted = name.strip().casefold()
    for names in ([one.id for one in plan.proposals], [one.title or "" for one in plan.proposals]):
        found = [one for one, name in zip(plan.proposals, names, strict=True) if name.strip().casefold() == wanted]
        if len(found) == 1:
            return found[0]
    raise NoSuchProposal(name=name, example=plan.proposals[0].id if plan.proposals else "T-01")


def _blank_form(plan_file: PlanFile, template: str | Path) -> tuple[str, bytes, Template | None]:
    """Return what the form is called, its bytes, and the template that it is registered as."""
    from tiltaksplan.io.files import content_of_file

    wanted = str(template).casefold()
    templates = plan_file.plan.templates
    known = next((one for one in templates if wanted in (one.name.casefold(), one.id)), None)
    if known is not None and known.file:
        return known.name, plan_file.original(known.file), known
    path = Path(template)
    if path.is_file():
        return path.name, content_of_file(path), None
    if known is not None:
        raise FormIsNotKept(name=known.name)
    raise NoSuchForm(name=str(template), known=", ".join(one.name for one in templates) or "–")


def endings_for(plan_file: PlanFile, template: str | Path) -> tuple[str, ...]:
    """Return what the name of a form filled in from *template* can end with, the usual one first.

    Raises:
        NoSuchForm, FormIsNotKept, NotAFormToFill: As they say.
        FileProblem: The form cannot be read.
    """
    from tiltaksplan.io.opening_forms import endings_of_file

    name, content, _ = _blank_form(plan_file, template)
    endings = endings_of_file(content, name)
    if not endings:
        raise NotAFormToFill(name=name)
    return endings


def forms_kept(plan: Plan) -> tuple[str, ...]:
    """Return the names of the templates whose blank form the plan has."""
    return tuple(sorted((one.name for one in plan.templates if one.file), key=str.casefold))


@dataclass(frozen=True, slots=True)
class _Form:
    """A blank form: `ending` is that of the file that it becomes."""

    name: str
    content: bytes
    known: Template | None
    ending: str


def _filled(plan: Plan, proposal: Proposal, form: _Form, target: Path, *, personal: bool, progress: Progress) -> tuple[FillReport, bytes]:
    """Return what is told of the filled-in form, and the form itself.

    What the form says is read back, as any form that comes in is. Where an answer is not found again, the next likely place is tried.
    """
    from tiltaksplan.forms.filling import filling_of
    from tiltaksplan.forms.template import matching, template_from
    from tiltaksplan.io.inplace.errors import EditIsRefused, RowsCannotBeAdded
    from tiltaksplan.io.inplace.filling import filled

    with TemporaryDirectory(prefix="tiltaksplan-", ignore_cleanup_errors=True) as folder:
        document = _read(Path(folder) / "skjema", form, progress, name=form.name)
        template = form.known or matching(document, plan.templates) or template_from(document, form.name)
        filling = filling_of(document, template, proposal, setup=plan.setup, personal=personal)
        try:
            filled(form.content, form.name, _entries(filling, [0] * len(filling.answers)), ending=form.ending)
        except RowsCannotBeAdded:  # then what the lines that are there have no room for is told of
            filling = filling_of(document, template, proposal, setup=plan.setup, personal=personal, may_grow=False)
        except EditIsRefused:
            pass
        _without_refused(filling, form)
        chosen = [0] * len(filling.answers)
        best: tuple[int, bytes, list[int]] | None = None
        for _ in range(_MOST_TRIES):
            new = filled(form.content, form.name, _entries(filling, chosen), ending=form.ending)
            missed = _missed(_reading(Path(folder) / "utfylt", new, plan, template, progress), proposal, filling)
            if best is None or len(missed) < best[0]:
                best = len(missed), new, missed
                best_choice = list(chosen)
            if not _next(chosen, missed, filling):
                break
    assert best is not None
    return _report(target, proposal, form, filling, best_choice, best[2]), best[1]


def _without_refused(filling: Filling, form: _Form) -> None:
    """Take out the answers whose places cannot be written safely, each told of; a form that can be written nowhere is refused."""
    from tiltaksplan.forms.fill_form import LeftOut as NotPlaced
    from tiltaksplan.io.inplace.errors import EditIsRefused
    from tiltaksplan.io.inplace.filling import filled

    try:
        filled(form.content, form.name, _entries(filling, [0] * len(filling.answers)), ending=form.ending)
    except EditIsRefused:
        kept: list[Answer] = []
        for answer in filling.answers:
            entries = [entry for one in (*kept, answer) for entry in one.choices[0]]
            try:
                filled(form.content, form.name, entries, ending=form.ending)
                kept.append(answer)
            except EditIsRefused:
                filling.left_out.append(NotPlaced(pointer=answer.pointer, text=answer.text, reason=Message.of(CANNOT_BE_WRITTEN)))
        if not kept:
            raise
        filling.answers[:] = kept


def _entries(filling: Filling, chosen: Sequence[int]) -> list[Entry]:
    return [*(entry for answer, number in zip(filling.answers, chosen, strict=True) for entry in answer.choices[number]), *filling.upkeep]


def _next(chosen: list[int], missed: Sequence[int], filling: Filling) -> bool:
    """Choose the next place for the answers that were not read back; return whether one of them has another."""
    moved = False
    for number in missed:
        if chosen[number] + 1 < len(filling.answers[number].choices):
            chosen[number] += 1
            moved = True
    return moved


def _read(path: Path, form: _Form, progress: Progress, *, name: str) -> Document:
    """Return the document of a blank form, a worksheet's empty cells among the others; hostile files are read in a child, as always."""
    from tiltaksplan.io.opening_forms import endings_of_file, form_to_fill
    from tiltaksplan.io.worker import each_in_child

    path.write_bytes(form.content)
    endings = endings_of_file(form.content, name)
    if not endings:
        raise NotAFormToFill(name=name)
    if form.ending.lower() not in endings:
        raise WrongEnding(name=form.ending or "–", endings=" / ".join(endings))
    ((_, document),) = each_in_child(form_to_fill, [path], progress)
    if isinstance(document, TiltaksplanError):
        raise type(document)(**{**document.figures, "name": name})
    return document


def _reading(path: Path, content: bytes, plan: Plan, template: Template, progress: Progress) -> Reading | None:
    from tiltaksplan.forms.recognise import recognise
    from tiltaksplan.io.worker import read_documents

    path.write_bytes(content)
    ((_, document),) = read_documents([path], progress)
    if isinstance(document, TiltaksplanError):
        return None
    return recognise(document, path=path.name, setup=plan.setup, templates=(template,))


def _missed(reading: Reading | None, proposal: Proposal, filling: Filling) -> list[int]:
    """Return the numbers of the answers that the filled-in form does not say as the proposal does."""
    from tiltaksplan.forms.fill_values import parts_of_pointer

    found = next(iter(reading.proposals), None) if reading is not None else None
    missed = []
    for number, answer in enumerate(filling.answers):
        pointers = [pointer for pointer in parts_of_pointer(answer.pointer) if pointer in BY_POINTER]
        fields = [BY_POINTER[pointer] for pointer in pointers]
        if found is None or any(
            not isinstance(field.kind, Lines) and not field.computed and _bare(field.value_in(found)) != _bare(field.value_in(proposal))
            for field in fields
        ):
            missed.append(number)
    return missed


def _bare(value: object) -> object:
    """Return a value without what reading may change: letters' size, blanks, signs at the ends."""
    if isinstance(value, tuple):
        return tuple(sorted(str(_bare(one)) for one in value))
    if isinstance(value, str):
        return " ".join(value.casefold().replace("- ", " ").split()).strip(" .")
    return value


def _report(target: Path, proposal: Proposal, form: _Form, filling: Filling, chosen: Sequence[int], missed: Sequence[int]) -> FillReport:
    told: list[Filled] = []
    unsure: list[LeftOut] = []
    for number, (answer, choice) in enumerate(zip(filling.answers, chosen, strict=True)):
        told += _told(answer, answer.choices[choice])
        if number in missed:
            place = answer.choices[choice][0].place
            unsure.append(LeftOut(field=answer.pointer, text=answer.text, reason=Message.of(NOT_READ_BACK, place=place.words())))
    left = [LeftOut(field=one.pointer, text=one.text, reason=one.reason) for one in filling.left_out]
    return FillReport(path=target, proposal=proposal.id, form=form.name, filled=tuple(told), left_out=(*left, *unsure))


def _told(answer: Answer, entries: Sequence[Entry]) -> list[Filled]:
    """Return an answer's places; of a tick the text is the name that was ticked."""
    return [
        Filled(
            field=entry.field or answer.pointer,
            place=_below(entry),
            text=entry.text if len(entry.text) > 1 or entry.text.isalnum() else answer.text,
        )
        for entry in entries
    ]


def _below(entry: Entry) -> Place:
    """Return the place of an entry in words that hold for the filled-in form: a copy of a row stands below it."""
    if not entry.copy:
        return entry.place
    steps = tuple((kind, int(value) + entry.copy if kind == "row" else value) for kind, value in entry.place.steps)
    return Place(steps, entry.place.address)


def fill_json(report: FillReport, language: str = "nb") -> Mapping[str, object]:
    """Return what was filled in as JSON."""
    translate = translator(language)
    return {
        "path": str(report.path),
        "proposal": report.proposal,
        "template": report.form,
        "filled": [{"field": one.field, "place": one.place.words(translate), "text": one.text} for one in report.filled],
        "left_out": [{"field": one.field, "text": one.text, "reason": one.reason.told(language)} for one in report.left_out],
    }
