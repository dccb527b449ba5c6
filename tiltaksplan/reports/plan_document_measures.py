"""The selected measures: a table by focus area, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tiltaksplan.document.blocks import Block, Paragraph, Role, Table, heading, paragraph
from tiltaksplan.document.inline import Span
from tiltaksplan.language import N_
from tiltaksplan.plan.fields import SECTIONS, field_at
from tiltaksplan.plan.matching import frame_of
from tiltaksplan.plan.proposal import HourLine
from tiltaksplan.plan.quarter import MONTHS_PER_QUARTER
from tiltaksplan.reports.report import Measure, Report
from tiltaksplan.reports.tables import Column, facts_table, led_in, table_of

MOST_YEARS = 6  # in columns beside each other
MISSING = N_("Ikke oppgitt")


def selected_blocks(report: Report) -> tuple[Block, ...]:
    """Return a table of the selected measures for each focus area."""
    words = report.wording
    if not report.measures:
        return (paragraph(words(N_("Ingen tiltak er valgt."))),)
    areas = list(dict.fromkeys(report.focus_area(measure.proposal) for measure in report.measures))
    intro = words(
        N_(
            "Kostnad og timer gjelder hele tiltaket. Tiltakene står i rekkefølge etter når de starter, "
            "og hvert av dem har sin egen side etter tabellene."
        )
    )
    return (paragraph(intro), *(_area_table(report, area) for area in areas))


def _area_table(report: Report, area: str) -> Table:
    words = report.wording
    own = [measure for measure in report.measures if report.focus_area(measure.proposal) == area]
    columns = (
        Column(head=words(N_("Tiltak")), width=4.1),
        Column(head=words(field_at("/unit").label), width=1),
        Column(head=words(N_("Prosjektleder")), width=1.9),
        Column(head=words(N_("Periode")), width=1.65),
        Column(head=words(N_("Kostnad (kr)")), width=1.45, figures=True),
        Column(head=words(field_at("/hours").label), width=0.95, figures=True),
        Column(head=words(N_("Poeng")), width=0.95, figures=True),
    )
    rows = [
        (
            f"{measure.proposal.id} {report.title_of(measure.proposal)}",
            report.unit(measure.proposal.unit, short=True) or words(MISSING),
            measure.proposal.leader.name or words(MISSING),
            f"{words.quarter(measure.first, short=True)} –\n{words.quarter(measure.last, short=True)}",
            words.whole(measure.proposal.total_cost),
            words.whole(measure.proposal.total_hours),
            words.score(measure.selected.score),
        )
        for measure in own
    ]
    total = (
        words(N_("{number} tiltak"), number=len(own)),
        "",
        "",
        "",
        words.whole(sum(measure.proposal.total_cost for measure in own)),
        words.whole(sum(measure.proposal.total_hours for measure in own)),
        "",
    )
    return table_of(columns, rows, total=total, caption=area)


def measure_blocks(report: Report) -> tuple[Block, ...]:
    """Return a page for each selected measure."""
    return tuple(block for measure in report.measures for block in _page(report, measure))


def _page(report: Report, measure: Measure) -> Iterator[Block]:
    words, proposal = report.wording, measure.proposal
    title = f"{proposal.id} {report.title_of(proposal)}"
    yield Paragraph(
        content=(Span(text=title),),
        role=Role.HEADING,
        level=2,
        language=measure.language,
        anchor=f"measure-{proposal.id}",
        page_break_before=True,
        keep_with_next=True,
    )
    yield facts_table(tuple(_facts(report, measure)), pairs=2, label_width=0.16)
    yield from led_in(words(N_("Derfor er tiltaket med")), report.told(measure.selected.why))
    yield _part(report, "what")
    yield from _text(report, measure, "/description")
    yield from _text(report, measure, "/justification")
    yield _part(report, "goal")
    yield facts_table(tuple(_goal(report, measure)), label_width=0.22)
    yield _part(report, "resources")
    yield from _costs(report, measure)
    yield from _hours(report, measure)
    yield _part(report, "risk")
    yield from _risks(report, measure)
    yield from _milestones(report, measure)
    if proposal.dependencies:
        yield from led_in(words(field_at("/dependencies").label), ", ".join(proposal.dependencies))
    yield from _benefit(report, measure)


def _part(report: Report, section: str) -> Block:
    return heading(report.wording(SECTIONS[section]), 3)


def _facts(report: Report, measure: Measure) -> Iterator[tuple[str, str]]:
    words, proposal = report.wording, measure.proposal
    missing = words(MISSING)
    yield words(N_("Prosjektleder")), proposal.leader.name or missing
    yield words(N_("Periode")), f"{words.day(measure.selected.start)}–{words.day(measure.selected.end)}"
    yield words(field_at("/unit").label), report.unit(proposal.unit) or missing
    yield words(N_("Kostnad")), words.kroner(proposal.total_cost)
    yield words(N_("Gruppe")), proposal.group or missing
    yield words(field_at("/hours").label), words.whole(proposal.total_hours)
    yield words(field_at("/focus_area").label), report.focus_area(proposal)
    yield words(N_("Poeng")), words.score(measure.selected.score)
    yield words(field_at("/strategy_goals").label), ", ".join(proposal.strategy_goals) or missing
    frames = (frame_of(name, report.plan.setup) for name in proposal.frames)
    names = [known.name if known else name for known, name in zip(frames, proposal.frames, strict=True)]
    yield words(field_at("/frames").label), ", ".join(names) or missing


def _text(report: Report, measure: Measure, pointer: str) -> Iterator[Block]:
    field = field_at(pointer)
    text = field.value_in(measure.proposal)
    if isinstance(text, str) and text.strip():
        yield from led_in(report.wording(field.label), text, measure.language)
    elif field.required:
        yield from led_in(report.wording(field.label), report.wording(N_("Står ikke i forslaget.")))


def _goal(report: Report, measure: Measure) -> Iterator[tuple[str, str]]:
    words, proposal = report.wording, measure.proposal
    missing = words(MISSING)
    yield words(field_at("/goal").label), proposal.goal or missing
    yield words(field_at("/indicator").label), proposal.indicator or missing
    baseline = missing if proposal.baseline is None else words.number(proposal.baseline)
    target = missing if proposal.target is None else words.number(proposal.target)
    text = N_("Fra {baseline} i dag til {target} når tiltaket er ferdig")
    known = proposal.baseline is not None or proposal.target is not None
    yield words(N_("Utgangspunkt og mål")), words(text, baseline=baseline, target=target) if known else missing


def _costs(report: Report, measure: Measure) -> Iterator[Block]:
    words, proposal = report.wording, measure.proposal
    lines: dict[tuple[str, ...], dict[int, int]] = {}
    for line in proposal.costs:
        own = lines.setdefault((line.category or words(MISSING), line.funding or words(MISSING)), {})
        _add(own, measure.cost_by_year(line))
    if not any(lines.values()):
        yield from led_in(words(field_at("/costs").label), words(N_("Ingen kostnader er ført opp.")))
        return
    heads = (words(N_("Kostnader (kr)")), words(field_at("/costs/*/funding").label))
    yield _by_year(report, heads, (2.8, 2.1), lines)


def _hours(report: Report, measure: Measure) -> Iterator[Block]:
    words, proposal = report.wording, measure.proposal
    lines: dict[tuple[str, ...], dict[int, int]] = {}
    for line, by_year in zip(proposal.hours, measure.hours_by_year(), strict=True):
        _add(lines.setdefault(_who(report, measure, line), {}), by_year)
    if not any(lines.values()):
        yield from led_in(words(field_at("/hours").label), words(N_("Ingen timer er ført opp.")))
        return
    label = words(field_at("/hours").label)
    role, unit = words(field_at("/hours/*/role").label), words(field_at("/hours/*/unit").label)
    heads = (label, unit) if report.public else (label, role, unit)
    yield _by_year(report, heads, (3.9, 1.1) if report.public else (2.1, 1.9, 1), lines)


def _who(report: Report, measure: Measure, line: HourLine) -> tuple[str, ...]:
    words = report.wording
    unit = report.unit(line.unit or measure.proposal.unit, short=True) or words(MISSING)
    role = line.role or ("" if line.person and not report.public else words(N_("Medarbeider")))
    return (role or words(N_("Medarbeider")), unit) if report.public else (line.person or words(N_("Ikke navngitt")), role, unit)


def _add(sums: dict[int, int], more: Mapping[int, int]) -> None:
    for year, amount in more.items():
        sums[year] = sums.get(year, 0) + amount


def _by_year(
    report: Report, heads: tuple[str, ...], widths: tuple[float, ...], lines: Mapping[tuple[str, ...], Mapping[int, int]]
) -> Table:
    """Return a table with a row a line, a column a year, and sums both ways."""
    words = report.wording
    lines, years = _years_that_fit(report, lines)
    columns = [Column(head=head, width=width) for head, width in zip(heads, widths, strict=True)]
    columns += [Column(head=str(year) if year else words(N_("Andre år")), width=1, figures=True) for year in years]
    columns.append(Column(head=words(N_("Sum")), width=1.05, figures=True))

    def figures(own: Mapping[int, int]) -> Iterable[str]:
        return (words.whole(own[year]) if own.get(year) else "–" for year in years)

    rows = [(*head, *figures(own), words.whole(sum(own.values())) if own else words(N_("ukjent"))) for head, own in lines.items()]
    sums: dict[int, int] = {}
    for own in lines.values():
        _add(sums, own)
    blanks = ("",) * (len(heads) - 1)
    total = (words(N_("Sum")), *blanks, *figures(sums), words.whole(sum(sums.values()))) if len(lines) > 1 else ()
    return table_of(columns, rows, total=total)


def _years_that_fit(
    report: Report, lines: Mapping[tuple[str, ...], Mapping[int, int]]
) -> tuple[Mapping[tuple[str, ...], Mapping[int, int]], list[int]]:
    """Return *lines* with the years that get a column each; where they are too many, those outside the plan stand together as year 0."""
    planned = list(report.plan.setup.years)
    years = sorted({*planned, *(year for own in lines.values() for year in own)})
    if len(years) <= max(MOST_YEARS, len(planned)):
        return lines, years
    together: dict[tuple[str, ...], dict[int, int]] = {}
    for head, own in lines.items():
        for year, amount in own.items():
            _add(together.setdefault(head, {}), {year if year in planned else 0: amount})
        together.setdefault(head, {})
    return together, [*planned, 0]


def _risks(report: Report, measure: Measure) -> Iterator[Block]:
    words, risks = report.wording, measure.proposal.risks
    if not risks:
        yield paragraph(words(N_("Ingen risikoer er beskrevet. De skal vurderes før tiltaket starter.")))
        return
    columns = (
        Column(head=words(field_at("/risks/*/description").label), width=3.2),
        Column(head=words(field_at("/risks/*/probability").label), width=1.3, figures=True),
        Column(head=words(field_at("/risks/*/consequence").label), width=1.2, figures=True),
        Column(head=words(N_("Risikotall")), width=1, figures=True),
        Column(head=words(field_at("/risks/*/mitigation").label), width=3.4),
    )
    rows = [
        (
            risk.description or words(MISSING),
            *("–" if step is None else str(step) for step in (risk.probability, risk.consequence, risk.score)),
            risk.mitigation or words(N_("Ikke avklart")),
        )
        for risk in risks
    ]
    yield table_of(columns, rows)


def _milestones(report: Report, measure: Measure) -> Iterator[Block]:
    words = report.wording
    label = words(field_at("/milestones").label)
    if not measure.proposal.milestones:
        yield from led_in(label, words(N_("Ingen milepæler er satt.")))
        return
    done = words(field_at("/milestones/*/description").label)
    if measure.later:
        text = N_("{done} (Datoene er flyttet {months} måneder, som tiltaket.)")
        done = words(text, done=done, months=MONTHS_PER_QUARTER * measure.later)
    columns = (Column(head=label, width=1.2), Column(head=done, width=5))
    rows = []
    for one in measure.proposal.milestones:
        day = one.date and measure.moved(one.date)
        rows.append((words.day(day) or words(MISSING), one.description or words(MISSING)))
    yield table_of(columns, rows)


def _benefit(report: Report, measure: Measure) -> Iterator[Block]:
    words, proposal = report.wording, measure.proposal
    if not (proposal.benefit or proposal.partners or proposal.displaces):
        return
    yield _part(report, "benefit")
    yield from _text(report, measure, "/benefit")
    if proposal.partners:
        yield from led_in(words(field_at("/partners").label), ", ".join(proposal.partners))
    yield from _text(report, measure, "/displaces")
