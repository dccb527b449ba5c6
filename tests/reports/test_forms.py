"""The blank forms ask for every field, once, in three languages, and say where each answer stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tiltaksplan.document.blocks import Block, Document, Paragraph, Table
from tiltaksplan.document.inline import Control, ControlKind
from tiltaksplan.language import LANGUAGES, translator
from tiltaksplan.plan.fields import FIELDS, Lines, fields_of_round
from tiltaksplan.plan.setup import BudgetLine, FocusArea, Frame, Group, Person, Setup, Unit
from tiltaksplan.reports.forms import proposal_form_excel, proposal_form_word

SETUP = Setup(
    title="Tiltaksplan for Museet på Ås",
    first_year=2023,
    last_year=2025,
    proposal_deadline=date(2022, 10, 14),
    units=(Unit(name="Seksjon for formidling"), Unit(name="Institutt for naturhistorie")),
    groups=(Group(name="Hagegruppa"),),
    people=(Person(name="Åse Vik"),),
    budget=(BudgetLine(year=2023, amount=1, source="Egne midler"),),
    focus_areas=(FocusArea(name="Formidling"),),
    frames=(Frame(name="Bærekraft"), Frame(name="Ett NTNU")),
)


def controls(blocks: tuple[Block, ...]) -> Iterator[Control]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.controls
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from controls(cell.blocks)


def word_controls(language: str = "nb", round_number: int = 1) -> list[Control]:
    return list(controls(tuple(proposal_form_word(SETUP, language=language, round_number=round_number).blocks())))


def places(document: Document) -> dict[str, tuple[object, object]]:
    (table,) = [block for block in document.sections[-1].blocks if isinstance(block, Table)]
    rows: dict[int, list[object]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.value)
    return {str(pointer): (sheet, place) for pointer, sheet, place in rows.values()}


def wanted_tags(round_number: int) -> set[str]:
    """What a form of *round_number* must ask for, by the pointers of the field definitions."""
    tags = set()
    for field in fields_of_round(round_number):
        if field.pointer == "/frames":
            tags |= {f"/frames/{frame.name}" for frame in SETUP.frames}
        elif not isinstance(field.kind, Lines):
            tags.add(field.pointer)
        else:
            for row in range(field.kind.rows_in_form):
                for column in field.kind.columns:
                    if column.name == "year":
                        continue
                    years = [f"/{year}" for year in SETUP.years] if column.name == field.kind.by_year else [""]
                    tags |= {f"{field.pointer}/{row}/{column.name}{year}" for year in years}
    return tags


@pytest.mark.parametrize("round_number", [1, 2])
def test_the_word_form_has_one_control_for_each_answer(round_number: int) -> None:
    tags = [control.tag for control in word_controls(round_number=round_number)]
    assert len(tags) == len(set(tags))
    assert set(tags) == wanted_tags(round_number)


@pytest.mark.parametrize("round_number", [1, 2])
def test_the_excel_form_knows_the_cell_of_each_answer(round_number: int) -> None:
    found = places(proposal_form_excel(SETUP, round_number=round_number))
    assert set(found) == wanted_tags(round_number)
    assert len(set(found.values())) == len(found)


def test_the_first_round_does_not_ask_what_is_said_of_a_person() -> None:
    personal = {field.pointer for field in FIELDS if field.personal}
    assert personal
    assert not personal & {control.tag for control in word_controls(round_number=1)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_in_each_language_labels_every_answer_in_it(language: str) -> None:
    names = {control.tag: control.name for control in word_controls(language)}
    translate = translator(language)
    for field in fields_of_round(1):
        if field.pointer in names:
            assert names[field.pointer] == translate(field.label)


def test_choices_come_from_the_set_up_and_dates_have_a_picker() -> None:
    by_tag = {control.tag: control for control in word_controls()}
    assert by_tag["/unit"].options == ("Seksjon for formidling", "Institutt for naturhistorie")
    assert by_tag["/unit"].kind is ControlKind.CHOICE
    assert by_tag["/group"].kind is ControlKind.COMBO  # a new group must be able to write its own name
    assert by_tag["/start"].kind is ControlKind.DATE
    assert by_tag["/frames/Bærekraft"].kind is ControlKind.TICK
    assert by_tag["/risks/0/probability"].options == ("1", "2", "3", "4", "5")


def test_the_excel_form_sums_with_formulas_and_locks_all_but_the_answers() -> None:
    document = proposal_form_excel(SETUP)
    cells = [
        cell
        for section in document.sections
        if not section.hidden
        for block in section.blocks
        if isinstance(block, Table)
        for cell in block.cells
    ]
    sums = [cell.formula for cell in cells if cell.formula and cell.formula.startswith("SUM(")]
    grids = [field.kind for field in FIELDS if isinstance(field.kind, Lines) and field.kind.by_year]
    assert len(sums) == sum(grid.rows_in_form + len(SETUP.years) + 1 for grid in grids)
    assert all(cell.locked for cell in cells if cell.text or cell.formula)


def test_the_form_says_when_it_must_be_in() -> None:
    text = "\n".join(block.text for block in proposal_form_word(SETUP).blocks() if isinstance(block, Paragraph))
    assert "14.10.2022" in text
    assert "Tiltaksplan for Museet på Ås" in text


def test_a_form_can_be_made_before_the_set_up_is_filled_in() -> None:
    assert proposal_form_word(Setup()).sections
    assert proposal_form_excel(Setup()).sections
