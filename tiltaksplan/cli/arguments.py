"""The commands and their options: the outer contract's names, with help in plain Norwegian."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tiltaksplan.cli.fill_command import add_arguments as add_fill_arguments
from tiltaksplan.cli.sync_command import add_arguments as add_sync_arguments
from tiltaksplan.cli.template_command import add_arguments as add_template_arguments
from tiltaksplan.errors import NotBuiltYet, WrongUsage
from tiltaksplan.language import LANGUAGES, N_, Translate

COMMANDS = ("new", "read", "import", "template", "check", "prioritise", "export", "sync", "fill", "demo", "doctor")
EXPORTS = ("invitation", "forms", "unit-packets", "plan", "mandates", "feedback", "status", "evaluation", "workbook")
FORMATS = ("docx", "pdf", "xlsx", "eml")

Add = Callable[[str, str], argparse.ArgumentParser]

ABOUT = N_("Museets treårige tiltaksplan: fra utfylte skjemaer til en prioritert plan i Word, PDF og Excel.")
AFTERWORD = N_("Uten kommando starter vinduet: «tiltaksplan» eller «tiltaksplan MIN-PLAN.tiltaksplan».")

ARGPARSE_SENTENCES = {
    "the following arguments are required:": N_("Kommandoen trenger også"),
    "unrecognized arguments:": N_("Programmet kjenner ikke"),
    "invalid choice:": N_("kan ikke være"),
    "choose from": N_("velg blant"),
    "expected one argument": N_("mangler en verdi"),
    "expected at least one argument": N_("mangler en verdi"),
    "invalid int value:": N_("skal være et helt tall, ikke"),
    "invalid float value:": N_("skal være et tall, ikke"),
    "invalid names value:": N_("har en verdi som ikke finnes:"),
    "argument ": "",
}
# As long as «usage:», since argparse has indented the lines that follow it.
ARGPARSE_HEADINGS = {"usage:": N_("Skriv:"), "positional arguments:": N_("Argumenter:"), "options:": N_("Tillegg:")}


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in a sentence, instead of printing usage and leaving."""

    def speak(self, text: str) -> str:
        """Return *text* in the person's language."""
        return text

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as a sentence.

        Raises:
            WrongUsage: Always.
        """
        for english, sentence in ARGPARSE_SENTENCES.items():
            message = message.replace(english, self.speak(sentence) if sentence else "")
        hint = self.speak(N_("Skriv «{program} --help» for å se hva du kan skrive.")).format(program=self.prog)
        raise WrongUsage(what=f"{message}. {hint}")

    def format_help(self) -> str:
        """Return the help, with argparse's own headings in the person's language too."""
        text = super().format_help()
        for english, heading in ARGPARSE_HEADINGS.items():
            text = text.replace(english, self.speak(heading), 1)
        return text


def make_parser(translate: Translate) -> argparse.ArgumentParser:
    """Return the parser of all commands, with help in the language of *translate*."""

    class Translated(Parser):
        """The same, speaking the person's language; subparsers are made of it too."""

        def speak(self, text: str) -> str:
            return translate(text)

    common = Translated(add_help=False)
    common.add_argument("--json", action="store_true", help=translate(N_("skriv ett JSON-dokument og ingenting annet til standard ut")))
    common.add_argument(
        "--language", choices=LANGUAGES, default="nb", help=translate(N_("språket i tekster og dokumenter (nb, nn eller en)"))
    )
    parser = Translated(prog="tiltaksplan", description=translate(ABOUT), epilog=translate(AFTERWORD), allow_abbrev=False, add_help=False)
    for one in (common, parser):
        one.add_argument("-h", "--help", action="help", help=translate(N_("vis denne hjelpen og avslutt")))
    parser.add_argument("--version", action="store_true", help=translate(N_("skriv versjonen og avslutt")))
    commands = parser.add_subparsers(dest="command", metavar=translate(N_("KOMMANDO")), parser_class=Translated)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        about = translate(text)
        return commands.add_parser(name, parents=[common], help=about, description=about, allow_abbrev=False, add_help=False)

    _add_making(add, translate)
    _add_judging(add, translate)
    _add_writing(add, translate)
    return parser


def _add_making(add: Add, translate: Translate) -> None:
    plan = translate(N_("planfilen (.tiltaksplan)"))
    new = add("new", N_("lag en ny plan"))
    new.add_argument("plan", metavar="PLAN", help=plan)
    new.add_argument("--setup", type=Path, help=translate(N_("arbeidsboken med oppsettet")))
    new.add_argument("--previous", type=Path, help=translate(N_("arbeidsboken med resultatene fra forrige plan")))
    new.add_argument("--title", help=translate(N_("planens tittel")))
    new.add_argument("--first-year", type=int, help=translate(N_("planens første år")))
    new.add_argument("--last-year", type=int, help=translate(N_("planens siste år")))
    read = add("read", N_("les skjemaer og vis hva som står i dem; ingenting lagres"))
    read.add_argument("paths", metavar="PATH", nargs="+", type=Path, help=translate(N_("filer eller mapper")))
    read.add_argument("--plan", help=translate(N_("en plan som kjenner malene, enhetene og personene")))
    imported = add("import", N_("les skjemaer og lagre dem i planen"))
    imported.add_argument("plan", metavar="PLAN", help=plan)
    imported.add_argument("paths", metavar="PATH", nargs="+", type=Path, help=translate(N_("filer eller mapper")))
    template = add("template", N_("registrer tomme skjemaer som alt er i bruk, og rett hva som leses hvor"))
    add_template_arguments(template, translate)


def _add_judging(add: Add, translate: Translate) -> None:
    plan = translate(N_("planfilen (.tiltaksplan)"))
    check = add("check", N_("vis alle funn i forslagene og i planen som helhet"))
    check.add_argument("plan", metavar="PLAN", help=plan)
    prioritise = add("prioritise", N_("velg tiltak og legg dem i tid innenfor penger, timer og grenser"))
    prioritise.add_argument("plan", metavar="PLAN", help=plan)
    prioritise.add_argument("--scenario", default="", help=translate(N_("navnet på scenariet som resultatet lagres under")))
    prioritise.add_argument(
        "--time-limit", type=float, metavar="S", help=translate(N_("høyeste antall sekunder som utvelgelsen får bruke"))
    )


def _add_writing(add: Add, translate: Translate) -> None:
    plan = translate(N_("planfilen (.tiltaksplan)"))
    export = add("export", N_("skriv dokumenter fra planen"))
    export.add_argument("plan", metavar="PLAN", help=plan)
    export.add_argument("--to", required=True, type=Path, metavar="DIR", help=translate(N_("mappen som dokumentene legges i")))
    export.add_argument("--what", default="plan", help=translate(N_("hva som skrives, med komma mellom: ")) + ", ".join(EXPORTS))
    export.add_argument("--format", help=translate(N_("hvilke formater, med komma mellom: ")) + ", ".join(FORMATS))
    export.add_argument("--scenario", default="", help=translate(N_("scenariet som planen bygger på")))
    sync = add("sync", N_("ta en redigert arbeidsbok tilbake i planen"))
    add_sync_arguments(sync, translate)
    fill = add("fill", N_("fyll ut et skjema eller en mal fra et forslag"))
    add_fill_arguments(fill, translate)
    demo = add("demo", N_("gjør hele jobben på eksempelskjemaene som følger med"))
    demo.add_argument("folder", metavar="DIR", type=Path, help=translate(N_("en tom mappe, eller en som ikke finnes ennå")))
    add("doctor", N_("vis hva som virker på denne maskinen"))


def plan_path(address: str) -> Path:
    """Return the path of the plan file that *address* names.

    Raises:
        NotBuiltYet: The address of a database.
    """
    if address.startswith("postgresql://"):
        raise NotBuiltYet(command="postgresql://")
    return Path(address)
