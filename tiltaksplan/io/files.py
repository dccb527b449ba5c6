"""Getting a file's bytes: at once, within the limit, and closed again, so that nobody's Word or Excel is held up."""

from __future__ import annotations

import os
from pathlib import Path

from tiltaksplan.io.errors import FileCannotBeReached, FileIsAFolder, FileIsEmpty, FileIsMissing, FileIsTooLarge, FileMayNotBeRead

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE


def content_of_file(path: Path) -> bytes:
    """Return the content of the file at *path*.

    Raises:
        FileIsMissing, FileIsAFolder, FileMayNotBeRead, FileCannotBeReached, FileIsEmpty, FileIsTooLarge: As they say.
    """
    try:
        if path.is_dir():
            raise FileIsAFolder(name=path.name)
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            content = file.read(min(size, LARGEST_FILE) + 1)  # no more: Python lays out the memory that it is asked to read
            if len(content) > LARGEST_FILE:
                raise FileIsTooLarge(name=path.name, megabytes=-(-size // MEGABYTE), limit=LARGEST_FILE // MEGABYTE)
    except (FileNotFoundError, NotADirectoryError) as error:
        if any(one.is_file() for one in path.parents):
            from tiltaksplan.io.containers import content_inside  # few files lie in others

            return content_inside(path)
        raise FileIsMissing(name=path.name) from error
    except PermissionError as error:
        raise FileMayNotBeRead(name=path.name) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a zero character
        raise FileCannotBeReached(name=path.name) from error
    if not content:
        raise FileIsEmpty(name=path.name)
    return content
