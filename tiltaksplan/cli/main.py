"""The outer door of the command line: from arguments to an exit code, and from every error to a sentence."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from tiltaksplan import __version__
from tiltaksplan.cli.answer import CANNOT_BE_READ, DONE, INTERRUPTED
from tiltaksplan.cli.arguments import COMMANDS, make_parser, plan_path
from tiltaksplan.cli.interruption import Interruption, leave_at_once
from tiltaksplan.cli.progress_line import ProgressLine
from tiltaksplan.errors import TiltaksplanError, WrongUsage
from tiltaksplan.language import LANGUAGES, N_, translator
from tiltaksplan.progress import Cancelled

UNEXPECTED = N_(
    "Noe uventet gikk galt i programmet ({error}). Planen er slik den var før kommandoen. Kjør «tiltaksplan doctor» og meld fra om feilen."
)
NO_COMMAND = N_("Kommandoen mangler. Skriv «tiltaksplan --help» for å se hva du kan skrive.")
NOT_WRITTEN = N_("Kommandoen er utført, men svaret kunne ikke skrives: disken er full eller utilgjengelig. Send svaret et annet sted.")
STOPPED = N_("Stoppet. Ingenting er lagret halvveis.")


class NoScreen(TiltaksplanError):
    """The window was asked for where no window can be shown."""

    message = N_("Vinduet trenger en skjerm, og her er det ingen. Skriv «tiltaksplan --help» for å se hva du kan gjøre uten vindu.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command the window starts.

    Without *arguments* this is the whole process: it takes its words from the command line, and ends at once when it is interrupted.
    """
    interruption = Interruption()
    if arguments is None:
        interruption.watch()
    code = _outcome(list(sys.argv[1:] if arguments is None else arguments), interruption)
    if code == INTERRUPTED and arguments is None:
        leave_at_once(code)
    return code


def _outcome(words: list[str], interruption: Interruption) -> int:
    _speak_utf8()
    language = _language_of(words)
    progress = ProgressLine()
    try:
        return _run(words, language, progress)
    except TiltaksplanError as error:
        _tell(progress, error.told(translator(language), language))
        return error.exit_code
    except (KeyboardInterrupt, Cancelled):
        _tell(progress, translator(language)(STOPPED))
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stdout = None
        return DONE
    except _AnswerNotWritten:
        sys.stdout = None  # what is left in it cannot be written when we end either
        _tell(progress, translator(language)(NOT_WRITTEN))
        return CANNOT_BE_READ
    except Exception as error:  # noqa: BLE001  whatever it is, a person must hear of it
        if os.environ.get("TILTAKSPLAN_TRACE"):  # for who mends the program; a person never sees one
            traceback.print_exc()
        if interruption.noticed:  # a library that was being imported told of it as an error of its own
            _tell(progress, translator(language)(STOPPED))
            return INTERRUPTED
        _tell(progress, translator(language)(UNEXPECTED).format(error=type(error).__name__))
        return CANNOT_BE_READ


def _run(words: list[str], language: str, progress: ProgressLine) -> int:
    bare = _without_language(words)
    if not bare or (len(bare) == 1 and bare[0] not in COMMANDS and _is_plan(bare[0])):
        from tiltaksplan.actions.doctor import has_no_screen

        if has_no_screen() and "QT_QPA_PLATFORM" not in os.environ:
            raise NoScreen
        from tiltaksplan.desktop.app import main as start_window  # the window's libraries are heavy: only when it is wanted

        return start_window(plan_path(bare[0]) if bare else None, language)
    options = make_parser(translator(language)).parse_args(_language_last(words))
    if options.version:
        _print(f"tiltaksplan {__version__}")
        return DONE
    if options.command is None:
        raise WrongUsage(what=translator(language)(NO_COMMAND))
    from tiltaksplan.cli.commands import COMMAND_FUNCTIONS

    answer = COMMAND_FUNCTIONS[options.command](options, progress)
    progress.clear()
    _print(json.dumps(answer.document, ensure_ascii=False, indent=2) if options.json else answer.text)
    return answer.code


def _print(text: str) -> None:
    if sys.stdout is None:
        return
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _AnswerNotWritten from error


class _AnswerNotWritten(Exception):
    """The command is done, and there is no room for what it prints."""


def _language_last(words: list[str]) -> list[str]:
    """Return *words* with a language that was named before the command behind it, where the commands look for it."""
    length = 2 if words[0] == "--language" else 1 if words[0].startswith("--language=") else 0
    if not length or len(words) <= length or words[length] not in COMMANDS:
        return words
    return [words[length], *words[:length], *words[length + 1 :]]


def _without_language(words: list[str]) -> list[str]:
    skipped = {number for number, word in enumerate(words) if word == "--language"}
    return [
        word
        for number, word in enumerate(words)
        if number not in skipped and number - 1 not in skipped and not word.startswith("--language=")
    ]


def _is_plan(word: str) -> bool:
    return word.endswith(".tiltaksplan") or word.startswith("postgresql://") or Path(word).is_file()


def _language_of(words: list[str]) -> str:
    """Return the language asked for, before the arguments are parsed: wrong usage is told in it too."""
    for number, word in enumerate(words):
        value = (
            word.partition("=")[2]
            if word.startswith("--language=")
            else words[number + 1]
            if word == "--language" and number + 1 < len(words)
            else ""
        )
        if value in LANGUAGES:
            return value
    return "nb"


def _speak_utf8() -> None:
    # A Windows console may have another code page, and a program without console has no streams at all.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _tell(progress: ProgressLine, sentence: str) -> None:
    progress.clear()
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)
