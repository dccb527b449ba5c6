"""From a neutral document to a reading: what the form says, where it says it, what is unclear, and what found no field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Document
from tiltaksplan.document.place import Place
from tiltaksplan.forms.answers import Answers
from tiltaksplan.forms.assign import FIELD_POINTERS, Match, assign
from tiltaksplan.forms.bindings import bind
from tiltaksplan.forms.blank import Blank
from tiltaksplan.forms.corrections import apply_corrections, header_fields
from tiltaksplan.forms.cover import take_from, title_on_cover
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.field_lines import read_repeated_fields
from tiltaksplan.forms.form_kind import kind_of_form
from tiltaksplan.forms.grids import GridReader
from tiltaksplan.forms.help_text import Help
from tiltaksplan.forms.history import is_history
from tiltaksplan.forms.indicator import split_indicator
from tiltaksplan.forms.labels import field_scores
from tiltaksplan.forms.layout import layout_of, mostly_faint
from tiltaksplan.forms.lines import Line
from tiltaksplan.forms.lists import ListReader, is_list
from tiltaksplan.forms.long_sheets import without_long_sheets
from tiltaksplan.forms.nothing_lost import LastLook, without_furniture
from tiltaksplan.forms.own_form import own_layout
from tiltaksplan.forms.plan_tables import carries_marks
from tiltaksplan.forms.proposals import parts_of
from tiltaksplan.forms.reading import Reading, TemplateName, Unplaced
from tiltaksplan.forms.setup import is_setup
from tiltaksplan.forms.slots import Grid, Layout, Slot
from tiltaksplan.forms.spoken_language import language_of
from tiltaksplan.forms.template import Batch, matching
from tiltaksplan.forms.text_lines import read_text_lines
from tiltaksplan.forms.values import one_line
from tiltaksplan.plan.fields import FIELDS
from tiltaksplan.plan.setup import Setup
from tiltaksplan.plan.template import Template

_FEWEST_WORDS = 4
_KNOWN, _SURELY_KNOWN = 0.75, 0.95
_LINES = ("/costs", "/hours", "/risks", "/milestones")


def recognise(
    document: Document, *, path: str, setup: Setup | None = None, templates: Sequence[Template] = (), batch: Batch | None = None
) -> Reading:
    """Return what the form in *document* says.

    Args:
        setup: Of the plan that the form is for: its work year, its first year.
        templates: The blank forms that the plan knows: their words are never answers, and a person's corrections hold for the next.
        batch: What stands in most of the files that came together, and so is their template's.
    """
    document, too_long = without_long_sheets(document)
    if kind := _other_workbook(document):
        return Reading(path=path, kind=kind, language=document.language or "nb", problems=too_long)
    template = matching(document, templates)
    blank = Blank(template)
    help_text = Help(batch.texts if batch else (), blank=blank, faint_is_help=not mostly_faint(document))
    own = own_layout(document)
    layout = own or layout_of(document, help_text)
    bind(layout, document)
    if template is not None:
        apply_corrections(layout, template, blank)
    lists = [] if own else [grid for grid in layout.grids if is_list(grid)]
    cover = None
    if lists:
        found = _read_lists(lists, layout, help_text, setup, header_fields(template))
    else:
        parts = [layout] if own else parts_of(layout)
        cover = title_on_cover(document, help_text) if len(parts) == 1 and not own and not _asks_for_title(layout) else None
        if cover is not None:
            take_from(layout, cover)
        found = [_read_form(part, number, layout, help_text, setup) for number, part in enumerate(parts)]
        if cover is not None:
            found[0].covered = True
            found[0].take("/title", one_line(cover.plain), cover.place, cover.plain, sure=False)
    said = [
        evidence
        for evidence in found
        if template and (evidence.values or not all(blank.prints(one.text, one.place) for one in evidence.unplaced))
    ]
    kind, found = kind_of_form(document, layout, found, is_list=bool(lists))
    if kind == "unknown" and said:
        for number, evidence in enumerate(said):
            evidence.renumber(number)
        kind, found = "proposal", said  # made from a form that was registered, however little it says
    received = document.properties.modified or document.properties.created
    proposals = tuple(
        evidence.proposal(received=received.date() if received else None, not_asked=_not_asked(evidence)) for evidence in found
    )
    unplaced = [one for evidence in found for one in evidence.unplaced if not blank.prints(one.text, one.place)]
    if own is None:
        told = [(one.place, one.text) for evidence in found for one in evidence.sources.values()]
        told += [(one.place, one.text) for evidence in found for one in evidence.problems]
        told += [(one.place, one.text) for one in unplaced]
        several = [value for evidence in found for value in evidence.values.values() if isinstance(value, tuple)]
        told += [(Place(), str(name)) for names in several for name in names]  # each of several ticks, whose source is one text
        if cover is not None and not found:  # a file that is no proposal has no title
            unplaced.append(Unplaced(place=cover.place, text=one_line(cover.plain)))
        unplaced += LastLook(layout, help_text, told).left_out(document)
    return Reading(
        path=path,
        kind=kind,
        language=language_of(_answers_of(found)) if found else document.language or "nb",
        template=TemplateName(id=template.id, name=template.name) if template else None,
        proposals=proposals,
        sources={
            pointer: source if document.certain else replace(source, sure=False)
            for evidence in found
            for pointer, source in evidence.sources.items()
        },
        unplaced=without_furniture(unplaced),
        problems=(*too_long, *(problem for evidence in found for problem in evidence.problems)),
    )


def _asks_for_title(layout: Layout) -> bool:
    """Return whether a label asks for the title; a heading that only begins like one does not."""
    scores = [(slot, field_scores(slot.label).get("/title", 0.0)) for slot in layout.slots]
    return any(slot.pointer == "/title" or score >= (_KNOWN if slot.filled else _SURELY_KNOWN) for slot, score in scores)


def _other_workbook(document: Document) -> str:
    """Return the kind of a workbook of the plan's own that looks much like a list of proposals; empty for any other file."""
    if document.kind != "excel":
        return ""
    if carries_marks(document):
        return "plan-workbook"
    return "history" if is_history(document) else "setup" if is_setup(document) else ""


def _read_lists(lists: Sequence[Grid], layout: Layout, help_text: Help, setup: Setup | None, given: Mapping[str, str]) -> list[Evidence]:
    found: list[Evidence] = []
    note = general_note(layout)
    for grid in lists:
        found.extend(ListReader(grid, help_text, setup, note, given).read(len(found)))
    return found


def _read_form(part: Layout, number: int, whole: Layout, help_text: Help, setup: Setup | None) -> Evidence:
    evidence = Evidence(number=number)
    work_year = setup.hours_per_work_year if setup else 1695
    answers = Answers(evidence, help_text, work_year)
    matches = assign(part.slots, answers.text)
    by_slot = {match.slot.number: match for match in matches}
    repeated = read_repeated_fields(part.slots, answers.lines, evidence)
    for match in sorted((match for match in matches if match.slot.number not in repeated), key=_reading_order):
        if (match.pointer in FIELD_POINTERS and match.pointer not in _LINES) or match.pointer.startswith("/+"):
            answers.take(match)
    answers.give_names()
    split_indicator(evidence)
    reader = GridReader(
        evidence, help_text, work_year=work_year, first_year=setup.first_year if setup else None, general_note=general_note(whole)
    )
    reader.expect(part.grids)
    for grid in part.grids:
        reader.read(grid, note_of(grid, part, lambda slot: slot.text))
    reader.give_single_source()
    for slot in [slot for slot in part.slots if slot.number not in repeated]:
        pointer = by_slot[slot.number].pointer if slot.number in by_slot else ""
        if pointer in _LINES:
            evidence.asked.add(pointer)
            read_text_lines(pointer, slot, answers, evidence, work_year)
        elif not pointer or pointer.startswith("/-"):
            evidence.leave(answers.lines(slot))
    loose = (line for before, line in part.loose if (before or help_text.blank.known) and _is_written(line, help_text))
    evidence.leave(help_text.without(line) for line in loose)
    return evidence


def _reading_order(match: Match) -> tuple[int, int]:
    """Read what stands for one field alone before what holds two, so that a length can be reckoned from its start."""
    return int(match.pointer.startswith("/+")), match.slot.number


def _is_written(line: Line, help_text: Help) -> bool:
    """Return whether a line in no room may be somebody's: whole words in plain type, neither help nor the page's head or foot.

    Where the blank form is known, all is somebody's that it does not print.
    """
    if help_text.blank.known:
        return not help_text.is_help(line) and not help_text.blank.asks(line.plain)
    if _is_answer_cell(line):
        return not help_text.is_help(line)
    edge = bool(line.place.steps) and line.place.steps[0][0] in ("header", "footer")
    return not edge and not line.bold and len(line.plain.split()) >= _FEWEST_WORDS and not help_text.is_help(line)


def _is_answer_cell(line: Line) -> bool:
    """Return whether *line* stands in plain type in a table's cell that is not the first of its row: a word there may be an answer."""
    return not line.bold and any(kind == "column" and number != 1 for kind, number in line.place.steps)


def note_of(grid: Grid, part: Layout, text_of: Callable[[Slot], str]) -> str:
    """Return the help above *grid*: what stands under the same heading."""
    before = [slot for slot in part.slots if slot.number < grid.number and slot.sheet == grid.sheet]
    if before and grid.section and (before[-1].label in grid.section[-1] or grid.section[-1] in before[-1].label):
        return f"{text_of(before[-1])} {grid.note}"
    return grid.note


def general_note(layout: Layout) -> str:
    """Return what the form says about all its figures, wherever it says so."""
    lines = [line.plain for _, line in layout.loose]
    return " ".join(
        text for text in lines if any(word in text.casefold() for word in ("beløp", "kroner", "amounts", "figures", "tall i", "tal i"))
    )


def _not_asked(evidence: Evidence) -> tuple[str, ...]:
    return tuple(
        field.pointer for field in FIELDS
        if not (field.computed or field.pointer in {*evidence.asked, *evidence.values} or getattr(evidence, field.name, False))
    )  # fmt: skip


def _answers_of(found: Sequence[Evidence]) -> list[str]:
    texts: list[str] = []
    for evidence in found:
        texts += [
            value
            for pointer, value in evidence.values.items()
            if isinstance(value, str)
            and pointer not in ("/unit", "/group", "/contact/name", "/contact/email", "/leader/name", "/focus_area")
        ]
        texts += [line.description or "" for line in evidence.milestones] + [
            f"{line.description or ''} {line.mitigation or ''}" for line in evidence.risks
        ]
    return [text for text in texts if text]
