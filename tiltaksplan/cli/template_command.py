"""`template`: blank forms that a plan knows, from the words on the command line to what is printed."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiltaksplan.cli.answer import DONE, Answer
from tiltaksplan.errors import WrongUsage
from tiltaksplan.language import LANGUAGES, N_, Translate, translator

if TYPE_CHECKING:
    from tiltaksplan.cli.progress_line import ProgressLine

ACTIONS = {
    "add": N_("registrer et tomt skjema, og vis hva som leses hvor"),
    "list": N_("vis malene som planen kjenner"),
    "show": N_("vis hvilket felt hvert svar i malen hører til"),
    "map": N_("rett hvilket felt et svar i malen hører til; neste skjema fra malen leses slik"),
    "forget": N_("ta en mal ut av planen"),
    "export": N_("skriv malen med rettelsene som en fil som en annen plan kan ta inn"),
    "import": N_("ta inn en mal som en annen plan har skrevet"),
}
NO_ACTION = N_("Det mangler hva som skal gjøres med malen. Skriv «tiltaksplan template --help» for å se hva du kan skrive.")
UNMAPPED = N_("ikke et felt")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Give the parser of `template` a parser for each thing that can be done."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-h", "--help", action="help", help=translate(N_("vis denne hjelpen og avslutt")))
    common.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help=translate(N_("skriv ett JSON-dokument og ingenting annet til standard ut")),
    )
    common.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=translate(N_("språket i tekster og dokumenter (nb, nn eller en)"))
    )
    actions = parser.add_subparsers(dest="action", metavar=translate(N_("HVA")), parser_class=type(parser))
    parsers = {}
    for name, text in ACTIONS.items():
        about = translate(text)
        parsers[name] = actions.add_parser(name, parents=[common], help=about, description=about, allow_abbrev=False, add_help=False)
        parsers[name].add_argument("plan", metavar="PLAN", help=translate(N_("planfilen (.tiltaksplan)")))
    for name in ("show", "map", "forget", "export"):
        parsers[name].add_argument("name", metavar="NAME", help=translate(N_("malens navn")))
    parsers["add"].add_argument("file", metavar="FILE", type=Path, help=translate(N_("det tomme skjemaet")))
    parsers["add"].add_argument("--name", help=translate(N_("navnet på malen; filens navn om ikke annet er sagt")))
    field = N_("feltet, for eksempel /justification; «-» for ikke et felt")
    place = N_("ledeteksten i skjemaet, eller stedet: «tabell 1, rad 3, kolonne 2» eller «Forslag!C5»")
    parsers["map"].add_argument("field", metavar="FIELD", help=translate(field))
    parsers["map"].add_argument("place", metavar="PLACE", help=translate(place))
    parsers["export"].add_argument("file", metavar="FILE", type=Path, help=translate(N_("filen som malen skrives til")))
    parsers["import"].add_argument("file", metavar="FILE", type=Path, help=translate(N_("filen som malen ble skrevet til")))


def template(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    """Do one thing with a plan's templates."""
    if options.action is None:
        raise WrongUsage(what=translator(options.language)(NO_ACTION))
    return _look(options) if options.action in ("list", "show", "export") else _change(options, progress)


def _look(options: argparse.Namespace) -> Answer:
    from tiltaksplan.actions.plan_file import open_plan
    from tiltaksplan.actions.template import export_template, template_json, template_named, templates_json
    from tiltaksplan.cli.arguments import plan_path

    with open_plan(plan_path(options.plan)) as plan_file:
        plan = plan_file.plan
    if options.action == "list":
        document = templates_json(plan.templates, options.language)
        return Answer(code=DONE, document=document, text=_list_text(document, options.language))
    if options.action == "export":
        export_template(plan, options.name, options.file)
        translate = translator(options.language)
        return Answer(code=DONE, document={"files": [str(options.file)]}, text=f"{translate(N_('Skrevet:'))}\n  {options.file}")
    shown = template_json(template_named(plan, options.name), options.language)
    return Answer(code=DONE, document={"template": shown}, text=_template_text(shown, options.language))


def _change(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    from tiltaksplan.actions.plan_file import open_plan_to_write
    from tiltaksplan.actions.template import add_template, forget_template, import_template, map_template, template_json
    from tiltaksplan.cli.arguments import plan_path

    with open_plan_to_write(plan_path(options.plan)) as plan_file:
        if options.action == "add":
            done = add_template(plan_file, options.file, options.name, progress)
        elif options.action == "map":
            done = map_template(plan_file, options.name, options.field, options.place)
        elif options.action == "import":
            done = import_template(plan_file, options.file)
        else:
            done = forget_template(plan_file, options.name)
    shown = template_json(done, options.language)
    translate = translator(options.language)
    text = translate(N_("Malen «{name}» er tatt ut av planen.")).format(name=done.name)
    return Answer(
        code=DONE, document={"template": shown}, text=text if options.action == "forget" else _template_text(shown, options.language)
    )


def _list_text(document: Mapping[str, Any], language: str) -> str:
    translate = translator(language)
    lines = [
        translate(N_("{name}: {fields} felter, {corrected} rettet")).format(
            name=one["name"], fields=len(one["mapping"]), corrected=sum(part["corrected"] for part in one["mapping"])
        )
        for one in document["templates"]
    ]
    return "\n".join(lines) or translate(N_("Planen kjenner ingen maler. Registrer et tomt skjema med «template add»."))


def _template_text(shown: Mapping[str, Any], language: str) -> str:
    translate = translator(language)
    lines = [shown["name"]]
    for one in shown["mapping"]:
        where = " · ".join(part for part in (one["label"], one["place"]) if part)
        corrected = f" ({translate(N_('rettet'))})" if one["corrected"] else ""
        lines.append(f"  {one['name'] or translate(UNMAPPED)}: {where}{corrected}")
    return "\n".join(lines)
