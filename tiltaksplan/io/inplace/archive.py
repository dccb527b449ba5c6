"""A zip file as the bytes that it is: parts that nobody edits are copied as they lie there, compressed, in their order."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tiltaksplan.io.errors import FileIsDamaged, FileProblem
from tiltaksplan.io.package import Package

_LOCAL, _RECORD, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_LOCAL_MARK, _RECORD_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_SIZES_FOLLOW, _LEVEL = 0x8, 0x6  # flag bits: sizes stand behind the data; how hard the packer tried
_IN_ZIP64 = 0xFFFFFFFF
_CHUNK = 1 << 20
_LARGE = 20 << 20  # bytes of a part from which packing quickly counts for more than packing tightly


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A part: its record in the directory as written, its bytes in the file from `start` to `end`, and where its data begin."""

    info: ZipInfo
    record: bytes
    start: int
    data: int
    end: int


class Archive:
    """The parts of an Office file with the bytes that they are stored as.

    Args:
        content: The whole file.
        name: The file's name, for the sentences about it.

    Raises:
        FileProblem: Damaged, encrypted, unsafe, too much; two parts of one name; a check sum that is wrong.
    """

    def __init__(self, content: bytes, name: str, program: str) -> None:
        self.package = Package(content, name, program)  # sees to limits, passwords and names that stand twice
        self._content = content
        self._name, self._program = name, program
        self._whole: set[str] = set()
        try:
            with ZipFile(BytesIO(content)) as archive:
                self._infos, self._directory = archive.infolist(), archive.start_dir
                self._comment = archive.comment
            self._entries = self._entries_in_order()
        except (BadZipFile, struct.error, IndexError, ValueError) as error:
            raise self._damaged() from error
        self.names = {entry.info.filename.replace("\\", "/").lstrip("/").lower(): entry.info.filename for entry in self._entries}

    def _damaged(self) -> FileProblem:
        return FileIsDamaged(name=self._name, program=self._program)

    def _entries_in_order(self) -> list[_Entry]:
        """Return the entries in the directory's order, each with the bytes up to the next one: descriptors and gaps belong to them."""
        starts = sorted([info.header_offset for info in self._infos] + [self._directory])
        following = dict(pairwise(starts))
        if len(following) < len(self._infos):
            raise BadZipFile  # two parts that lie in the same place
        entries = []
        position = self._directory
        for info in self._infos:
            fixed = _RECORD.unpack_from(self._content, position)
            length = _RECORD.size + fixed[10] + fixed[11] + fixed[12]
            local = _LOCAL.unpack_from(self._content, info.header_offset)
            data = info.header_offset + _LOCAL.size + local[9] + local[10]
            end = following[info.header_offset]
            if fixed[0] != _RECORD_MARK or local[0] != _LOCAL_MARK or data + info.compress_size > end:
                raise BadZipFile
            record = self._content[position : position + length]
            entries.append(_Entry(info=info, record=record, start=info.header_offset, data=data, end=end))
            position += length
        return entries

    def read(self, part: str) -> bytes:
        """Return the content of *part*.

        Raises:
            FileIsDamaged: It is not there, or does not have the check sum that it should have.
        """
        content = self.package.read(part)
        self._whole.add(self.names[part.lower()])
        return content

    def check(self) -> None:
        """See that every part that was not read has its check sum, so that no damage is passed on as if it were ours.

        Raises:
            FileIsDamaged: One has not.
        """
        for entry in self._entries:
            known = entry.info.compress_type in (ZIP_STORED, ZIP_DEFLATED) and entry.info.filename not in self._whole
            if known and not self._is_whole(entry):
                raise self._damaged()

    def _is_whole(self, entry: _Entry) -> bool:
        data = memoryview(self._content)[entry.data : entry.data + entry.info.compress_size]
        if entry.info.compress_type == ZIP_STORED or not data:  # some packers leave nothing at all of an empty part
            return len(data) == entry.info.file_size and zlib.crc32(data) == entry.info.CRC
        unpack, total, checksum = zlib.decompressobj(-15), 0, 0
        try:
            rest: bytes | memoryview = data
            while not unpack.eof:
                piece = unpack.decompress(rest, _CHUNK)
                rest = unpack.unconsumed_tail
                total, checksum = total + len(piece), zlib.crc32(piece, checksum)
                if total > entry.info.file_size or not (piece or rest or unpack.eof):
                    return False
        except zlib.error:
            return False
        return total == entry.info.file_size and checksum == entry.info.CRC

    def with_parts(self, changes: Mapping[str, bytes | None]) -> bytes:
        """Return the whole file with some parts exchanged, or left out (None); the names are those in `names`, in small letters."""
        wanted = {self.names[part]: new for part, new in changes.items()}
        body: list[bytes] = []
        moved: dict[str, tuple[int, bytes]] = {}
        first = min((entry.start for entry in self._entries), default=self._directory)
        body.append(self._content[:first])
        position = first
        for entry in sorted(self._entries, key=lambda one: one.start):
            name = entry.info.filename
            if name in wanted and wanted[name] is None:
                continue
            stored, record = self._kept(entry) if name not in wanted else self._exchanged(entry, wanted[name] or b"")
            moved[name] = position, record
            body.append(stored)
            position += len(stored)
        records = [_placed(moved[entry.info.filename]) for entry in self._entries if entry.info.filename in moved]
        directory = b"".join(records)
        end = _END.pack(_END_MARK, 0, 0, len(records), len(records), len(directory), position, len(self._comment))
        return b"".join((*body, directory, end, self._comment))

    def _kept(self, entry: _Entry) -> tuple[bytes, bytes]:
        fields = list(_RECORD.unpack_from(entry.record))
        record = entry.record
        if _IN_ZIP64 in (fields[8], fields[9], fields[16]):  # no file of ours is that large: the plain fields will do
            fields[8], fields[9] = entry.info.compress_size, entry.info.file_size
            record = _record(fields, entry, _without_zip64(entry.info.extra))
        return self._content[entry.start : entry.end], record

    def _exchanged(self, entry: _Entry, new: bytes) -> tuple[bytes, bytes]:
        """Return local header with data, and directory record, of a part with new content; date, name, attributes stay."""
        method = ZIP_STORED if entry.info.compress_type == ZIP_STORED else ZIP_DEFLATED
        packed = new if method == ZIP_STORED else _deflated(new)
        fields = list(_RECORD.unpack_from(entry.record))
        fields[3], fields[4] = fields[3] & ~(_SIZES_FOLLOW | _LEVEL), method
        fields[7], fields[8], fields[9] = zlib.crc32(new), len(packed), len(new)
        name = entry.record[_RECORD.size : _RECORD.size + fields[10]]
        header = _LOCAL.pack(_LOCAL_MARK, fields[2], *fields[3:10], len(name), 0)
        return header + name + packed, _record(fields, entry, _without_zip64(entry.info.extra))


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(3 if len(content) > _LARGE else 6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _record(fields: list[int], entry: _Entry, extra: bytes) -> bytes:
    comment = entry.info.comment
    name = entry.record[_RECORD.size : _RECORD.size + fields[10]]
    fields[11], fields[12], fields[16] = len(extra), len(comment), 0
    return _RECORD.pack(*fields) + name + extra + comment


def _placed(moved: tuple[int, bytes]) -> bytes:
    """Return a directory record that points at where its part now lies."""
    position, record = moved
    return record[:42] + struct.pack("<L", position) + record[46:]


def _without_zip64(extra: bytes) -> bytes:
    kept, position = b"", 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        if kind != 1:
            kept += extra[position : position + 4 + length]
        position += 4 + length
    return kept
