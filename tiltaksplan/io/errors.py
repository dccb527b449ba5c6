"""What can be wrong with a file: a class for each thing that a person would do differently. Ends the command line with 3."""

from __future__ import annotations

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_


class FileProblem(TiltaksplanError):
    """A file that cannot be read or written; `name` among the figures is the file's own name, without its folder."""

    exit_code = 3


class FileIsMissing(FileProblem):
    """There is no such file."""

    message = N_("Fant ikke filen «{name}». Kontroller navnet og mappen, og prøv igjen. Ingenting er endret.")


class FileIsAFolder(FileProblem):
    """A folder was given where a file was expected."""

    message = N_("«{name}» er en mappe uten filer som kan leses her. Velg filene, eller mappen som de ligger i. Ingenting er endret.")


class FileIsOpenElsewhere(FileProblem):
    """Another program holds the file: on Windows, Word and Excel lock what they have open."""

    message = N_("Filen «{name}» er åpen i {program}. Lukk den der, og prøv igjen. Ingenting er endret.")


class FileMayNotBeRead(FileProblem):
    """The person has no right to read the file, or another program holds it."""

    message = N_(
        "Du har ikke tilgang til å lese filen «{name}», eller så er den åpen i et annet program. "
        "Lukk den der, eller be eieren om tilgang, og prøv igjen. Ingenting er endret."
    )


class DiskIsFull(FileProblem):
    """There is no room for what was to be written."""

    message = N_("Det er ikke plass til «{name}» på disken. Frigjør plass eller velg en annen mappe, og prøv igjen. Ingenting er endret.")


class FolderCannotBeWritten(FileProblem):
    """There is no such folder, or one may not write in it."""

    message = N_(
        "«{name}» kan ikke lagres i mappen «{folder}»: den finnes ikke, eller så har du ikke lov til å skrive der. "
        "Velg en annen mappe, og prøv igjen. Ingenting er endret."
    )


class FileCannotBeReached(FileProblem):
    """The disk or the share did not give the file: it was cut off, or its place is gone."""

    message = N_(
        "Filen «{name}» kunne ikke hentes fra disken eller fellesområdet. "
        "Kontroller at du er tilkoblet, og prøv igjen. Ingenting er endret."
    )


class FileIsEmpty(FileProblem):
    """The file has no content at all."""

    message = N_("Filen «{name}» er tom. Be avsenderen om å sende den på nytt. Ingenting er endret.")


class FileIsDamaged(FileProblem):
    """The file says that it is Word or Excel, but its content does not hold together."""

    message = N_(
        "Filen «{name}» er skadet og lar seg ikke lese. Prøv å åpne den i {program} og lagre den på nytt, "
        "eller be avsenderen om en ny kopi. Ingenting er endret."
    )


class FileIsCutOff(FileProblem):
    """The end of the file is missing, as after a download or a copy that stopped."""

    message = N_(
        "Filen «{name}» er ufullstendig: slutten mangler, som etter en avbrutt nedlasting. "
        "Hent eller kopier den på nytt. Ingenting er endret."
    )


class FileIsEncrypted(FileProblem):
    """The file has a password, or is protected by rights management."""

    message = N_(
        "Filen «{name}» er beskyttet med passord. Åpne den i {program}, fjern passordet og lagre den på nytt. Ingenting er endret."
    )


class FileIsTooLarge(FileProblem):
    """The file, or what it holds when it is unpacked, is over the limit."""

    message = N_(
        "Filen «{name}» er for stor: {megabytes} MB, og grensen er {limit} MB. "
        "Ta ut bilder og vedlegg, lagre den på nytt og prøv igjen. Ingenting er endret."
    )


class FileExpandsTooMuch(FileProblem):
    """What the file holds is many times larger than a form can be."""

    message = N_(
        "Filen «{name}» blir unormalt stor når den pakkes ut, og er ikke åpnet av hensyn til sikkerheten. "
        "Be avsenderen om skjemaet i en ny fil. Ingenting er endret."
    )


class FileIsUnsafe(FileProblem):
    """The file holds something that no Office program writes, and that is used for attacks."""

    message = N_(
        "Filen «{name}» inneholder noe som verken Word eller Excel lager, og er ikke åpnet av hensyn til sikkerheten. "
        "Be avsenderen om skjemaet i en ny fil. Ingenting er endret."
    )


class NotAnOfficeFile(FileProblem):
    """The file is of another kind than Word or Excel."""

    message = N_(
        "Filen «{name}» er ikke en Word- eller Excel-fil{found}. Lagre skjemaet som .docx eller .xlsx, og prøv igjen. Ingenting er endret."
    )


class OldOfficeFile(FileProblem):
    """A file from before 2007: .doc or .xls."""

    message = N_(
        "Filen «{name}» er lagret i et gammelt format fra før 2007. Åpne den i {program}, velg «Lagre som» og formatet {ending}, "
        "og prøv igjen. Ingenting er endret."
    )


class OnlyMacros(FileProblem):
    """An Office file without a document or a workbook in it."""

    message = N_(
        "Filen «{name}» inneholder makroer, men ikke noe dokument eller ark å lese. Be avsenderen om selve skjemaet. Ingenting er endret."
    )


class FileTookTooLong(FileProblem):
    """Reading was stopped at the time limit."""

    message = N_(
        "Filen «{name}» tok mer enn {seconds} sekunder å lese og ble stanset. "
        "Ta ut det som ikke hører til skjemaet, og prøv igjen. Ingenting er endret."
    )


class FileTookTooMuchMemory(FileProblem):
    """Reading was stopped at the memory limit."""

    message = N_(
        "Filen «{name}» krevde for mye minne og ble stanset. Ta ut det som ikke hører til skjemaet, og prøv igjen. Ingenting er endret."
    )


class FileCouldNotBeRead(FileProblem):
    """The reader met something that it has no sentence for; the file is left out and the others go on."""

    message = N_(
        "Filen «{name}» lot seg ikke lese: den er bygd opp på en måte som programmet ikke kjenner. "
        "Åpne den i {program}, lagre den på nytt og prøv igjen. Ingenting er endret."
    )
