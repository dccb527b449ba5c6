"""Bring the catalogues of nynorsk and English up to date with the texts in the program.

python tests/tools/catalogues.py update     # new texts in, gone texts out, what is translated stays
python tests/tools/catalogues.py compile    # .po to .mo, which is what the program reads
python tests/tools/catalogues.py missing    # what is not translated yet, a text a line

A language after the command (`update en`) leaves the other one as it is.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tiltaksplan"
LOCALES = PACKAGE / "resources" / "locale"
LANGUAGES = ("nn", "en")
KEYWORDS = frozenset({"_", "N_"})
WIDTH = 140
HEADER = "# The texts of tiltaksplan in {language}. Translate here, then: python tests/tools/catalogues.py compile"
# Dates and empty places for names: they would change the file at every update, and say nothing.
LEFT_OUT = tuple(
    f'"{name}' for name in ("Project-Id", "Report-Msgid", "POT-Creation", "PO-Revision", "Last-Translator", "Language-Team", "Generated-By")
)


def texts() -> dict[str, list[str]]:
    """Return every marked text of the program, with the files that it stands in; those within an f-string too."""
    found: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for text in _marked(ast.parse(path.read_text(encoding="utf-8"))):
            places = found.setdefault(text, [])
            file = path.relative_to(PACKAGE).as_posix()
            if file not in places:
                places.append(file)
    return found


def _marked(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]) if name in KEYWORDS:
                yield text


def po_path(language: str) -> Path:
    """Return the file that people translate in."""
    return LOCALES / language / "LC_MESSAGES" / "tiltaksplan.po"


def read_catalogue(language: str) -> Catalog:
    """Return the catalogue of *language*; an empty one where there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Return *catalogue* as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def messages_in_mo(language: str) -> dict[str, str]:
    """Return what the program reads for *language*."""
    with po_path(language).with_suffix(".mo").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_mo(file) if message.id}


def update(languages: Sequence[str] = LANGUAGES) -> None:
    """Write the catalogues anew: a text a message, in the order of the alphabet, so that two people's work can be merged."""
    standing = texts()
    for language in languages:
        old = read_catalogue(language)
        new = Catalog(locale=language, header_comment=HEADER.format(language=language), charset="utf-8", fuzzy=False)
        for text in sorted(standing):
            known = old.get(text)
            new.add(text, known.string if known else "", auto_comments=sorted(standing[text])[:1])
        po_path(language).parent.mkdir(parents=True, exist_ok=True)
        buffer = io.BytesIO()
        write_po(buffer, new, width=WIDTH)
        lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
        po_path(language).write_text("".join(line for line in lines if not line.startswith(LEFT_OUT)), encoding="utf-8", newline="\n")


def compile_all(languages: Sequence[str] = LANGUAGES) -> None:
    """Write what the program reads."""
    for language in languages:
        po_path(language).with_suffix(".mo").write_bytes(compiled(read_catalogue(language)))


def missing() -> Iterator[tuple[str, str]]:
    """Yield (language, text) of what is not translated yet."""
    standing = texts()
    for language in LANGUAGES:
        catalogue = read_catalogue(language)
        for text in sorted(standing):
            known = catalogue.get(text)
            if known is None or not known.string:
                yield language, text


def main(arguments: list[str]) -> int:
    """Do what is asked for."""
    match arguments:
        case ["update", *languages] if set(languages) <= set(LANGUAGES):
            update(languages or LANGUAGES)
        case ["compile", *languages] if set(languages) <= set(LANGUAGES):
            compile_all(languages or LANGUAGES)
        case ["missing"]:
            for language, text in missing():
                sys.stdout.write(f"{language} {text!r}\n")
        case _:
            sys.stdout.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
