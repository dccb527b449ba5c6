"""The files that something was read from, byte for byte, each once under its SHA-256."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import Column, Connection, Integer, LargeBinary, String, Table, Text, insert, select

from tiltaksplan.io.store.schema import schema

original = Table(
    "original", schema,
    Column("sha256", String(64), primary_key=True), Column("name", Text, nullable=False), Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)  # fmt: skip


def name_of(content: bytes) -> str:
    """Return the name that bytes are kept under: their SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()


def write_originals(connection: Connection, originals: Iterable[tuple[str, bytes]]) -> None:
    """Keep *originals*, (file name, bytes) pairs; those that the plan has already are left as they are."""
    for name, content in originals:
        key = name_of(content)
        if connection.execute(select(original.c.sha256).where(original.c.sha256 == key)).first() is None:
            connection.execute(insert(original), {"sha256": key, "name": name, "size": len(content), "content": content})


def read_original(connection: Connection, key: str) -> bytes:
    """Return the bytes that are kept under *key*.

    Raises:
        KeyError: The plan has no such file.
    """
    content = connection.execute(select(original.c.content).where(original.c.sha256 == key)).scalar()
    if content is None:
        raise KeyError(key)
    return bytes(content)
