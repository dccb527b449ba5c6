"""The root of every error that a person can mend; each room adds its own classes, one for each thing that a person would do differently."""

from __future__ import annotations

from tiltaksplan.language import N_, Message, Translate, fill, unchanged


class TiltaksplanError(Exception):
    """Something that a person can mend: what happened, why, what to do now, in one or two sentences.

    Attributes:
        message: The sentence in bokmål with named places for the figures; translated when it is shown.
        exit_code: What the command line ends with (the contract's exit codes).
    """

    message: str = N_("Noe gikk galt som programmet ikke har ord for. Ingenting er endret.")
    exit_code: int = 3

    def __init__(self, **figures: object) -> None:
        super().__init__(figures)
        self.figures = figures

    def told(self, translate: Translate = unchanged, language: str = "nb") -> str:
        """Return the sentence in the language of *translate*, with its figures filled in."""
        figures = {name: figure.told(language) if isinstance(figure, Message) else figure for name, figure in self.figures.items()}
        return fill(translate(self.message), figures, language)

    def __str__(self) -> str:
        return self.told()


class WrongUsage(TiltaksplanError):
    """The command was put in a way that cannot be carried out."""

    message = N_("{what}")
    exit_code = 2


class NotBuiltYet(TiltaksplanError):
    """A command of the contract that a later version brings."""

    message = N_("«{command}» er ikke bygd ennå. Kommandoen kommer i en senere versjon, og ingenting er endret.")
    exit_code = 2
