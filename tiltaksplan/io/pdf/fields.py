"""The fields of a PDF form, each with what was filled in and where on its page it stands."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from tiltaksplan.document.blocks import Properties
from tiltaksplan.document.inline import Control, ControlKind
from tiltaksplan.io.errors import FileIsDamaged, FileIsEncrypted
from tiltaksplan.io.pdf.page_words import Box, Stretch

if TYPE_CHECKING:  # pikepdf is loaded when a PDF is read
    import pikepdf

_MULTILINE, _RADIO, _PUSH, _COMBO = 1 << 12, 1 << 15, 1 << 16, 1 << 17
_MOST_FIELDS = 5000
_DEEPEST = 20  # fields within fields
_OFF = "/Off"


def fields_of(content: bytes, name: str) -> dict[int, list[Stretch]]:
    """Return the fields of each page, by the page's number from 0.

    Raises:
        FileIsEncrypted, FileIsDamaged: As they say.
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return {number: found for number, page in enumerate(pdf.pages) if (found := _fields_on(page))}
    except pikepdf.PasswordError as error:
        raise FileIsEncrypted(name=name, program="PDF-leseren") from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, AttributeError, KeyError) as error:
        raise FileIsDamaged(name=name, program="PDF-leseren") from error


def properties_of(content: bytes) -> Properties:
    """Return what the file says of itself."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            info = pdf.docinfo
            title, author = (str(info.get(key, "")) for key in ("/Title", "/Author"))
            made, saved = (_moment(str(info.get(key, ""))) for key in ("/CreationDate", "/ModDate"))
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return Properties()
    return Properties(title=title, author=author, created=made, modified=saved)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text[2:16], "%Y%m%d%H%M%S").astimezone()
    except ValueError:
        return None


def _fields_on(page: pikepdf.Page) -> list[Stretch]:
    found = []
    for widget in list(page.get("/Annots", []))[:_MOST_FIELDS]:
        if str(widget.get("/Subtype", "")) == "/Widget" and (control := _control(widget)) is not None:
            left, bottom, right, top = (float(one) for one in widget["/Rect"])
            low, high = min(bottom, top), max(bottom, top)
            # a tall field is read where its first line stands, as a person does
            box = Box(left=min(left, right), bottom=max(low, high - 14), right=max(left, right), top=high)
            found.append(Stretch(box=box, size=10.0, content=[control]))
    return found


def _control(widget: pikepdf.Object) -> Control | None:
    kind, flags = str(_own(widget, "/FT") or ""), int(_own(widget, "/Ff") or 0)
    name = str(_own(widget, "/TU") or _own(widget, "/T") or "")
    value = _own(widget, "/V")
    if kind == "/Btn":
        if flags & _PUSH:
            return None
        state = str(widget.get("/AS", _OFF)) if "/AS" in widget else str(value or _OFF)
        return Control(kind=ControlKind.TICK, name=name, checked=state != _OFF)
    if kind == "/Ch":
        options = tuple(_text(one) for one in _own(widget, "/Opt") or ())
        return Control(kind=ControlKind.COMBO if flags & _COMBO else ControlKind.CHOICE, name=name, text=_text(value), options=options)
    if kind == "/Tx":
        return Control(kind=ControlKind.TEXT, name=name, text=_text(value), multiline=bool(flags & _MULTILINE))
    return None


def _own(widget: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """Return what a field says of itself, or inherits from the field that it is a part of."""
    one: pikepdf.Object | None = widget
    for _ in range(_DEEPEST):
        if one is None or key in one:
            break
        one = one.get("/Parent")
    return one[key] if one is not None and key in one else None


def _text(value: pikepdf.Object | None) -> str:
    import pikepdf

    if value is None:
        return ""
    if isinstance(value, pikepdf.Array):
        return ", ".join(_text(one) for one in value) if len(value) != 2 else _text(value[-1])
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
