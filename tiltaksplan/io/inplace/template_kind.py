"""Templates become documents when they are filled in: the main part then says that it is one. Which endings a file can have."""

from __future__ import annotations

from tiltaksplan.io.inplace.markup import tree_of
from tiltaksplan.io.inplace.parts import Parts

_DOCUMENT_OF = {
    "wordprocessingml.template.main+xml": "wordprocessingml.document.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml": "ms-word.document.macroEnabled.main+xml",
    "spreadsheetml.template.main+xml": "spreadsheetml.sheet.main+xml",
    "ms-excel.template.macroEnabled.main+xml": "ms-excel.sheet.macroEnabled.main+xml",
}
_ENDINGS = {
    "wordprocessingml.document.main+xml": (".docx",),
    "wordprocessingml.template.main+xml": (".docx", ".dotx"),
    "ms-word.document.macroEnabled.main+xml": (".docm",),
    "ms-word.template.macroEnabledTemplate.main+xml": (".docm", ".dotm"),
    "spreadsheetml.sheet.main+xml": (".xlsx",),
    "spreadsheetml.template.main+xml": (".xlsx", ".xltx"),
    "ms-excel.sheet.macroEnabled.main+xml": (".xlsm",),
    "ms-excel.template.macroEnabled.main+xml": (".xlsm", ".xltm"),
}
_TEMPLATES = (".dotx", ".dotm", ".xltx", ".xltm")
_TYPES = "[content_types].xml"


def endings_of(content_type: str) -> tuple[str, ...]:
    """Return what the name of a file can end with whose main part is of *content_type*, the usual one first.

    >>> endings_of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
    ('.xlsx',)
    """
    return next((endings for kind, endings in _ENDINGS.items() if content_type.endswith(kind)), ())


def as_filled(parts: Parts, main: str, ending: str) -> None:
    """Let the main part of a template say that it is a document, where *ending* says that the new file is one."""
    if not ending or ending.lower() in _TEMPLATES:
        return
    root = tree_of(parts.text(_TYPES))
    for one in root.children:
        if one.attributes.get("PartName", "").lower() == "/" + main.lower():
            kind = one.attributes.get("ContentType", "")
            for template, document in _DOCUMENT_OF.items():
                if kind.endswith(template):
                    parts.set_attribute(_TYPES, one, b"ContentType", (kind.removesuffix(template) + document).encode())
