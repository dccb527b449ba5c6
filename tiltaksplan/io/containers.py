"""Files that hold files: a mail with its attachments, a zip from a share. A file in one has a path as if the outer file were a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.errors import FileExpandsTooMuch, FileIsMissing, FileIsTooLarge, FileProblem
from tiltaksplan.language import N_

ENDINGS = (".zip", ".eml", ".msg")
MEGABYTE = 1024 * 1024
_LARGEST_INSIDE = 50 * MEGABYTE
_MOST_INSIDE = 1000
_DEEPEST = 3  # a zip in a mail in a zip
# What lies beside forms in mails and on shares, and never is one: logos, signatures, appointments, what systems leave behind.
_NO_FORMS = frozenset(
    f".{ending}"
    for ending in (
        *("png", "jpg", "jpeg", "gif", "bmp", "svg", "emf", "wmf", "heic", "tif", "tiff", "webp", "mp3", "mp4", "mov", "avi", "wav"),
        *("ics", "vcf", "p7s", "p7m", "asc", "txt", "md", "html", "htm", "css", "js", "json", "xml", "ini", "db", "lnk", "url"),
        *("tmp", "dat", "log"),
    )
)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]')


class NothingInside(FileProblem):
    """A mail without attachments, or a zip without files."""

    message = N_("Fant ingen skjemaer i «{name}». Kontroller at skjemaene ligger ved, og prøv igjen. Ingenting er endret.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file that is to be read.

    Attributes:
        path: Its own, or the outer file's with its name behind.
        received: The day on which the mail that it came with was sent.
        sender: Of that mail, as `Navn <adresse>`.
    """

    path: Path
    received: date | None = None
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """An outer file, opened.

    Attributes:
        files: By name, with `/` between folders, how to get the bytes.
    """

    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    received: date | None = None
    sender: str = ""


def is_container(path: Path) -> bool:
    """Whether the file's name says that it holds files."""
    return path.suffix.lower() in ENDINGS


def enclosed_in(path: Path) -> tuple[Enclosed, ...]:
    """Return the files in the mail or zip at *path*, those in mails and zips inside it among them.

    Raises:
        FileProblem: It cannot be opened, holds too much, or holds nothing.
    """
    from tiltaksplan.io.files import content_of_file

    found = tuple(_all_in(content_of_file(path), path, Enclosed(path=path), 1, [0]))
    if not found:
        raise NothingInside(name=path.name)
    return found


def _all_in(content: bytes, path: Path, outer: Enclosed, depth: int, counted: list[int]) -> Iterator[Enclosed]:
    container = _opened(content, path.name)
    if container is None:  # a form under a wrong name
        yield outer
        return
    received, sender = container.received or outer.received, container.sender or outer.sender
    for name, content_of in container.files.items():
        counted[0] += 1
        if counted[0] > _MOST_INSIDE or depth > _DEEPEST:
            raise FileExpandsTooMuch(name=path.name)
        one = Enclosed(path=path / PurePosixPath(name), received=received, sender=sender)
        if not is_container(one.path):
            yield one
            continue
        try:
            yield from tuple(_all_in(content_of(), one.path, one, depth + 1, counted))
        except FileExpandsTooMuch:
            raise
        except TiltaksplanError:
            yield one  # opened alone, it says what is wrong with it


def content_inside(path: Path) -> bytes:
    """Return the bytes of a file in a mail or zip; *path* goes through the outer file as through a folder.

    Raises:
        FileProblem: No such file, or the outer one cannot be opened.
    """
    from tiltaksplan.io.files import content_of_file

    outer = next((one for one in path.parents if is_container(one) and one.is_file()), None)
    if outer is None:
        raise FileIsMissing(name=path.name)
    return _content_in(content_of_file(outer), outer, path)


def _content_in(content: bytes, outer: Path, path: Path, depth: int = 1) -> bytes:
    container = _opened(content, outer.name)
    for name, content_of in (container.files if container and depth <= _DEEPEST else {}).items():
        inner = outer / PurePosixPath(name)
        if inner == path:
            return content_of()
        if is_container(inner) and inner in path.parents:
            return _content_in(content_of(), inner, path, depth + 1)
    raise FileIsMissing(name=path.name)


def _opened(content: bytes, name: str) -> Container | None:
    if content.startswith(b"PK"):
        return _zip(content, name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        from tiltaksplan.io.outlook import read_message

        return read_message(content, name)
    from tiltaksplan.io.mail import read_mail

    return read_mail(content)


def _zip(content: bytes, name: str) -> Container | None:
    from tiltaksplan.io.package import Package

    package = Package(content, name, "zip")
    if package.main_part() is not None or "mimetype" in package:
        return None

    def content_of(part: str, size: int) -> bytes:
        if size > _LARGEST_INSIDE:
            raise FileIsTooLarge(name=PurePosixPath(part).name, megabytes=-(-size // MEGABYTE), limit=_LARGEST_INSIDE // MEGABYTE)
        return package.read(part)

    files: dict[str, Callable[[], bytes]] = {}
    for part, size in package.sizes().items():
        if not part.endswith("/") and can_be_form(part):
            files[free_name(part, files)] = lambda part=part, size=size: content_of(part, size)  # type: ignore[misc]
    return Container(files=files)


def can_be_form(name: str) -> bool:
    """Whether a file inside another may be a form, by its name."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    return not hidden and path.suffix.lower() not in _NO_FORMS and path.suffix != ""


def free_name(name: str, taken: dict[str, Callable[[], bytes]]) -> str:
    """Return *name* as every file system allows it, and not yet *taken*."""
    parts = [_NOT_IN_NAMES.sub("_", part).strip(" .") or "_" for part in name.replace("\\", "/").split("/") if part not in ("", "..", ".")]
    path = PurePosixPath(*parts or ["vedlegg"])
    names = (str(path), *(str(path.with_name(f"{path.stem} ({number}){path.suffix}")) for number in range(2, len(taken) + 3)))
    return next(one for one in names if one not in taken)
