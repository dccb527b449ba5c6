"""`fill`: a blank form filled in from a proposal, from the words on the command line to what is printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiltaksplan.cli.answer import DONE, NEEDS_A_PERSON, Answer
from tiltaksplan.language import N_, Message, Translate, translator

if TYPE_CHECKING:
    from tiltaksplan.cli.progress_line import ProgressLine

ALL_FILLED = N_("Fylte ut «{form}» fra {proposal}. Skjemaet ligger i {path}.")
LEFT_OUT = N_("Dette fikk ikke plass i skjemaet, eller må ses over:")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Give the parser of `fill` its arguments."""
    parser.add_argument(
        "template", metavar="TEMPLATE", help=translate(N_("navnet på en mal i planen, eller et tomt skjema (Word eller Excel)"))
    )
    parser.add_argument("plan", metavar="PLAN", help=translate(N_("planfilen (.tiltaksplan)")))
    parser.add_argument("proposal", metavar="PROPOSAL", help=translate(N_("forslagets nummer, for eksempel T-03, eller hele tittelen")))
    parser.add_argument("--to", required=True, type=Path, metavar="OUT", help=translate(N_("filen som det utfylte skjemaet skrives til")))
    parser.add_argument("--replace", action="store_true", help=translate(N_("bytt ut filen om den finnes fra før")))
    parser.add_argument(
        "--personal", action="store_true", help=translate(N_("fyll også ut prosjektlederens kompetanse, erfaring og egenskaper"))
    )


def fill(options: argparse.Namespace, progress: ProgressLine) -> Answer:
    """Fill in a blank form from a proposal, and say what found no place in it."""
    from tiltaksplan.actions.fill import fill as fill_form
    from tiltaksplan.actions.fill import fill_json
    from tiltaksplan.actions.plan_file import open_plan
    from tiltaksplan.cli.arguments import plan_path

    with open_plan(plan_path(options.plan)) as plan_file:
        report = fill_form(
            plan_file,
            options.template,
            options.proposal,
            options.to,
            replace=options.replace,
            personal=options.personal,
            progress=progress,
        )
    document = fill_json(report, options.language)
    if report.left_out:
        print(_left_out_text(document, options.language), file=sys.stderr)
    return Answer(code=NEEDS_A_PERSON if report.left_out else DONE, document=document, text=_text(document, options.language))


def _text(document: Mapping[str, Any], language: str) -> str:

    said = Message.of(ALL_FILLED, form=document["template"], proposal=document["proposal"], path=document["path"])
    lines = [said.told(language)]
    lines.extend(f"  {one['place']}: {_short(one['text'])}" for one in document["filled"])
    return "\n".join(lines)


def _left_out_text(document: Mapping[str, Any], language: str) -> str:
    lines = [translator(language)(LEFT_OUT)]
    for one in document["left_out"]:
        told = f"«{_short(one['text'])}». " if one["text"] else ""
        lines.append(f"  {one['field']}: {told}{one['reason']}")
    return "\n".join(lines)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
