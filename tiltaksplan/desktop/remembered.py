"""What the program remembers from one day to the next on this machine: recent plans, the window's place, the last folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

AT_MOST = 8


class Remembered:
    """The person's own settings; an INI file in tests, the registry on Windows."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings("tiltaksplan", "tiltaksplan")

    def recent(self) -> tuple[Path, ...]:
        """Return the plans opened last, the latest first; those that are gone are left out."""
        return tuple(path for path in map(Path, self._texts("recent")) if path.is_file())

    def opened(self, path: Path) -> None:
        """Put *path* first among the recent plans."""
        here = str(path.absolute())
        others = [other for other in self._texts("recent") if other != here]
        self._settings.setValue("recent", [here, *others][:AT_MOST])

    def forget_recent(self) -> None:
        """Empty the list of recent plans."""
        self._settings.remove("recent")

    def folder(self, purpose: str) -> Path:
        """Return the folder used last for *purpose*, else the person's documents."""
        kept = Path(str(self._settings.value(f"folder/{purpose}", "") or ""))
        return kept if kept.is_dir() and kept != Path() else documents_folder()

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """Remember *folder* for *purpose*."""
        self._settings.setValue(f"folder/{purpose}", str(folder))

    def state(self, name: str) -> QByteArray | None:
        """Return what was kept of a window or a table called *name*."""
        kept = self._settings.value(f"state/{name}")
        return kept if isinstance(kept, QByteArray) else None

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember the place of a window or the columns of a table."""
        self._settings.setValue(f"state/{name}", state)

    def _texts(self, key: str) -> Sequence[str]:
        kept = self._settings.value(key, [])
        if isinstance(kept, str):  # a list of one comes back as a text
            return [kept]
        return [str(one) for one in kept] if isinstance(kept, list) else []


def documents_folder() -> Path:
    """Return the folder where people look for their documents."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
