"""What a person can mend about a plan file.

TiltaksplanError
├── PlanFileError        an input that cannot be read (3)
│   ├── PlanIsMissing, PlanIsEmpty, NotAPlan, PlanIsDamaged, PlanIsNewer, PlanIsOlder, PlanIsOutOfReach, DiskIsFull, FigureIsTooLarge,
│                         TextIsBroken
├── PlanExists           a plan that would be written over (2)
└── PlanCannotBeChanged  locked or out of date (4)
    └── PlanIsReadOnly, PlanIsBusy, LockIsLost, PlanIsOutOfDate
"""

from __future__ import annotations

import errno

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_, Message

_REASONS = {
    errno.EACCES: N_("du har ikke tilgang"),
    errno.EPERM: N_("du har ikke tilgang"),
    errno.EISDIR: N_("det er en mappe, ikke en fil"),
    errno.ENOTDIR: N_("det ligger en fil der det skulle vært en mappe"),
    errno.ENAMETOOLONG: N_("navnet er for langt"),
    errno.ELOOP: N_("snarveien peker på seg selv"),
    errno.EROFS: N_("disken er skrivebeskyttet"),
    errno.ENOSPC: N_("det er ikke plass på disken"),
}
_NO_ANSWER = N_("disken eller fellesområdet svarer ikke")


def reason_of(error: Exception) -> Message:
    """Return what the file system said as words for people: its own are English, and not the same on every system."""
    if isinstance(error, ValueError):
        return Message.of(N_("navnet har tegn som ikke kan stå i et filnavn"))
    return Message.of(_REASONS.get(getattr(error, "errno", None) or 0, _NO_ANSWER))


class PlanFileError(TiltaksplanError):
    """A plan file that cannot be read or written at all."""

    exit_code = 3


class PlanIsMissing(PlanFileError):
    """There is no such file."""

    message = N_("Fant ikke planen «{name}» i mappen «{folder}». Sjekk navnet, eller om filen er flyttet.")


class PlanIsEmpty(PlanFileError):
    """A file without a byte in it."""

    message = N_("«{name}» er en tom fil og ingen tiltaksplan. Hent den fra en sikkerhetskopi, eller lag en ny plan med et annet navn.")


class NotAPlan(PlanFileError):
    """A file that some other program made, or one that is encrypted."""

    message = N_(
        "«{name}» er ikke en tiltaksplan, eller den er kryptert. Velg en fil som slutter på .tiltaksplan. "
        "Skjemaer fra gruppene importerer du i en åpen plan."
    )


class PlanIsDamaged(PlanFileError):
    """A plan file that SQLite cannot make sense of, or whose rows contradict each other."""

    message = N_(
        "Planen «{name}» er skadet og kan ikke åpnes. Ta vare på filen, og åpne den nyeste kopien i mappen «{backups}». "
        "Ingenting er endret i filen."
    )


class PlanIsNewer(PlanFileError):
    """A plan file of a version that this program does not know."""

    message = N_(
        "Planen «{name}» er lagret av en nyere versjon av programmet (filversjon {found}, dette programmet kjenner {known}). "
        "Oppdater programmet, og åpne planen igjen. Ingenting er endret."
    )


class PlanIsOlder(PlanFileError):
    """A plan file of an earlier version, opened by somebody who may not bring it up to date."""

    message = N_(
        "Planen «{name}» er lagret av en eldre versjon av programmet, og må oppdateres av en som kan skrive i filen. "
        "Be den som har planen, om å åpne den i denne versjonen først."
    )


class PlanIsOutOfReach(PlanFileError):
    """The file system does not answer, or does not let us in."""

    message = N_(
        "Får ikke tak i «{name}»: {reason}. Sjekk at du har tilgang og at nettverket er oppe, og prøv igjen. "
        "Det som er lagret fra før, er trygt."
    )


class DiskIsFull(PlanFileError):
    """There is no room for what was to be saved."""

    message = N_(
        "Det er ikke plass på disken der «{name}» ligger. Endringen er ikke lagret, men alt fra før er trygt. Frigjør plass, og prøv igjen."
    )


class FigureIsTooLarge(PlanFileError):
    """A figure that no database column holds: more than nineteen digits."""

    message = N_("Endringen har et tall med for mange sifre, og er ikke lagret. Rett tallet, og prøv igjen.")


class TextIsBroken(PlanFileError):
    """A text with half a character in it, as some programs leave on the clipboard."""

    message = N_("Endringen har et tegn som ikke kan lagres, og er ikke lagret. Skriv teksten på nytt i stedet for å lime den inn.")


class PlanExists(PlanFileError):
    """A new plan would be written over another file."""

    message = N_("Det finnes allerede en fil som heter «{name}» i mappen «{folder}». Velg et annet navn. Den gamle filen er ikke rørt.")
    exit_code = 2


class PlanCannotBeChanged(TiltaksplanError):
    """The plan is locked or out of date."""

    exit_code = 4


class PlanIsReadOnly(PlanCannotBeChanged):
    """The plan was opened for reading only: somebody else has it, or the file or its folder is write-protected."""

    message = N_("Planen «{name}» er åpnet bare for lesing. {reason} Endringen er ikke lagret.")


class PlanIsBusy(PlanCannotBeChanged):
    """Another program holds the file in a transaction."""

    message = N_("Et annet program holder på med «{name}» akkurat nå. Endringen er ikke lagret. Vent litt, og prøv igjen.")


class LockIsLost(PlanCannotBeChanged):
    """Our lock file is gone or is another's: somebody may be writing, so we stop."""

    message = N_(
        "Du har ikke lenger skrivetilgang til «{name}»: {holder}. Endringen er ikke lagret. "
        "Lukk planen, åpne den på nytt, og gjør endringen igjen."
    )


class PlanIsOutOfDate(PlanCannotBeChanged):
    """The file holds changes that were made after we read it."""

    message = N_(
        "«{name}» er endret fra et annet sted siden du åpnet planen. Endringen din er ikke lagret. "
        "Åpne planen på nytt, og gjør endringen igjen."
    )
