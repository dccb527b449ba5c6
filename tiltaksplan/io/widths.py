"""How wide the columns of a table are, where the report leaves it to the writer."""

from __future__ import annotations

from tiltaksplan.document.blocks import Table

LONGEST_COUNTED = 34  # characters of a cell that count: past them a text is to break over lines
WIDEST_WORD = 16


def column_shares(table: Table) -> tuple[float, ...]:
    """Return the columns' shares of the width, adding up to 1: as the table says, else by what stands in them."""
    if len(table.widths) == table.columns and sum(table.widths) > 0:
        return tuple(width / sum(table.widths) for width in table.widths)
    needs = [4.0] * table.columns
    for cell in table.cells:
        if cell.column_span == 1:
            number = cell.column - 1
            words = max((len(word) for word in cell.text.split()), default=0)
            longest = max((len(line) for line in cell.text.split("\n")), default=0)
            needs[number] = max(needs[number], min(longest, LONGEST_COUNTED) + 2, min(words, WIDEST_WORD) + 2)
    return tuple(need / sum(needs) for need in needs)
