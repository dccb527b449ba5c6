"""An edited workbook comes back: what only one side has changed, conflicts, and what is stored of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.actions.synced import Editor, a_plan_file, nothing_in, the_workbook, told
from tiltaksplan.actions.edit import change_field
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.actions.sync import (
    Decisions,
    Edited,
    NotOurWorkbook,
    PlanChangedMeanwhile,
    Take,
    WorkbookOfAnotherPlan,
    prepare_sync,
    store_sync,
    sync_json,
)
from tiltaksplan.plan.change import reversed_all

TITLE = "Tittel på tiltaket"


@pytest.fixture
def plan_file(tmp_path: Path):
    with a_plan_file(tmp_path) as plan_file:
        yield plan_file


@pytest.fixture
def path(plan_file: PlanFile, tmp_path: Path) -> Path:
    return the_workbook(plan_file, tmp_path)


def test_a_workbook_that_nobody_has_touched_changes_nothing(plan_file, path):
    assert nothing_in(prepare_sync(plan_file, path))
    with Editor(path):  # saved by another program
        pass
    sync = prepare_sync(plan_file, path)
    assert nothing_in(sync)
    before = plan_file.journal()
    store_sync(plan_file, sync)
    assert plan_file.journal() == before


@pytest.mark.parametrize(
    ("sheet", "row", "header", "typed", "field", "meant"),
    [
        ("Forslag", 1, "Tittel på tiltaket", "Et helt annet magasin", "/title", "Et helt annet magasin"),
        ("Forslag", 1, "Beskrivelse", "Første\nandre æøå 🦊", "/description", "Første\nandre æøå 🦊"),
        ("Forslag", 1, "Start", date(2023, 3, 1), "/start", date(2023, 3, 1)),
        ("Forslag", 1, "Slutt", "høst 2024", "/end", None),
        ("Forslag", 1, "Slutt", "30.9.2024", "/end", date(2024, 9, 30)),
        ("Forslag", 1, "Målverdi", "ca. 66 000 besøk", "/target", 66_000),
        ("Forslag", 1, "Utviklingsmål", "4.3\n4.10", "/strategy_goals", ("4.3", "4.10")),
        (
            "Forslag",
            1,
            "Ytre rammer",
            "Åpen forskning, Bærekraft (klima, natur)",
            "/frames",
            ("Åpen forskning", "Bærekraft (klima, natur)"),
        ),
        ("Forslag", 1, "Samarbeidspartnere", "NINA; Trondheim\nKystmuseet", "/partners", ("NINA; Trondheim", "Kystmuseet")),
        ("Forslag", 1, "E-post", None, "/contact/email", None),
        ("Forslag", 1, "Enhetens prioritet", 2, "/priority", 2),
        ("Kostnader", 1, "Beløp", "450 tkr", "/costs/0/amount", 450_000),
        ("Kostnader", 2, "Beløp", "0,45 mill.", "/costs/1/amount", 450_000),
        ("Kostnader", 3, "Beløp", 12345.0, "/costs/2/amount", 12_345),
        ("Kostnader", 1, "Beløp", "=2*150000", "/costs/0/amount", 300_000),
        ("Kostnader", 1, "År", "2025", "/costs/0/year", 2025),
        ("Timer", 1, "Timer", "2 årsverk", "/hours/0/hours", 3390),
        ("Risiko", 1, "Konsekvens", "svært høy", "/risks/0/consequence", 5),
        ("Milepæler", 2, "Dato", "1.5.2024", "/milestones/1/date", date(2024, 5, 1)),
    ],
)
def test_a_cell_is_read_by_the_rules_of_forms(plan_file, path, sheet, row, header, typed, field, meant):
    with Editor(path) as editor:
        cell = editor.type(sheet, row, header, typed)
    sync = prepare_sync(plan_file, path)
    if header == "Slutt" and meant is None:
        meant = date(2024, 12, 31)  # what stood there: the end of autumn
        assert nothing_in(sync)
        return
    (one,) = sync.merge.applied
    assert (one.proposal, one.field, one.after, one.cell) == ("T-01", field, meant, cell)
    store_sync(plan_file, sync)
    assert nothing_in(prepare_sync(plan_file, path))


@pytest.mark.parametrize(
    ("sheet", "header", "typed", "word"),
    [
        ("Kostnader", "Beløp", "mye", "«mye»"),
        ("Kostnader", "Beløp", True, "kan ikke leses"),
        ("Kostnader", "Beløp", "#REF!", "feil"),
        ("Kostnader", "Beløp", "=NPV(1,2,3)", "Formelen"),
        ("Timer", "Timer", "100-150", "spenn"),
        ("Forslag", "Start", "snarest", "«snarest»"),
        ("Forslag", "Utviklingsmål", date(2023, 3, 4), "dato"),
        ("Forslag", "Utviklingsmål", 4.1, "flere mål"),
        ("Forslag", "Kostnad i alt", 17, "regnes ut"),
        ("Forslag", "Nr.", "T-99", "kan ikke endres"),
        ("Kostnader", "Nr.", "T-99", "T-99"),
        ("Risiko", "Tiltak", "Noe annet", "regnes ut"),
        ("Forslag", "Utfall", "prioritert", "regnes ut"),
        ("Vurdering", "Foreslått trinn", 1, "regnes ut"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_cell_and_the_rest_is_applied(plan_file, path, sheet, header, typed, word):
    with Editor(path) as editor:
        cell = editor.type(sheet, 1, header, typed)
        editor.type("Forslag", 2, "Tittel på tiltaket", "Ny tittel")
    sync = prepare_sync(plan_file, path)
    (one,) = sync.merge.rejected
    assert one.cell == cell
    assert word in one.message.told()
    assert told(sync) == {("T-02", "/title"): "Ny tittel"}


def test_different_changes_of_one_field_are_a_conflict_with_all_three_values(plan_file, path):
    with Editor(path) as editor:
        cell = editor.type("Kostnader", 1, "Beløp", "300 tkr")
        editor.type("Forslag", 1, "Tittel på tiltaket", "Deres")
        editor.type("Forslag", 2, "Tittel på tiltaket", "Bare deres")
    plan_file.commit(change_field(plan_file.plan, "T-01", "/costs/0/amount", 250_000), "Endre")
    plan_file.commit(change_field(plan_file.plan, "T-01", "/goal", "Vårt mål"), "Endre")
    sync = prepare_sync(plan_file, path)
    (one,) = sync.merge.conflicts
    assert (one.proposal, one.field, one.base, one.ours, one.theirs, one.cell) == (
        "T-01",
        "/costs/0/amount",
        100_000,
        250_000,
        300_000,
        cell,
    )
    assert told(sync) == {("T-01", "/title"): "Deres", ("T-02", "/title"): "Bare deres"}
    stored = store_sync(plan_file, sync)
    assert stored.conflicts == (one,)
    assert plan_file.plan.proposal("T-01").costs[0].amount == 250_000
    assert plan_file.plan.proposal("T-01").goal == "Vårt mål"


@pytest.mark.parametrize(
    ("decisions", "amount"),
    [
        (Decisions(prefer=Take.THEIRS), 300_000),
        (Decisions(prefer=Take.OURS), 250_000),
        (Decisions(conflicts={"T-01/costs/0/amount": Edited(value=280_000)}), 280_000),
        (Decisions(prefer=Take.THEIRS, conflicts={"T-01/costs/0/amount": Take.OURS}), 250_000),
    ],
)
def test_a_person_decides_a_conflict(plan_file, path, decisions, amount):
    with Editor(path) as editor:
        editor.type("Kostnader", 1, "Beløp", 300_000)
    plan_file.commit(change_field(plan_file.plan, "T-01", "/costs/0/amount", 250_000), "Endre")
    stored = store_sync(plan_file, prepare_sync(plan_file, path), decisions)
    assert stored.conflicts == ()
    assert plan_file.plan.proposal("T-01").costs[0].amount == amount


def test_the_same_change_on_both_sides_is_nothing(plan_file, path):
    with Editor(path) as editor:
        editor.type("Kostnader", 1, "Beløp", "250 tkr")
    plan_file.commit(change_field(plan_file.plan, "T-01", "/costs/0/amount", 250_000), "Endre")
    assert nothing_in(prepare_sync(plan_file, path))


def test_all_of_it_is_one_step_that_names_the_file_and_who_saved_it(plan_file, path):
    before = plan_file.plan
    with Editor(path, who="Liv Berg") as editor:
        editor.type("Forslag", 1, "Tittel på tiltaket", "Deres")
        editor.type("Kostnader", 1, "Beløp", "300 tkr")
        editor.add("Forslag", Tittel_på_tiltaket="Helt nytt")
    sync = prepare_sync(plan_file, path)
    steps = len(plan_file.journal())
    store_sync(plan_file, sync)
    (step,) = plan_file.journal()[steps:]
    assert "arbeidsbok.xlsx" in step.text
    assert "Liv Berg" in step.text
    assert {change.source for change in step.changes} == {sync.sha256}
    assert plan_file.original(sync.sha256) == path.read_bytes()
    plan_file.commit(reversed_all(step.changes), "Angre")
    assert plan_file.plan == before


def test_several_copies_of_one_export_are_taken_in_one_after_the_other(plan_file, path, tmp_path):
    copies = [tmp_path / f"{who}.xlsx" for who in ("Kari", "Ola", "Liv")]
    for number, copy in enumerate(copies, start=1):
        copy.write_bytes(path.read_bytes())
        with Editor(copy) as editor:
            editor.type("Forslag", number, "Tittel på tiltaket", f"Tittel {number}")
            editor.type("Forslag", 5, "Resultatmål", "Et felles mål")
            editor.add("Forslag", Tittel_på_tiltaket=f"Nytt fra {copy.stem}", **{"Nr.": "T-06"})
            editor.add("Kostnader", Beløp=number * 1000, År=2024, **{"Nr.": "T-06"})
    for copy in copies:
        store_sync(plan_file, prepare_sync(plan_file, copy))
    plan = plan_file.plan
    assert [one.title for one in plan.proposals] == [
        "Tittel 1", "Tittel 2", "Tittel 3", "Vern av myrprøver", "Skoleklasser på besøk", "Nytt fra Kari", "Nytt fra Ola", "Nytt fra Liv"
    ]  # fmt: skip
    assert [[line.amount for line in one.costs] for one in plan.proposals[5:]] == [[1000], [2000], [3000]]
    assert plan.proposal("T-05").goal == "Et felles mål"
    assert all(nothing_in(prepare_sync(plan_file, copy)) for copy in copies)


def test_a_file_that_is_no_workbook_of_ours_is_refused(plan_file, path, samples, tmp_path):
    for name in ("oppsett.xlsx", "filled/xb-01-samleliste.xlsx", "filled/wa-01-hester.docx"):
        with pytest.raises(NotOurWorkbook) as refused:
            prepare_sync(plan_file, samples / name)
        assert refused.value.exit_code == 3


def test_a_workbook_of_another_plan_is_refused(path, tmp_path):
    (tmp_path / "annen").mkdir()
    with a_plan_file(tmp_path / "annen") as other, pytest.raises(WorkbookOfAnotherPlan):
        prepare_sync(other, path)


def test_an_older_export_is_held_against_its_own_base(plan_file, path, tmp_path):
    plan_file.commit(change_field(plan_file.plan, "T-01", "/title", "Endret siden"), "Endre")
    newer = the_workbook(plan_file, tmp_path, "nyere.xlsx")
    with Editor(path) as editor:
        editor.type("Forslag", 2, "Tittel på tiltaket", "Fra den eldre")
    with Editor(newer) as editor:
        editor.type("Forslag", 3, "Tittel på tiltaket", "Fra den nyere")
    for one in (newer, path):
        store_sync(plan_file, prepare_sync(plan_file, one))
    assert [one.title for one in plan_file.plan.proposals[:3]] == ["Endret siden", "Fra den eldre", "Fra den nyere"]


def test_without_its_base_every_difference_is_a_conflict_and_nothing_is_missing(plan_file, path):
    with Editor(path) as editor:
        for mark in list(editor.book.custom_doc_props.names):
            del editor.book.custom_doc_props[mark]
        editor.type("Forslag", 1, "Tittel på tiltaket", "Deres")
        editor.delete("Forslag", 4)
    sync = prepare_sync(plan_file, path)
    assert not sync.known
    (one,) = sync.merge.conflicts
    assert (one.base, one.ours, one.theirs) == (None, "Nytt magasin", "Deres")
    assert not sync.merge.applied
    assert not sync.merge.removed
    assert "grunnlaget" in sync.merge.notes[0].told()


def test_a_plan_that_has_changed_in_between_is_not_written_over(plan_file, path):
    with Editor(path) as editor:
        editor.type("Forslag", 1, "Tittel på tiltaket", "Deres")
    sync = prepare_sync(plan_file, path)
    plan_file.commit(change_field(plan_file.plan, "T-02", "/title", "Vår"), "Endre")
    with pytest.raises(PlanChangedMeanwhile):
        store_sync(plan_file, sync)
    assert plan_file.plan.proposal("T-01").title == "Nytt magasin"


def test_a_text_with_looks_of_its_own_is_read_as_its_words(plan_file, path):
    with Editor(path) as editor:
        editor.type("Forslag", 1, TITLE, CellRichText("Nytt ", TextBlock(InlineFont(b=True), "magasin")))
        editor.type("Forslag", 2, TITLE, CellRichText("Ny ", TextBlock(InlineFont(i=True), "tittel")))
    assert told(prepare_sync(plan_file, path)) == {("T-02", "/title"): "Ny tittel"}


def test_nothing_is_said_of_a_persons_fitness(plan_file, path):
    with Editor(path) as editor:
        editor.delete("Forslag", 1)
        editor.type("Forslag", 1, "Tittel på tiltaket", "Ny")
    sync = prepare_sync(plan_file, path)
    stored = store_sync(plan_file, sync)
    assert "Tålmodig" not in str(sync_json(sync, stored)["applied"])
    assert plan_file.plan.proposal("T-02").leader.qualities == "Tålmodig"
