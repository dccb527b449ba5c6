"""Makes the PDF forms in this folder: one with fields, one printed from a form with a table, and a picture of one.

python tests/files/make_pdf.py
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
WIDTH, HEIGHT = A4
FILLED = [
    ("Tittel på tiltaket", "Nytt magasin på Tunga"), ("Enhet", "Seksjon for formidling"), ("Startdato", "1.4.2026"),
    ("Sluttdato", "30.6.2027"), ("Kontaktperson", "Kari Moe"), ("Beskrivelse", "Vi bygger et magasin."),
]  # fmt: skip


def make_fields(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, HEIGHT - 60, "Forslag til tiltak")
    for number, (label, answer) in enumerate(FILLED):
        y = HEIGHT - 110 - 40 * number
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, y, label)
        canvas.acroForm.textfield(name=f"felt{number}", tooltip=label, value=answer, x=220, y=y - 5, width=300, height=18, fontSize=10)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(60, HEIGHT - 400, "Ytre rammer")
    for number, (name, ticked) in enumerate([("Bærekraft", True), ("Kvalitet", False)]):
        canvas.acroForm.checkbox(name=name, checked=ticked, x=220 + 120 * number, y=HEIGHT - 403, size=12)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(238 + 120 * number, HEIGHT - 400, name)
    canvas.save()


def make_printed(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    top, left, middle, right, high = HEIGHT - 100, 60, 200, WIDTH - 60, 26
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(left, HEIGHT - 60, "Forslag til tiltak")
    for number, (label, answer) in enumerate(FILLED):
        y = top - high * number
        canvas.rect(left, y - high, middle - left, high)
        canvas.rect(middle, y - high, right - middle, high)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(left + 5, y - 16, label)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(middle + 5, y - 16, answer)
    y = top - high * len(FILLED) - 40
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(left, y, "Begrunnelse")
    canvas.setFont("Helvetica", 10)
    text = "Taket lekker hver høst, og samlingen av skinn og fjær tåler ikke mer fukt enn den alt har fått. Derfor må"
    canvas.drawString(left, y - 18, text)
    canvas.drawString(left, y - 32, "den flyttes.")
    canvas.drawString(left, 40, "Side 1 av 2")
    canvas.showPage()
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(left, HEIGHT - 60, "Resultatmål")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(left, HEIGHT - 78, "Ingen skader etter 2027.")
    canvas.drawString(left, 40, "Side 2 av 2")
    canvas.save()


def make_scanned(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    picture = BytesIO()
    Image.new("L", (60, 80), 240).save(picture, "PNG")
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
    canvas.save()


if __name__ == "__main__":
    make_fields(HERE / "felter.pdf")
    make_printed(HERE / "utskrift.pdf")
    make_scanned(HERE / "skannet.pdf")
    sys.stdout.write("felter.pdf, utskrift.pdf, skannet.pdf\n")
