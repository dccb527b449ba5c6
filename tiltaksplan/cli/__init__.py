"""The command line: arguments in, exit codes, text and JSON out. Holds no rule: it calls what the window calls."""

from tiltaksplan.cli.main import main

__all__ = ["main"]
