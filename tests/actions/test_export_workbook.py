"""The workbook that a plan is exported to carries what it takes to come back."""

from __future__ import annotations

import pytest

from tests.reports.sample_plan import outcome_by_hand, sample_proposals
from tiltaksplan.actions.export import export
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.actions.workbook_base import base_of, plan_mark
from tiltaksplan.io.opening import open_document
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.plan_sheets import EXPORT_MARK, PLAN_MARK, editable_sheets, header_name


@pytest.fixture
def plan_path(tmp_path, samples):
    path = tmp_path / "plan.tiltaksplan"
    with new_plan(path, setup=samples / "oppsett.xlsx") as plan_file:
        plan_file.commit([Change(thing=f"proposal:{one.id}", after=one) for one in sample_proposals()], "Importere")
        plan_file.commit([Change(thing="outcome:", after=outcome_by_hand(plan_file.plan))], "Prioritere")
    return path


def test_an_exported_workbook_says_which_export_of_which_plan_it_is(plan_path, tmp_path):
    with open_plan(plan_path) as plan_file:
        (written,) = export(plan_file, tmp_path / "ut", what=("workbook",))
        document = open_document(written)
        marks = dict(document.properties.marks)
        base = base_of(plan_file, marks[EXPORT_MARK])
        assert base is not None
        assert [one.title for one in base.proposals] == [one.title for one in plan_file.plan.proposals]
        assert marks[PLAN_MARK] == plan_mark(plan_file)
    told = {one.name: one for one in document.names}
    readme = next(section for section in document.sections if section.title == told["tp_export"].sheet)
    cell = readme.blocks[0].at(told["tp_export"].row, told["tp_export"].column)  # type: ignore[union-attr]
    assert cell is not None
    assert cell.text == marks[EXPORT_MARK]  # programs that drop the properties keep the cell


def test_every_column_that_can_be_edited_has_a_name_at_its_header(plan_path, tmp_path):
    with open_plan(plan_path) as plan_file:
        (written,) = export(plan_file, tmp_path / "ut", what=("workbook",), language="en")
    names = {one.name for one in open_document(written).names}
    assert {header_name(sheet, column) for sheet in editable_sheets() for column in sheet.columns} <= names


def test_a_plan_that_can_only_be_read_gives_a_workbook_without_a_base_and_says_so(plan_path, tmp_path):
    with open_plan(plan_path), open_plan(plan_path) as reader:
        (written,) = export(reader, tmp_path / "ut", what=("workbook",))
        assert any("bare for lesing" in notice.told() for notice in reader.notices)
    document = open_document(written)
    assert EXPORT_MARK not in dict(document.properties.marks)
    assert "tp_export" not in {one.name for one in document.names}


def test_the_same_plan_exported_twice_is_the_same_export(plan_path, tmp_path):
    with open_plan(plan_path) as plan_file:
        marks = []
        for folder in ("en", "to"):
            (written,) = export(plan_file, tmp_path / folder, what=("workbook",))
            marks.append(dict(open_document(written).properties.marks))
    assert marks[0] == marks[1]
