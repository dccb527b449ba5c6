"""A neutral document as plain text, block by block, to be compared and to be read in a review."""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.document.blocks import Contents, Document, Figure, PageBreak, Paragraph, Table


def text_lines(document: Document) -> Iterator[str]:
    for block in document.blocks():
        if isinstance(block, Paragraph):
            yield f"{block.role}{block.level or ''}: {block.text}"
        elif isinstance(block, Table):
            yield f"table: {block.caption}"
            for row in range(1, block.rows + 1):
                cells = [block.at(row, column) for column in range(1, block.columns + 1)]
                yield "  | " + " | ".join(cell.text.replace("\n", " / ") if cell else "" for cell in cells)
        elif isinstance(block, Figure):
            yield f"figure: {block.caption}\n  {block.alt}"
        elif isinstance(block, Contents):
            yield f"contents: {block.heading}"
        elif isinstance(block, PageBreak):
            yield "page break"


def document_text(document: Document) -> str:
    return "\n".join(text_lines(document)) + "\n"
