"""Finds the tables of lines in a table or a worksheet: rows of headers over rows of figures, wherever they begin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from tiltaksplan.document.blocks import Cell, Table
from tiltaksplan.forms.headers import (
    KINDS,
    KNOWN,
    LONGEST_HEADER,
    Rows,
    answers_labels_above,
    fit_of_kind,
    has_figures,
    header_text,
    is_period,
    is_role,
    is_total,
    is_year_header,
    look_alike,
    looks_like_header,
    same_under_each,
)  # fmt: skip
from tiltaksplan.forms.headless import headless_milestones
from tiltaksplan.forms.labels import best, column_scores, field_scores, section_scores
from tiltaksplan.forms.level_columns import with_levels
from tiltaksplan.forms.short_years import with_whole_years
from tiltaksplan.forms.slots import Grid, GridColumn

_LARGEST_GAP = 2
_CAPTION = 0.6
_CERTAIN, _SHARE_OF_LABELS = 0.97, 0.4
_NUMBER, _FEWEST_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]?"), 2
_SHARE_WITHOUT_FIGURES = 0.6
_ROLE_BELOW = 0.85


class GridFinder:
    """Finds the grids of one table.

    Args:
        section: The headings above the table; headings inside a worksheet are found as they come.
    """

    def __init__(self, table: Table, section: tuple[str, ...] = (), sheet: str = "", caption: str = "") -> None:
        self.table = with_levels(with_whole_years(table))
        self.section = (*section, caption) if caption and max(section_scores(caption).values(), default=0) >= _CAPTION else section
        self.note = caption
        self.sheet = sheet
        self.rows = Rows.of(self.table)
        self.grids: list[Grid] = []
        self.used_rows: set[int] = set()

    def find(self, taken: Iterable[int] = ()) -> list[Grid]:
        """Return the grids in order, apart from the rows *taken*; `used_rows` then holds the rows that are taken."""
        self.used_rows |= set(taken)
        if len(self.rows.by_row) < 2:
            return []
        row = 1
        while row <= self.rows.last:
            depth = self._header_depth(row) if row not in self.used_rows else 0
            row = self._take(row, depth) if depth else row + 1
        self.grids += headless_milestones(self.table, self.rows, self.used_rows, self.caption_above, self.section, self.sheet)
        return sorted(self.grids, key=lambda grid: grid.header_rows[0])

    def _header_depth(self, row: int) -> int:
        """Return how many rows from *row* on head a grid; 0 where none begins here.

        A band («Kroner» over three years) heads a grid only together with the row of headers below it.
        """
        if not self._is_header_row(row) or answers_labels_above(self.rows, row):
            return 0
        for depth in (1, 2, 3):
            last = row + depth - 1
            if depth > 1 and not (self._is_band_row(last - 1) and self._is_header_row(last) and not self._answers_below(last)):
                return 0
            headers = self._headers(row, depth)
            if self._is_grid(headers, last + 1):
                while depth < 3 and self._continues(row + depth, headers):
                    depth += 1
                return depth
        return 0

    def _is_band_row(self, row: int) -> bool:
        cells = [cell for cell in self.rows.filled(row) if cell.row == row]
        return any(cell.column_span > 1 for cell in cells) and (
            len(cells) > 1 or cells[0].column > min(cell.column for cell in self.rows.filled(row + 1) or cells)
        )

    def _answers_below(self, row: int) -> bool:
        """Return whether *row* is plain under a bold one: answers, though they are years."""
        above, cells = ([cell for cell in self.rows.filled(one) if cell.row == one] for one in (row - 1, row))
        return bool(above and cells) and all(cell.bold for cell in above) and not any(cell.bold or cell.header for cell in cells)

    def _is_header_row(self, row: int) -> bool:
        cells = self._without_number(self.rows.filled(row))
        return bool(cells) and all(looks_like_header(cell) for cell in cells) and look_alike(cells)

    def _without_number(self, cells: list[Cell]) -> list[Cell]:
        """Return the cells of a worksheet's row without the question's number in front: «10 | Kostnader | 2023 | 2024»."""
        numbered = self._is_sheet and len(cells) > _FEWEST_NUMBERED and _NUMBER.fullmatch(cells[0].text.strip())
        return cells[1:] if numbered and cells[0].column < cells[1].column else cells

    def _is_numbered_heading(self, cells: list[Cell]) -> bool:
        """Return whether *cells* are a heading with its number in front: «12 | Milepæler»."""
        return self._is_sheet and len(cells) == _FEWEST_NUMBERED and bool(_NUMBER.fullmatch(cells[0].text.strip()))

    def _continues(self, row: int, headers: dict[int, tuple[str, ...]]) -> bool:
        """Return whether *row* is one more row of headers under the ones above."""
        cells = [cell for cell in self.rows.filled(row) if cell.row == row]
        if not cells or not self._is_header_row(row) or len(cells) < 2:
            return False
        above = [cell for cell in self.rows.filled(row - 1) if cell.column_span > 1]
        known = sum(
            is_year_header(header_text(cell)) or is_total(header_text(cell)) or best(column_scores(header_text(cell)))[1] >= KNOWN
            for cell in cells
        )
        styled = all(cell.bold or cell.header for cell in cells)
        if above and same_under_each(above, cells):
            return True
        return bool(above or styled) and known >= max(1, len(cells) * 0.6) and len(headers) > 1

    def _headers(self, row: int, depth: int) -> dict[int, tuple[str, ...]]:
        """Return the headers by column, from the top down."""
        headers: dict[int, list[str]] = defaultdict(list)
        for each in range(row, row + depth):
            for cell in self._without_number(self.rows.filled(each)):
                text = header_text(cell)
                for column in range(cell.column, cell.column + (cell.column_span if each < row + depth - 1 or depth == 1 else 1)):
                    if not headers[column] or headers[column][-1] != text:
                        headers[column].append(text)
        last = {cell.column for cell in self._without_number(self.rows.filled(row + depth - 1))} | {
            cell.column for each in range(row, row + depth) for cell in self.rows.filled(each) if cell.row + cell.row_span >= row + depth
        }
        return {column: tuple(texts) for column, texts in sorted(headers.items()) if column in last}

    def _is_grid(self, headers: dict[int, tuple[str, ...]], first: int) -> bool:
        texts = [next((text for text in texts if is_year_header(text)), texts[-1]) for texts in headers.values()]
        if len(texts) < 2 or not all(0 < len(text) <= LONGEST_HEADER for text in texts):
            return False
        if not all(looks_like_header(cell) for cell in self._without_number(self.rows.filled(first - 1))):
            return False
        if self._labels_below(first) or self._roles_below(first, texts) or is_period(texts):
            return False
        years = sum(is_year_header(text) for text in texts)
        kind, fit = self._kind(texts, first)
        if years >= 2 and len(set(texts)) > 1 and (fit >= 1 or years + fit >= len(texts) - 1):
            return self._has_room(first, headers)
        if self._years_below(first, self._leftmost(first, min(headers))) and (fit >= 0.9 or kind):
            return self._has_room(first, headers)
        if self._is_list(texts):
            return self._has_room(first, headers, least=2)
        return fit >= 1.7 and fit / len(texts) >= 0.42 and self._has_room(first, headers) and not self._is_label_row(texts, first)

    def _labels_below(self, first: int) -> bool:
        """Return whether the rows below are labels with answers themselves, so that these are no headers."""
        cells = [cell for row in range(first, min(first + 4, self.rows.last + 1)) for cell in self.rows.filled(row) if cell.row == row]
        labels = sum(best(field_scores(header_text(cell)))[1] >= _CERTAIN and not is_year_header(header_text(cell)) for cell in cells)
        return labels >= 2 and labels >= _SHARE_OF_LABELS * len(cells)

    def _roles_below(self, first: int, texts: list[str]) -> bool:
        """Return whether a risk or a milestone lies on its side here: what its line has stands down the first of two columns."""
        if len(texts) != 2 or max(column_scores(texts[1]).values(), default=0.0) >= KNOWN:
            return False
        heads = [
            header_text(cells[0]) for row in range(first, min(first + 4, self.rows.last + 1)) if len(cells := self.rows.filled(row)) == 2
        ]
        for kind in ("risks", "milestones"):
            roles = {
                pointer
                for text in (texts[0], *heads)
                for pointer, score in column_scores(text).items()
                if pointer.startswith(f"/{kind}/") and score >= _ROLE_BELOW
            }
            if len(roles) >= (3 if kind == "risks" else 2):
                return True
        return False

    def _kind(self, texts: list[str], row: int) -> tuple[str, float]:
        """Return the kind that the caption names, and how much of the headers fits the best kind, each role once."""
        caption = self.caption_above(row - 1)
        sections = section_scores(caption) if caption else {}
        found = {kind: fit_of_kind(texts, kind) + (0.8 if sections.get(kind, 0) >= 0.8 else 0) for kind in KINDS}
        kind = max(found, key=lambda one: found[one])
        return (kind if sections.get(kind, 0) >= 0.8 else ""), found[kind]

    def caption_above(self, row: int, left: int = 0, right: int = 0) -> str:
        """Return the heading that is nearest above *row*: alone in its row, or between *left* and *right*, or the table's own."""
        for above in range(row - 1, max(0, row - 6), -1):
            cells = [cell for cell in self.rows.filled(above) if not right or left <= cell.column <= right]
            cells = cells[1:] if self._is_numbered_heading(cells) else cells
            if len(cells) == 1 and above not in self.used_rows:
                text = header_text(cells[0])
                if text and max(section_scores(text).values(), default=0) >= 0.7:
                    return text
                if cells[0].bold:
                    return text
            elif cells:
                break
        return self.section[-1] if self.section else ""

    def _leftmost(self, first: int, column: int) -> int:
        """Return the first column of the lines: their names may have no header."""
        return min(
            (cell.column for row in range(first, min(first + 4, self.rows.last + 1)) for cell in self.rows.filled(row)), default=column
        )

    def _years_below(self, first: int, column: int) -> bool:
        found = 0
        for row in range(first, min(first + 12, self.rows.last + 1)):
            cell = next((cell for cell in self.rows.filled(row) if cell.column <= column < cell.column + cell.column_span), None)
            if cell is None:
                continue
            if is_year_header(header_text(cell)):
                found += 1
            elif not is_total(header_text(cell)) and not found and row > first + 2:
                return False
        return found >= 2

    def _is_list(self, texts: list[str]) -> bool:
        fields = {
            pointer for text in texts for pointer, score in [best(field_scores(text))] if score >= KNOWN and not pointer.startswith("/-")
        }
        return len(fields) >= 4 and any(field_scores(text).get("/title", 0) >= 0.88 for text in texts)

    def _is_label_row(self, texts: list[str], first: int) -> bool:
        """Return whether the row is one of labels over answers, one answer each, rather than headers over lines."""
        fields = [best(field_scores(text)) for text in texts]
        clear = sum(
            score >= 0.95 and pointer not in ("/costs", "/hours", "/risks", "/milestones", "/description", "/dependencies", "/-other")
            for pointer, score in fields
        )
        after = [cell for cell in self.rows.filled(first + 1) if cell.row == first + 1]
        lone = not after or all(
            looks_like_header(cell) and (cell.bold or cell.shaded or best(field_scores(header_text(cell)))[1] >= KNOWN) for cell in after
        )
        enough = len(texts) - 0.5 if has_figures(texts) else len(texts) * _SHARE_WITHOUT_FIGURES
        return clear >= enough and lone and not self._caption_is_kind(first - 1)

    def _caption_is_kind(self, row: int) -> bool:
        scores = section_scores(self.caption_above(row))
        return any(scores.get(kind, 0) >= 0.8 for kind in KINDS)

    def _has_room(self, first: int, headers: dict[int, tuple[str, ...]], least: int = 1) -> bool:
        """Return whether lines follow: rows that are no headers or labels themselves."""
        if self.table.place.steps and self.table.place.steps[0][0] == "sheet" and first > self.rows.last:
            return least == 1
        rows = 0
        for row in range(first, min(first + 4, self.rows.last + 2)):
            cells = [cell for cell in self.rows.filled(row) if cell.row == row]
            if not cells:
                rows += row in self.rows.by_row or self._is_sheet
                continue
            if (
                row == first
                and len(cells) > 1
                and self._is_header_row(row)
                and all(cell.bold or cell.header for cell in cells)
                and not is_total(header_text(cells[0]))
            ):
                return False
            rows += 1
        return rows >= least

    @property
    def _is_sheet(self) -> bool:
        return any(kind == "sheet" for kind, _ in (self.table.cells[0].place.steps if self.table.cells else ()))

    def _take(self, row: int, depth: int) -> int:
        """Make the grids whose headers begin at *row*, side by side in a worksheet, and return the row after them."""
        headers = self._headers(row, depth)
        beside = self._side_by_side(headers, row + depth)
        ends = [self._take_one(row, depth, part, alone=not beside) for part in beside or [headers]]
        self.used_rows |= set(range(row, max(ends)))
        return max(ends)

    def _side_by_side(self, headers: dict[int, tuple[str, ...]], first: int) -> list[dict[int, tuple[str, ...]]]:
        """Return the headers of each grid where empty columns stand between grids; nothing where it is one grid."""
        if not self._is_sheet:
            return []
        filled = {cell.column for row in range(first - 1, min(first + 3, self.rows.last + 1)) for cell in self.rows.filled(row)}
        parts: list[dict[int, tuple[str, ...]]] = []
        for column, texts in headers.items():
            if not parts or column - 1 not in filled:
                parts.append({})
            parts[-1][column] = texts
        return parts if len(parts) > 1 and all(self._is_grid(part, first) for part in parts) else []

    def _take_one(self, row: int, depth: int, headers: dict[int, tuple[str, ...]], *, alone: bool) -> int:
        """Make one grid, and return the row after it."""
        left, right = min(headers), max(headers)
        columns = [GridColumn(headers=texts, number=column) for column, texts in headers.items()]
        first = self._leftmost(row + depth, left) if alone else left
        by_year = any(is_year_header(text) for text in columns[0].headers)
        if first < left <= first + 2 and (by_year or self._years_below(row + depth, first)):
            left = first  # rows have names, and their column has no header in the last row of headers
            above = tuple(header_text(cell) for each in range(row, row + depth) for cell in self.rows.filled(each) if cell.column == first)
            columns.insert(0, GridColumn(headers=above or ("",), number=first))
        sideways = self._years_below(row + depth, left)
        caption = self.caption_above(row) if alone else self.caption_above(row, left, right)
        lines: list[dict[int, Cell]] = []
        after, gap, end = row + depth, 0, row + depth
        while after <= self.rows.last:
            cells = [cell for cell in self.rows.by_row.get(after, ()) if left - 1 <= cell.column <= right]
            filled = [cell for cell in cells if cell.text.strip()]
            if not filled:
                gap += self._is_sheet
                if gap > _LARGEST_GAP and not self._total_ahead(after, left, right):
                    break
            elif not (sideways and not self._has_year(lines, left) and is_role(filled[0])) and self._ends(
                after, filled, left, right, row + depth - 1, bool(lines)
            ):
                break
            else:
                gap = 0
                end = after + 1
            if cells:
                lines.append({cell.column: cell for cell in cells})
                end = after + 1
            after += 1
        section = (*self.section, caption) if caption and (not self.section or self.section[-1] != caption) else self.section
        self.grids.append(
            Grid(
                table=self.table,
                columns=columns,
                rows=lines,
                section=section,
                sheet=self.sheet,
                note=" ".join((self.note, *self._notes(row, end))),
                header_rows=tuple(range(row, row + depth)),
            )
        )
        return end

    @staticmethod
    def _has_year(lines: list[dict[int, Cell]], column: int) -> bool:
        return any(is_year_header(header_text(line[column])) for line in lines if column in line)

    def _notes(self, row: int, end: int) -> list[str]:
        """Return the lone texts in a worksheet's rows around a grid: «Alle beløp i 1000 kr»."""
        if not self._is_sheet:
            return []
        around = [*range(max(1, row - 4), row), *range(end, end + 3)]
        return [header_text(cells[0]) for each in around if each not in self.used_rows and len(cells := self.rows.filled(each)) == 1]

    def _total_ahead(self, row: int, left: int, right: int) -> bool:
        for after in range(row, min(row + 25, self.rows.last + 1)):
            filled = [cell for cell in self.rows.filled(after) if left - 1 <= cell.column <= right]
            if filled:
                return is_total(header_text(filled[0]))
        return False

    def _ends(self, row: int, filled: list[Cell], left: int, right: int, header: int, has_lines: bool) -> bool:
        """Return whether *row* no longer belongs to the grid: a new heading, new headers, or labels with answers."""
        text = header_text(filled[0])
        if is_total(text):
            return False
        if self._is_numbered_heading(filled) and not self.rows.filled(row - 1) and self._opens_another(header_text(filled[1]), header):
            return True
        if self._is_numbered_heading(filled) and all(cell.bold for cell in filled) and self._header_depth(row + 1) > 0:
            return True
        if len(filled) == 1:
            if filled[0].bold and not self.rows.filled(row - 1) and self._opens_another(text, header):
                return True
            wide = filled[0].column_span >= right - left
            opens = best(section_scores(text))[1] >= 0.8 or best(field_scores(text))[1] >= 0.9
            if wide and right > left and (filled[0].bold or filled[0].shaded) and not self._is_line_ahead(row + 1, left, right):
                return True
            follows = self._header_depth(row + 1) > 0 or self._header_depth(row + 2) > 0 if row < self.rows.last else False
            return follows or (
                (wide or filled[0].bold)
                and (opens or text.endswith(":"))
                and filled[0].locked is not False
                and not self._is_line_ahead(row + 1, left, right)
            )
        if self._looks_as(row, header) and self._header_depth(row):
            return True
        labels = sum(
            best(field_scores(header_text(cell)))[1] >= 0.95 and (cell.bold or cell.shaded) and cell.locked is not False for cell in filled
        )
        return has_lines and labels >= 1 and labels >= len(filled) / 2 and filled[0].bold

    def _opens_another(self, text: str, header: int) -> bool:
        """Return whether a heading after an empty row opens another table than the one whose headers stand in row *header*."""
        part, score = best(section_scores(text))
        return part in KINDS and score >= _CERTAIN and section_scores(self.caption_above(header)).get(part, 0.0) < _CERTAIN

    def _looks_as(self, row: int, header: int) -> bool:
        """Return whether *row* has the look of the headers: plain lines under bold headers head nothing."""
        mine, theirs = self.rows.filled(row)[-1], self.rows.filled(header)[-1]
        return (mine.bold, mine.header or mine.fill == theirs.fill) == (theirs.bold, True) or (mine.bold and mine.shaded)

    def _is_line_ahead(self, row: int, left: int, right: int) -> bool:
        filled = [cell for cell in self.rows.filled(row) if left <= cell.column <= right]
        return len(filled) >= 2 and any(isinstance(cell.value, int | float) or re.search(r"\d{2}", cell.text) for cell in filled[1:])
