"""Writes a mail as Outlook saves it: an OLE file with a stream for each property, in the simplest layout that readers take."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

_SECTOR, _SMALLEST = 512, 4096  # smaller streams would lie in a stream of their own: ours are filled up instead
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

Tree = dict[str, "bytes | Tree"]


def outlook_mail(files: dict[str, bytes], *, sender: str = "Kari Nordmann", address: str = "kari@example.org", sent: datetime) -> bytes:
    ticks = int((sent.astimezone(UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    tree: Tree = {
        "__properties_version1.0": bytes(32) + struct.pack("<IIQ", 0x0E060040, 6, ticks),
        "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
        "__substg1.0_5D01001F": address.encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(files.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {"__substg1.0_3707001F": name.encode("utf-16-le"), "__substg1.0_37010102": content}
    return ole_file(tree)


def ole_file(tree: Tree) -> bytes:
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, _FREE, _END, 0]]  # name, kind, left, right, child, start, size
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(content: bytes) -> int:
        start, parts = len(sectors), [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
        sectors.extend(parts)
        fat.extend([*range(start + 1, start + len(parts)), _END])
        return start

    def add(children: Tree, parent: int) -> None:
        before = None
        for name, content in children.items():
            number = len(entries)
            if isinstance(content, bytes):
                content = content.ljust(_SMALLEST, b"\0")
                entries.append([name, 2, _FREE, _FREE, _FREE, store(content), len(content)])
            else:
                entries.append([name, 1, _FREE, _FREE, _FREE, 0, 0])
                add(content, number)
            entries[parent if before is None else before][4 if before is None else 3] = number
            before = number

    add(tree, 0)
    directory = b"".join(_entry(*one) for one in entries)  # type: ignore[arg-type]
    at_directory = store(directory)
    at_fat = len(sectors)
    count = -(-(len(fat) + 8) * 4 // _SECTOR)
    fat.extend([_FAT] * count)
    table = b"".join(struct.pack("<I", one) for one in fat).ljust(count * _SECTOR, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, count, at_directory, 0, _SMALLEST, _END, 0, _END, 0)
    head += b"".join(struct.pack("<I", at_fat + one if one < count else _FREE) for one in range(109))
    return head + b"".join(sectors) + table


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words) + 2, kind, 1, left, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
