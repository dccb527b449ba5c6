"""What a text did not say clearly: a code, the text, and the sentence that a person is told."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from tiltaksplan.language import N_, Message

MESSAGES = MappingProxyType({
    "amount-unclear": N_("Beløpet «{text}» kan ikke leses. Skriv ett beløp i hele kroner, for eksempel 450 000."),
    "amount-range": N_("«{text}» er et spenn, ikke ett beløp. Skriv det beløpet tiltaket skal regnes med."),
    "amount-negative": N_("Beløpet «{text}» er negativt. Skriv utgiften som et vanlig beløp, eller fjern linjen."),
    "amount-currency": N_("«{text}» er ikke i norske kroner. Regn beløpet om til kroner."),
    "amount-unit": N_("Det er uklart om «{text}» er kroner eller tusen kroner. Skriv hele beløpet, for eksempel 450 000 kr."),
    "hours-unclear": N_("Tiden «{text}» kan ikke leses. Skriv timer, prosent av full stilling eller årsverk, for eksempel 120 timer."),
    "hours-range": N_("«{text}» er et spenn. Skriv det antallet timer tiltaket skal regnes med."),
    "hours-negative": N_("«{text}» er et negativt timetall. Skriv timene som et vanlig tall, eller fjern linjen."),
    "hours-contradiction": N_("«{text}» oppgir tiden på to måter som ikke stemmer overens. Skriv bare den som gjelder."),
    "date-unclear": N_("«{text}» kan ikke leses som en dato. Skriv dag, måned og år, for eksempel 1.9.2023."),
    "date-impossible": N_("Datoen «{text}» finnes ikke. Rett dagen, måneden eller året."),
    "date-year-missing": N_("«{text}» mangler årstall. Skriv året også, for eksempel 1.9.2023."),
    "date-day-missing": N_("«{text}» er ingen bestemt dag. Skriv dag, måned og år, for eksempel 1.9.2023."),
    "date-open": N_("«{text}» sier ikke når. Skriv en dato, en måned eller et kvartal, for eksempel 1.9.2023 eller 3. kvartal 2023."),
    "date-several": N_("«{text}» er mer enn én dato. Skriv bare den som hører til feltet."),
    "period-unclear": N_("«{text}» kan ikke leses som en periode. Skriv start og slutt, for eksempel 1.1.2023–30.6.2024."),
    "duration-unclear": N_("«{text}» kan ikke leses som en varighet. Skriv måneder eller år, for eksempel 18 måneder."),
    "year-unclear": N_("«{text}» er ikke et årstall. Skriv fire sifre, for eksempel 2024."),
    "step-unclear": N_("«{text}» er ikke et trinn på skalaen. Skriv et tall fra 1 (svært lav) til 5 (svært høy)."),
    "step-range": N_("«{text}» er mer enn ett trinn. Velg ett tall fra 1 (svært lav) til 5 (svært høy)."),
    "step-outside": N_("«{text}» ligger utenfor skalaen. Skriv et tall fra 1 (svært lav) til 5 (svært høy)."),
    "step-contradiction": N_("Tallet og ordet i «{text}» står for ulike trinn. Skriv bare tallet, fra 1 (svært lav) til 5 (svært høy)."),
    "number-unclear": N_("«{text}» er ikke et tall. Skriv ett tall som kan etterprøves."),
    "number-range": N_("«{text}» er et spenn. Skriv ett tall."),
    "number-several": N_("«{text}» har flere tall. Skriv det ene som gjelder."),
    "number-relative": N_("«{text}» er en endring, ikke en verdi. Skriv verdien som skal være nådd, som ett tall."),
    "rank-unclear": N_("«{text}» er ikke en plass i rekkefølgen. Skriv ett tall, 1 for det viktigste."),
    "goals-unclear": N_("I «{text}» står det ikke noe mål med nummer. Skriv nummeret på utviklingsmålet, for eksempel 3.2."),
    "answer-unknown": N_("«{text}» er ikke et svar. Fyll ut feltet når det er avklart."),
    "answer-elsewhere": N_("«{text}» viser til et annet sted. Skriv svaret her i skjemaet."),
    "answer-none": N_("«{text}» er ikke et svar på dette feltet. Fyll det ut."),
})  # fmt: skip
"""What a person is told, by code: what is unclear, the quoted text, what to do. Codes never change."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that could not be turned into a value, and why: `code` is a key of `MESSAGES`.

    >>> str(Unclear("step-unclear", "tja").message)
    '«tja» er ikke et trinn på skalaen. Skriv et tall fra 1 (svært lav) til 5 (svært høy).'
    """

    code: str
    text: str

    @property
    def message(self) -> Message:
        """The sentence that a person is told."""
        return Message.of(MESSAGES[self.code], text=self.text)
