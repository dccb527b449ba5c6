"""The plan as a workbook that people work in: the sheets that `plan_sheets` describes, with what they are known by when they come back."""

from __future__ import annotations

from tiltaksplan.document.blocks import CellName, Document, Properties, Section
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import EXPORT_MARK, PLAN_MARK, PLAN_SHEETS, Rows
from tiltaksplan.reports.wording import Wording
from tiltaksplan.reports.workbook_choice import choice_sheet
from tiltaksplan.reports.workbook_edited import edited_sheet
from tiltaksplan.reports.workbook_load import load_sheet
from tiltaksplan.reports.workbook_readme import readme_sheet
from tiltaksplan.reports.workbook_setup import setup_sheet
from tiltaksplan.reports.workbook_words import Book


def workbook(
    plan: Plan,
    outcome: Outcome | None,
    *,
    language: str = "nb",
    export_mark: str = "",
    plan_mark: str = "",
    out_of_date: bool = False,
) -> Document:
    """Return *plan* as a workbook in *language*.

    What is said of a person's fitness as project leader is not in it.

    Args:
        plan: The plan as it is to stand in the workbook.
        outcome: What the choice came to; without it the sheets of the choice and the load say how to get one.
        language: nb, nn or en.
        export_mark: Under what the plan keeps the base that the workbook is held against when it comes back; empty where it keeps none.
        plan_mark: What tells the plan from another.
        out_of_date: Whether the plan has been changed since the outcome was made.
    """
    book = Book(plan=plan, outcome=outcome, words=Wording(language), out_of_date=out_of_date, export_mark=export_mark, plan_mark=plan_mark)
    sections, names = _sheets(book)
    marks = tuple((name, mark) for name, mark in ((EXPORT_MARK, export_mark), (PLAN_MARK, plan_mark)) if mark)
    properties = Properties(title=plan.setup.title, marks=marks)
    return Document(sections=sections, language=language, properties=properties, names=names)


def _sheets(book: Book) -> tuple[tuple[Section, ...], tuple[CellName, ...]]:
    setup, lists = setup_sheet(book)
    readme, names = readme_sheet(book)
    shown = {"choice": choice_sheet(book), "load": load_sheet(book), "setup": setup, "readme": readme}
    if book.plan.proposals:
        lists = (*lists, "tp_list_proposals")
    sections = []
    for sheet in PLAN_SHEETS:
        if sheet.rows is Rows.SHOWN:
            sections.append(shown[sheet.key])
        else:
            section, headers = edited_sheet(sheet, book, lists)
            sections.append(section)
            names = (*names, *headers)
    return tuple(sections), names
