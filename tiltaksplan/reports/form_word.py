"""The blank proposal form for Word: headings, help, and a content control for each answer, with the field's pointer as its tag.

A grid's control carries the row of the form and, for a figure by year, the year: `/costs/0/category`, `/costs/0/amount/2024`.
"""

from __future__ import annotations

from tiltaksplan.document.blocks import Align, Block, Cell, Document, Paragraph, Properties, Role, Section, Table, heading, paragraph
from tiltaksplan.document.inline import Control, ControlKind, Span
from tiltaksplan.language import Translate, number_text, translator
from tiltaksplan.plan.fields import Choice, Choices, Day, Field, Lines, Money, Names, Number, PlanYear, Step, Text
from tiltaksplan.plan.setup import Setup
from tiltaksplan.reports import form_words as words

LABEL_WIDTH = 0.34
# Wide enough for the longest answer that people give in the column, as shares of the text's width before they are made to add up.
COLUMN_WEIGHTS: dict[type, float] = {PlanYear: 1.0, Money: 1.2, Number: 1.0, Step: 1.5, Day: 0.9}
WIDE_COLUMN = 3.0
CONTROL_KINDS: dict[type, ControlKind] = {Day: ControlKind.DATE, Text: ControlKind.RICH, Names: ControlKind.RICH, Step: ControlKind.CHOICE}


def proposal_form_word(setup: Setup, *, language: str = "nb", round_number: int = 1) -> Document:
    """Return the blank form of round 1, or of round 2 with the unit's part, in *language*."""
    translate = translator(language)
    blocks: list[Block] = [
        paragraph(translate(words.TITLE), Role.TITLE),
        paragraph(words.period_of(setup, language), Role.SUBTITLE),
        paragraph(translate(words.LEAD), Role.LEAD),
        paragraph(words.send_in(setup, language), Role.LEAD),
    ]
    for section in words.sections_of(translate, round_number):
        blocks.append(heading(section.title))
        blocks.extend(_section_blocks(section.fields, setup, language))
    properties = Properties(title=f"{translate(words.TITLE)} – {words.period_of(setup, language)}")
    return Document(sections=(Section(blocks=tuple(blocks)),), language=language, properties=properties)


def _section_blocks(fields: tuple[Field, ...], setup: Setup, language: str) -> list[Block]:
    """Return the fields of a section: short answers beside their labels in one table, long answers and grids below theirs."""
    translate = translator(language)
    blocks: list[Block] = []
    short: list[Field] = []
    for field in fields:
        if isinstance(field.kind, Lines):
            blocks.extend(_short_table(short, setup, translate))
            short = []
            blocks.extend(_grid_blocks(field, field.kind, setup, language))
        else:
            short.append(field)
    blocks.extend(_short_table(short, setup, translate))
    return blocks


def _short_table(fields: list[Field], setup: Setup, translate: Translate) -> list[Block]:
    cells = []
    for row, field in enumerate(fields, start=1):
        label = (
            Paragraph(content=(Span(text=translate(field.label), bold=True),)),
            *((paragraph(translate(field.help), Role.HELP),) if field.help else ()),
        )
        cells.append(Cell(row=row, column=1, blocks=label, header=True))
        cells.append(Cell(row=row, column=2, blocks=_answer_blocks(field, setup, translate)))
    return [Table(cells=tuple(cells), rows=len(fields), columns=2, widths=(LABEL_WIDTH, 1 - LABEL_WIDTH))] if fields else []


def _answer_blocks(field: Field, setup: Setup, translate: Translate) -> tuple[Paragraph, ...]:
    if isinstance(field.kind, Choices) and field.kind.of == "frames" and setup.frames:
        return tuple(
            Paragraph(
                content=(
                    Control(kind=ControlKind.TICK, name=frame.name, tag=f"{field.pointer}/{frame.name}", checked=False),
                    Span(text=f" {frame.name}"),
                )
            )
            for frame in setup.frames
        )
    return (Paragraph(content=(_control(field, field.pointer, setup, translate(field.label)),)),)


def _control(field: Field, tag: str, setup: Setup, name: str) -> Control:
    options = words.options_of(field, setup) if isinstance(field.kind, Choice | Step) else ()
    kind = CONTROL_KINDS.get(type(field.kind), ControlKind.TEXT)
    if isinstance(field.kind, Choice) and options:
        kind = ControlKind.COMBO if field.kind.of in ("people", "groups", "budget_sources") else ControlKind.CHOICE
    return Control(kind=kind, name=name, tag=tag, options=options)


def _grid_blocks(field: Field, grid: Lines, setup: Setup, language: str) -> list[Block]:
    translate = translator(language)
    columns = _columns(grid, setup, translate)
    cells = [
        Cell(row=1, column=number, header=True, blocks=(paragraph(title),), align=Align.RIGHT if year else None)
        for number, (_, title, year) in enumerate(columns, start=1)
    ]
    for row in range(grid.rows_in_form):
        for number, (column, title, year) in enumerate(columns, start=1):
            tag = f"{field.pointer}/{row}/{column.name}" + (f"/{year}" if year else "")
            control = _control(column, tag, setup, title)
            prompted = (
                control if row == 0 and not year else Control(kind=control.kind, name=title, tag=tag, options=control.options, prompt="…")
            )
            cells.append(Cell(row=row + 2, column=number, blocks=(Paragraph(content=(prompted,)),), align=Align.RIGHT if year else None))
    weights = [COLUMN_WEIGHTS.get(type(column.kind), WIDE_COLUMN) for column, _, _ in columns]
    table = Table(
        cells=tuple(cells),
        rows=grid.rows_in_form + 1,
        columns=len(columns),
        header_rows=1,
        widths=tuple(weight / sum(weights) for weight in weights),
    )
    introduction = [
        heading(translate(field.label), 2),
        *([paragraph(translate(field.help), Role.HELP, keep_with_next=True)] if field.help else []),
    ]
    if field.pointer == "/hours":
        hours = translate(words.WORK_YEAR).format(hours=number_text(setup.hours_per_work_year, language))
        introduction[-1] = paragraph(f"{translate(field.help)} {hours}", Role.HELP, keep_with_next=True)
    return [*introduction, table]


def _columns(grid: Lines, setup: Setup, translate: Translate) -> list[tuple[Field, str, int | None]]:
    """Return the grid's columns as they stand in the form: one a year for the figure that is spread over the years."""
    columns: list[tuple[Field, str, int | None]] = []
    for column in grid.columns:
        if grid.by_year and isinstance(column.kind, PlanYear):
            continue
        if column.name == grid.by_year:
            columns.extend((column, str(year), year) for year in setup.years)
        else:
            columns.append((column, translate(column.label), None))
    return columns
