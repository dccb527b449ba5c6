"""A mail as Outlook saves it (.msg): who sent it, when, and what lies with it. Its text is no form and is not read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from tiltaksplan.io.containers import Container, can_be_form, free_name
from tiltaksplan.io.errors import FileIsDamaged

if TYPE_CHECKING:
    from olefile import OleFileIO

# The numbers of the properties in [MS-OXPROPS], with the type behind: 001F text in UTF-16, 001E in an old code page, 0102 bytes.
_LONG_NAME, _SHORT_NAME, _CONTENT = "3707", "3704", "37010102"
_SENDER_NAME, _SENDER_ADDRESS, _OLD_ADDRESS = "0C1A", "5D01", "0C1F"
_TIMES = (0x0E060040, 0x00390040)  # delivered, submitted
_HEADER, _ENTRY = 32, 16
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def read_message(content: bytes, name: str) -> Container | None:
    """Return what lies with the mail in *content*; None where it is another kind of OLE file.

    Raises:
        FileIsDamaged: The file does not hold together.
    """
    from olefile import OleFileIO

    try:
        ole = OleFileIO(BytesIO(content))
        if not ole.exists("__properties_version1.0"):
            return None
        return Container(files=_files(ole), received=_sent(ole.openstream("__properties_version1.0").read()), sender=_sender(ole))
    except (OSError, ValueError, IndexError, RecursionError) as error:
        raise FileIsDamaged(name=name, program="Outlook") from error


def _files(ole: OleFileIO) -> dict[str, Callable[[], bytes]]:
    files: dict[str, Callable[[], bytes]] = {}
    storages = sorted({entry[0] for entry in ole.listdir() if entry[0].startswith("__attach_version1.0_")})
    for storage in storages:
        name = (_text(ole, _LONG_NAME, storage) or _text(ole, _SHORT_NAME, storage)).replace("/", "_").replace("\\", "_")
        stream = f"{storage}/__substg1.0_{_CONTENT}"
        if ole.exists(stream) and can_be_form(name):
            content = ole.openstream(stream).read()
            files[free_name(name, files)] = lambda content=content: content  # type: ignore[misc]
    return files


def _text(ole: OleFileIO, number: str, storage: str = "") -> str:
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1252")):
        stream = f"{storage}/__substg1.0_{number}{kind}".lstrip("/")
        if ole.exists(stream):
            return str(ole.openstream(stream).read().decode(encoding, "replace")).rstrip("\0")
    return ""


def _sender(ole: OleFileIO) -> str:
    name = _text(ole, _SENDER_NAME)
    address = _text(ole, _SENDER_ADDRESS) or _text(ole, _OLD_ADDRESS)
    address = address if "@" in address else ""  # inside an organisation Exchange writes a path of its own
    return f"{name} <{address}>" if name and address else address or name


def _sent(properties: bytes) -> date | None:
    """Return the day that the mail's list of properties tells of."""
    times = {}
    for at in range(_HEADER, len(properties) - _ENTRY + 1, _ENTRY):
        times[int.from_bytes(properties[at : at + 4], "little")] = int.from_bytes(properties[at + 8 : at + 16], "little")
    ticks = next((times[number] for number in _TIMES if times.get(number)), None)
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).astimezone().date() if ticks else None
    except OverflowError:
        return None
