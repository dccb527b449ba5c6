"""Writing the plan document of 25 measures, against the same libraries writing as many plain paragraphs and no more."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from benchmarks.made_up import made_up_plan
from benchmarks.measure import Figure, measured

PROPOSALS = 40


def figures() -> list[Figure]:
    """Write the plan document as Word and as PDF."""
    import docx
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph as Flowing
    from reportlab.platypus import SimpleDocTemplate

    from tiltaksplan.document.blocks import Document, Paragraph, Table
    from tiltaksplan.io.pdf.write import write_pdf
    from tiltaksplan.io.word.write import write_word
    from tiltaksplan.plan.prioritise import prioritise
    from tiltaksplan.reports.plan_document import plan_document

    plan = made_up_plan(PROPOSALS)
    document: Document = plan_document(plan, prioritise(plan))
    texts = [block.text for block in document.blocks() if isinstance(block, Paragraph)]
    texts += [cell.text for block in document.blocks() if isinstance(block, Table) for cell in block.cells]

    def plain_word() -> None:
        plain = docx.Document()
        for text in texts:
            plain.add_paragraph(text)
        plain.save(io.BytesIO())

    def plain_pdf() -> None:
        style = getSampleStyleSheet()["Normal"]
        SimpleDocTemplate(io.BytesIO()).build([Flowing(text.replace("&", "&amp;").replace("<", "&lt;"), style) for text in texts])

    with tempfile.TemporaryDirectory() as folder:
        return [
            measured(
                "plan document as Word",
                lambda: write_word(document, Path(folder, "plan.docx")),
                plain_word,
                "python-docx, plain paragraphs",
                turns=3,
            ),
            measured(
                "plan document as PDF/A and PDF/UA",
                lambda: write_pdf(document, Path(folder, "plan.pdf")),
                plain_pdf,
                "reportlab, plain paragraphs",
                turns=3,
            ),
        ]
