"""What an edit left alone: parts by their stored bytes, and an edited part by what stands before and after the edit."""

from __future__ import annotations

import struct
from pathlib import Path
from zipfile import ZipFile


def stored(path: Path) -> dict[str, bytes]:
    """The parts of a package in its order, as they are compressed in the file."""
    content = path.read_bytes()
    parts = {}
    with ZipFile(path) as package:
        for one in package.infolist():
            name, extra = struct.unpack_from("<HH", content, one.header_offset + 26)
            begin = one.header_offset + 30 + name + extra
            parts[one.filename] = content[begin : begin + one.compress_size]
    return parts


def changed(before: Path, after: Path) -> set[str]:
    """The parts that are stored in another way, or gone; what is left stands in the order it had."""
    old, new = stored(before), stored(after)
    assert [name for name in old if name in new] == list(new)
    return {name for name in old if new.get(name) != old[name]}


def part(path: Path, name: str) -> str:
    with ZipFile(path) as package:
        return package.read(name).decode()


def exchanged(before: Path, after: Path, name: str) -> tuple[str, str]:
    """What of a part was exchanged, and for what: all before and behind it is the same."""
    old, new = part(before, name), part(after, name)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]
