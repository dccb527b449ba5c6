"""Reads a tagged PDF as a screen reader does: along the tree of tags, with the text of each piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

SHOWING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "EI", "INLINE IMAGE"}


class TaggedPdf:
    """A PDF, its pieces by page and number, and its tree."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.texts: dict[tuple[int, int], str] = {}
        self.untagged: list[str] = []
        self.fonts: dict[str, pikepdf.Object] = {}
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        for number, page in enumerate(pdf.pages):
            self._read_page(number, page)

    def _read_page(self, number: int, page: pikepdf.Page) -> None:
        open_marks: list[int | None] = []
        font, decode = None, {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                piece = operands[1].get("/MCID") if name == "BDC" else None
                open_marks.append(None if piece is None else int(piece))
                if piece is not None:
                    self.texts.setdefault((number, int(piece)), "")
            elif name == "EMC":
                open_marks.pop()
            elif name == "Tf":
                font = page.Resources.Font[str(operands[0])]
                decode = _to_unicode(font)
            elif name in SHOWING:
                if not open_marks:
                    self.untagged.append(f"page {number + 1}: {name} {operands}")
                if name in ("Tj", "TJ"):
                    shown = b"".join(bytes(one) for one in (operands[0] if name == "TJ" else operands) if isinstance(one, pikepdf.String))
                    if shown:
                        self.fonts[str(font.BaseFont)] = font
                    if open_marks and open_marks[-1] is not None:
                        self.texts[number, open_marks[-1]] += "".join(decode.get(code, "") for code in shown)
        assert not open_marks

    def elements(self) -> Iterator[pikepdf.Object]:
        yield from _below(self.pdf.Root.StructTreeRoot.K)

    def pieces_of(self, element: pikepdf.Object) -> list[tuple[int, int]]:
        return [(self.numbers[kid.Pg.objgen], int(kid.MCID)) for kid in _kids(element) if kid.get("/Type") == "/MCR"]

    def text_of(self, element: pikepdf.Object) -> str:
        own = [self.texts[piece] for piece in self.pieces_of(element)]
        return " ".join([*own, *(self.text_of(kid) for kid in _kids(element) if "/S" in kid)])

    def parent_tree(self) -> dict[int, pikepdf.Object]:
        numbers = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        return dict(zip((int(key) for key in numbers[::2]), numbers[1::2], strict=True))

    def reading(self, skip: tuple[str, ...] = ()) -> str:
        """Return all text in reading order, without what stands in elements that *skip* names."""

        def walk(element: pikepdf.Object) -> Iterator[str]:
            if str(element.S).lstrip("/") in skip:
                return
            for kid in _kids(element):
                if kid.get("/Type") == "/MCR":
                    yield self.texts[self.numbers[kid.Pg.objgen], int(kid.MCID)]
                elif "/S" in kid:
                    yield from walk(kid)

        return " ".join(walk(self.pdf.Root.StructTreeRoot.K))


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    return list(element.get("/K", []))


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in _kids(element):
        if "/S" in kid:
            yield from _below(kid)


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii") if "/ToUnicode" in font else ""
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, sign in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(sign).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, _last, signs in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.S):
            for step, sign in enumerate(re.findall(r"<(\w+)>", signs)):
                found[int(first, 16) + step] = bytes.fromhex(sign).decode("utf-16-be")
        for first, last, sign in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(sign, 16) + step)
    return found
