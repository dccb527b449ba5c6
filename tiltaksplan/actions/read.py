"""Read forms: from files and folders to readings, and from readings to what the command line prints. Stores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tiltaksplan.actions.form_file import reading_of_file, texts_in_file
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.forms.reading import Problem, Reading
from tiltaksplan.io.containers import Enclosed, enclosed_in, is_container
from tiltaksplan.io.worker import Crew, each_in_child
from tiltaksplan.language import N_, Message, translator
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plain import plain_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.progress import Progress

_LOCK_FILE = "~$"
_ONLY_IN_THE_PLAN = ("id",)
NOT_A_FORM = "not-a-proposal-unknown"
NO_PROPOSAL = N_("Fant ikke noe forslag i filen. Er det et skjema, så registrer det tomme skjemaet som mal, eller skriv av forslaget.")


def found_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files at *paths*; a folder is walked in the order of names, without hidden files and the lock files of open ones.

    A folder in which there is nothing to read is returned itself, so that it is told of and not passed over in silence.
    """
    files: list[Path] = []
    for path in paths:
        if _is_folder(path):
            inside = sorted((one for one in path.rglob("*") if one.is_file() and not _is_hidden(one, path)), key=str)
            files.extend(inside or [path])
        else:
            files.append(path)
    return files


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # no way in, or a name that is too long: opening it as a file tells why
        return False


def _is_hidden(path: Path, root: Path) -> bool:
    return any(part.startswith((".", _LOCK_FILE)) for part in path.relative_to(root).parts)


def read_forms(paths: Sequence[Path], progress: Progress, *, plan: Plan | None = None, children: int | None = None) -> list[Reading]:
    """Read every form; one that cannot be read is told of in its place, and the others go on.

    Args:
        children: How many processes at most; as many as there are processors unless it is said.

    Raises:
        Cancelled: The person has stopped the work.
    """
    enclosed, closed = _unpacked(found_files(paths), progress)
    found = iter(_read_all([one.path for one in enclosed if one.path not in closed], progress, plan, children))
    readings = []
    for one in enclosed:
        answer = closed.get(one.path) or next(found)
        if isinstance(answer, TiltaksplanError):
            readings.append(refused(one.path, answer))
        else:
            readings.append(_as_received(_with_reason(answer), one))
    return readings


def _read_all(paths: Sequence[Path], progress: Progress, plan: Plan | None, children: int | None) -> list[Reading | TiltaksplanError]:
    """Return the readings of files that are no containers: opened first and read then, where they are enough to teach each other."""
    setup, templates = (plan.setup, plan.templates) if plan else (None, ())
    read = partial(reading_of_file, setup=setup, templates=templates, batch=None)
    with Crew(children=children) as crew:
        if len(paths) == 1:
            return [answer for _path, answer in crew.each(read, paths, progress)]
        opened = [answer for _path, answer in crew.each(texts_in_file, paths, _Half(progress, 0))]
        left = [path for path, answer in zip(paths, opened, strict=True) if not isinstance(answer, TiltaksplanError)]
        from tiltaksplan.forms.template import common_in  # the parent of one form's child needs none of it

        batch = common_in(answer for answer in opened if not isinstance(answer, TiltaksplanError))
        answers = [answer for _path, answer in crew.each(partial(read, batch=batch), left, _Half(progress, 1, of=len(paths)))]
    readings = iter(answers)
    return [answer if isinstance(answer, TiltaksplanError) else next(readings) for answer in opened]


@dataclass(frozen=True, slots=True)
class _Half:
    """The first or the second of two passes over the same files, told as one."""

    progress: Progress
    before: int
    of: int = 0

    def step(self, done: int, of: int, text: str) -> None:
        whole = self.of or of
        share = done / of if of else 1.0
        self.progress.step(int((self.before + share) * whole / 2), whole, text)


def is_no_form(reading: Reading) -> bool:
    """Whether the file could be opened, and is none that the program knows what to do with."""
    return reading.kind == "unknown" and not reading.proposals


def _with_reason(reading: Reading) -> Reading:
    """Return *reading*; one of a file that is no form says so, and what to do."""
    if reading.status == "refused" or not is_no_form(reading):
        return reading
    problem = Problem(code=NOT_A_FORM, severity=Severity.WARNING, message=Message.of(NO_PROPOSAL), field="")
    return replace(reading, problems=(*reading.problems, problem))


def _unpacked(files: Sequence[Path], progress: Progress) -> tuple[list[Enclosed], dict[Path, TiltaksplanError]]:
    """Return *files* with what lies in mails and zips in their place, and those of them that could not be opened."""
    outer = [path for path in files if is_container(path)]
    inside = dict(each_in_child(enclosed_in, outer, progress)) if outer else {}
    closed = {path: found for path, found in inside.items() if isinstance(found, TiltaksplanError)}
    enclosed: list[Enclosed] = []
    for path in files:
        found = inside.get(path, ())
        enclosed.extend((Enclosed(path=path),) if path not in inside or isinstance(found, TiltaksplanError) else found)
    return enclosed, closed


def _as_received(reading: Reading, enclosed: Enclosed) -> Reading:
    """Return *reading* with the sender and the day of the mail that its file came with; a form's own day says less."""
    if enclosed.received is None and not enclosed.sender:
        return reading
    proposals = tuple(replace(one, received=enclosed.received or one.received) for one in reading.proposals)
    return replace(reading, sender=enclosed.sender, proposals=proposals)


def refused(path: Path, error: TiltaksplanError) -> Reading:
    """Return the reading of a file that could not be read: the reason, and no proposal."""
    message = Message.of(error.message, **error.figures)
    problem = Problem(code=_code_of(error), severity=Severity.ERROR, message=message, field="")
    return Reading(path=str(path), status="refused", problems=(problem,))


def _code_of(error: TiltaksplanError) -> str:
    """Return the error's class as a code: `FileIsDamaged` is `file-is-damaged`."""
    name = type(error).__name__
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in name).lstrip("-")


def exit_code_of(readings: Sequence[Reading]) -> int:
    """Return what the command line ends with: 0 read, 1 where something needs a person, 3 where nothing could be read at all.

    One refused file among readable ones is for a person to look at; a file that is all there was, and no form, could not be read.
    """
    lost = [reading.status == "refused" or is_no_form(reading) for reading in readings]
    if readings and all(lost):
        return 3
    errors = (problem.severity is Severity.ERROR for reading in readings for problem in reading.problems)
    return 1 if any(lost) or any(errors) else 0


def readings_json(readings: Sequence[Reading], language: str = "nb") -> dict[str, object]:
    """Return the contract's `read --json`: a field that is not answered is left out, places and messages are in *language*."""
    return {"files": [_reading_json(reading, language) for reading in readings]}


def _reading_json(reading: Reading, language: str) -> dict[str, object]:
    translate = translator(language)
    shown: dict[str, object] = {"path": reading.path, "status": reading.status, "kind": reading.kind, "language": reading.language}
    if reading.template is not None:
        shown["template"] = plain_of(reading.template)
    if reading.sender:
        shown["sender"] = reading.sender
    shown["proposals"] = [_proposal_json(plain_of(proposal)) for proposal in reading.proposals]
    shown["sources"] = {
        pointer: {"place": source.place.words(translate), "text": source.text, "sure": source.sure}
        for pointer, source in reading.sources.items()
    }
    shown["unplaced"] = [{"place": one.place.words(translate), "text": one.text} for one in reading.unplaced]
    shown["problems"] = [_problem_json(problem, language) for problem in reading.problems]
    return shown


def _problem_json(problem: Problem, language: str) -> dict[str, object]:
    shown: dict[str, object] = {
        "severity": problem.severity.value,
        "code": problem.code,
        "field": problem.field,
        "message": problem.message.told(language),
    }
    if problem.text:
        shown["text"] = problem.text
    if problem.place.steps:
        shown["place"] = problem.place.words(translator(language))
    return shown


def _proposal_json(plain: object) -> object:
    """Return a proposal without what is only the plan's, and whole numbers as such."""
    if isinstance(plain, dict):
        return {name: _proposal_json(value) for name, value in plain.items() if name not in _ONLY_IN_THE_PLAN and value not in ({}, [], "")}
    if isinstance(plain, list):
        return [_proposal_json(value) for value in plain]
    if isinstance(plain, float) and plain.is_integer():
        return int(plain)
    return plain
