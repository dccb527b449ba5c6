"""Blank forms that a plan knows: register one, see what is read from where in it, correct that, and take it on to the next plan."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tiltaksplan.document.blocks import Document
from tiltaksplan.document.place import Place, bokmal_words
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.forms.reading import Reading
from tiltaksplan.forms.template import label_in, matching, template_from, template_learned
from tiltaksplan.forms.wording import label_key
from tiltaksplan.language import LANGUAGES, N_, Message, translator
from tiltaksplan.plan.change import Change, apply_all
from tiltaksplan.plan.fields import BY_POINTER, FIELDS
from tiltaksplan.plan.plain import plain_of, value_from
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.template import NO_FIELD, Mapped, Template
from tiltaksplan.progress import Progress, Silent

if TYPE_CHECKING:  # the database is loaded when a plan is opened
    from tiltaksplan.actions.plan_file import PlanFile

KIND_OF_FILE = "tiltaksplan-template"
_JOINED = {"/+contact": "/contact", "/+period": "/start", "/+baseline_target": "/baseline"}  # one room that answers two fields


class TemplateIsKnown(TiltaksplanError):
    """The plan has that blank form, or another one of that name."""

    message = N_("Planen har alt en mal som heter «{name}». Bruk den, eller gi skjemaet et annet navn med --name. Ingenting er endret.")
    exit_code = 2


class NoSuchTemplate(TiltaksplanError):
    """The plan has no template of that name."""

    message = N_("Planen har ingen mal som heter «{name}». Malene i planen er: {known}. Ingenting er endret.")
    exit_code = 2


class NoSuchField(TiltaksplanError):
    """A field that no proposal has."""

    message = N_(
        "«{name}» er ikke et felt. Skriv for eksempel {known}, eller «-» for tekst som ikke hører til noe felt. Ingenting er endret."
    )
    exit_code = 2


class NotInTheTemplate(TiltaksplanError):
    """A place or a label that the blank form does not have."""

    message = N_(
        "«{place}» står ikke i malen «{name}». Skriv ledeteksten slik den står i skjemaet, eller stedet slik det vises, "
        "for eksempel «tabell 1, rad 3, kolonne 2» eller «Forslag!C5». Ingenting er endret."
    )
    exit_code = 2


class NothingToFillIn(TiltaksplanError):
    """A file without anything that asks for an answer."""

    message = N_("Fant ingen felter å fylle ut i «{name}». Velg det tomme skjemaet som gruppene fyller ut. Ingenting er endret.")


class NotATemplateFile(TiltaksplanError):
    """A file that is no exported template."""

    message = N_("«{name}» er ikke en mal som er skrevet av «template export». Velg en slik fil. Ingenting er endret.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What a correction does.

    Attributes:
        changes: To the plan's templates; nothing is stored before they are committed.
        readings: All the readings again, those from the same template with the correction in them.
    """

    changes: tuple[Change, ...]
    readings: tuple[Reading, ...]


def add_template(plan_file: PlanFile, path: Path, name: str | None = None, progress: Progress | None = None) -> Template:
    """Register the blank form at *path* in the plan, the file itself included, and return it with the mapping that it proposes.

    Raises:
        TemplateIsKnown, NothingToFillIn: As they say; nothing is stored.
        FileProblem: The file cannot be read.
    """
    from tiltaksplan.io.files import content_of_file

    content = content_of_file(path)
    template = template_from(_document_of(path, progress), name or path.stem, file=sha256(content).hexdigest())
    if not template.labels:
        raise NothingToFillIn(name=path.name)
    _refuse_known(plan_file.plan, template)
    text = Message.of(N_("Registrer malen «{name}»"), name=template.name).told()
    change = Change(thing=f"template:{template.id}", after=template, source=template.file)
    plan_file.commit([change], text, originals=[(path.name, content)])
    return template


def _document_of(path: Path, progress: Progress | None) -> Document:
    from tiltaksplan.io.worker import read_documents

    ((_, document),) = read_documents([path], progress or Silent())
    if isinstance(document, TiltaksplanError):
        raise document
    return document


def _refuse_known(plan: Plan, template: Template) -> None:
    known = next((one for one in plan.templates if one.id == template.id or one.name.casefold() == template.name.casefold()), None)
    if known is not None:
        raise TemplateIsKnown(name=known.name)


def template_named(plan: Plan, name: str) -> Template:
    """Return the template of that name or id.

    Raises:
        NoSuchTemplate: As it says.
    """
    for template in plan.templates:
        if name.casefold() in (template.name.casefold(), template.id):
            return template
    raise NoSuchTemplate(name=name, known=", ".join(one.name for one in plan.templates) or "–")


def field_named(text: str) -> str:
    """Return the pointer of the field that *text* names: `/justification`, `justification`, or what the field is called in any language.

    Raises:
        NoSuchField: As it says.
    """
    text = text.strip()
    if text in ("-", NO_FIELD):
        return NO_FIELD
    for pointer in (text, f"/{text}", text.replace(".", "/"), f"/{text.replace('.', '/')}"):
        if pointer in BY_POINTER or pointer in _JOINED:
            return pointer
    for field in FIELDS:
        if text.casefold() in {translator(language)(field.label).casefold() for language in LANGUAGES}:
            return field.pointer
    raise NoSuchField(name=text, known=", ".join(field.pointer for field in FIELDS[:4]))


def map_template(plan_file: PlanFile, name: str, field: str, place: str) -> Template:
    """Keep that the answer at *place* of a template (its label, or the place in words) belongs to *field*; return the template.

    Raises:
        NoSuchTemplate, NoSuchField, NotInTheTemplate: As they say; nothing is stored.
    """
    template, pointer = template_named(plan_file.plan, name), field_named(field)
    words = bokmal_words(place)
    if words is None and label_key(place) not in {label_key(text) for text in (*template.labels, *template.texts)}:
        raise NotInTheTemplate(place=place, name=template.name)
    given = Mapped(pointer=pointer, label="" if words is not None else place.strip(), place=words or "")
    return _commit(plan_file, template, with_correction(template, given))


def forget_template(plan_file: PlanFile, name: str) -> Template:
    """Take a template out of the plan; the blank form itself stays among the files."""
    template = template_named(plan_file.plan, name)
    text = Message.of(N_("Glem malen «{name}»"), name=template.name).told()
    plan_file.commit([Change(thing=f"template:{template.id}", before=template)], text)
    return template


def export_template(plan: Plan, name: str, path: Path) -> None:
    """Write a template with its corrections as a file that another plan can take in.

    Raises:
        NoSuchTemplate: As it says.
        FileProblem: It could not be written.
    """
    from tiltaksplan.io.saving import written_whole

    content = {"kind": KIND_OF_FILE, "version": 1, "template": plain_of(template_named(plan, name))}
    with written_whole(path) as draft:
        draft.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8", newline="\n")


def import_template(plan_file: PlanFile, path: Path) -> Template:
    """Take in a template that another plan exported; the plan's own of the same form gets its corrections.

    Raises:
        NotATemplateFile: As it says.
        TemplateIsKnown: Another form of the plan has that name.
    """
    template = _template_in(path)
    known = next((one for one in plan_file.plan.templates if one.id == template.id), None)
    if known is not None:
        merged = known
        for correction in template.corrections:
            merged = with_correction(merged, correction)
        return _commit(plan_file, known, merged)
    _refuse_known(plan_file.plan, template)
    return _commit(plan_file, None, replace(template, file=""))


def _template_in(path: Path) -> Template:
    from tiltaksplan.io.files import content_of_file

    try:
        content = json.loads(content_of_file(path).decode("utf-8-sig"))
        if content["kind"] != KIND_OF_FILE:
            raise NotATemplateFile(name=path.name)
        template = value_from(Template, content["template"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotATemplateFile(name=path.name) from error
    if any(one.pointer not in {*BY_POINTER, *_JOINED, NO_FIELD} for one in template.corrections):
        raise NotATemplateFile(name=path.name)
    return template


def with_correction(template: Template, given: Mapped) -> Template:
    """Return *template* with *given*; what it said of the same room, or of the same field, no longer counts."""
    kept = tuple(
        one for one in template.corrections
        if (one.label, one.place) != (given.label, given.place) and (one.pointer != given.pointer or given.pointer == NO_FIELD)
        and not (one.label and label_key(one.label) == label_key(given.label) and one.place in ("", given.place))
    )  # fmt: skip
    return replace(template, corrections=(*kept, given))


def _commit(plan_file: PlanFile, before: Template | None, after: Template) -> Template:
    if before != after:
        text = Message.of(N_("Rett malen «{name}»") if before else N_("Registrer malen «{name}»"), name=after.name).told()
        plan_file.commit([Change(thing=f"template:{after.id}", before=before, after=after)], text)
    return after


def correct(
    plan: Plan, readings: Sequence[Reading], reading: Reading, place: Place | str, field: str, progress: Progress | None = None
) -> Corrected:
    """Say that the text at *place* of one reading's form belongs to *field*; the other readings from the same form learn it at once.

    A form that was not registered is known by its labels from now on.

    Args:
        readings: All that came together, *reading* among them.
        place: As in `Source` and `Unplaced`, or in words.
        field: A pointer into a proposal: `/goal`; or `NO_FIELD`.

    Raises:
        NoSuchField: As it says.
        FileProblem: The form can no longer be read.
    """
    from tiltaksplan.actions.read import read_forms

    pointer = field_named(field)
    words = place.words() if isinstance(place, Place) else bokmal_words(place) or place
    path = Path(reading.path)
    document = _document_of(path, progress)
    before = matching(document, plan.templates)
    template = before or template_learned(document, _free_name(plan, path.stem))
    label = label_in(document, template, words)
    after = with_correction(template, Mapped(pointer=pointer, label=label, place=words))
    changes = (Change(thing=f"template:{after.id}", before=before, after=after),) if before != after else ()
    corrected = apply_all(plan, changes)
    again = read_forms([Path(one.path) for one in readings], progress or Silent(), plan=corrected)
    return Corrected(changes=changes, readings=tuple(_as_received(now, was) for now, was in zip(again, readings, strict=True)))


def _as_received(now: Reading, was: Reading) -> Reading:
    """Return *now* with what the mail said that the form came with: it is not opened again."""
    if not was.sender or len(now.proposals) != len(was.proposals):
        return now
    proposals = tuple(replace(one, received=old.received) for one, old in zip(now.proposals, was.proposals, strict=True))
    return replace(now, sender=was.sender, proposals=proposals)


def _free_name(plan: Plan, name: str) -> str:
    taken = {one.name.casefold() for one in plan.templates}
    names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
    return next(one for one in names if one.casefold() not in taken)


def template_json(template: Template, language: str = "nb") -> dict[str, object]:
    """Return a template with its mapping as JSON: what a person has corrected, and what the reader proposes for the rest."""
    translate = translator(language)
    corrected = {(label_key(one.label), place) for one in template.corrections for place in (one.place, "")}
    given = {one.pointer for one in template.corrections} - {NO_FIELD}
    proposed = [
        one for one in template.proposed
        if one.pointer not in given and not corrected & {(label_key(one.label), one.place), (label_key(one.label), ""), ("", one.place)}
    ]  # fmt: skip
    mapping = [(one, True) for one in template.corrections] + [(one, False) for one in proposed]
    return {
        "id": template.id,
        "name": template.name,
        "file": template.file or None,
        "mapping": [
            {"field": one.pointer, "name": _name_of(one.pointer, translate), "label": one.label, "place": one.place, "corrected": by_person}
            for one, by_person in mapping
        ],
    }


def templates_json(templates: Iterable[Template], language: str = "nb") -> dict[str, object]:
    """Return all templates as JSON."""
    return {"templates": [template_json(one, language) for one in sorted(templates, key=lambda one: one.name.casefold())]}


def _name_of(pointer: str, translate: object) -> str:
    assert callable(translate)
    field = BY_POINTER.get(_JOINED.get(pointer, pointer)) or BY_POINTER.get(f"{_JOINED.get(pointer, '')}/name")
    return str(translate(field.label)) if field else ""
