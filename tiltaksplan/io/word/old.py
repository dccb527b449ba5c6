"""A Word file from before 2007 (.doc), saved anew by LibreOffice where that is installed; the program itself cannot read one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tiltaksplan.io.errors import OldOfficeFile

_SECONDS = 50
_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# A profile of its own: no macro runs, no link in the file is followed, and nobody's open LibreOffice is disturbed.
_SETTINGS = {
    "DisableMacrosExecution": "true",
    "MacroSecurityLevel": "3",
    "BlockUntrustedRefererLinks": "true",
    "DisableActiveContent": "true",
}
_SETTING = '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{name}"><value>{value}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_SETTING.format(name=name, value=value) for name, value in _SETTINGS.items())
    + "</oor:items>"
)


def libreoffice() -> str | None:
    """Return LibreOffice's program, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def saved_anew(content: bytes, name: str) -> bytes:
    """Return the .doc in *content* as a .docx.

    Raises:
        OldOfficeFile: LibreOffice is not installed, or could not open it.
    """
    program = libreoffice()
    refused = OldOfficeFile(name=name, program="Word", ending=".docx")
    if program is None:
        raise refused
    with TemporaryDirectory(prefix="tiltaksplan-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        (room / "profil" / "user").mkdir(parents=True)
        (room / "profil" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        (room / "skjema.doc").write_bytes(content)
        command = [
            program, f"-env:UserInstallation={(room / 'profil').as_uri()}", "--headless", "--norestore", "--convert-to", "docx",
            "--outdir", str(room), str(room / "skjema.doc"),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL, preexec_fn=_own_memory())
            return (room / "skjema.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise refused from error


def _own_memory() -> Callable[[], None] | None:
    """Return what lets LibreOffice have more memory than the process that reads: the one place here that asks which system it runs on."""
    if sys.platform == "win32":
        return None
    import resource

    def lift() -> None:
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))

    return lift
