"""What must not stand in a plan, and what only looks like it; texts in two languages."""

from __future__ import annotations

from random import Random

FIRST, SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def identity_number(random: Random) -> str:
    """Return a number drawn by lot with both control digits right; it is kept nowhere."""
    while True:
        day, month = random.randint(1, 28) + random.choice((0, 0, 0, 40)), random.randint(1, 12)
        first = f"{day:02d}{month:02d}{random.randint(0, 99):02d}{random.randint(500, 999)}"
        one = -sum(int(digit) * weight for digit, weight in zip(first, FIRST, strict=True)) % 11
        if one < 10:
            two = -sum(int(digit) * weight for digit, weight in zip(f"{first}{one}", SECOND, strict=True)) % 11
            if two < 10:
                return f"{first}{one}{two}"


def account_number(random: Random) -> str:
    """Return eleven digits that begin like a date and have the second control digit wrong."""
    number = identity_number(random)
    return number[:10] + str((int(number[10]) + random.randint(1, 9)) % 10)


WITH_NUMBER = (
    "Kontrakten gjelder prosjektmedarbeider (f.nr. {fnr}).",
    "Timene føres på {apart}.",
    "Lønn utbetales til student, fødselsnummer {fnr}, hver måned.",
    "Personnr. {fnr} er meldt til lønnskontoret.",
)
WITH_OTHER_NUMBER = (
    "Beløpet er satt inn på konto {account} i Sparebank 1.",
    "Fakturaen har KID {account}.",
    "Museet har organisasjonsnummer 974 767 880.",
    "Arkivserien heter 1874–1992/0312.",
)
ILL = {
    "nb": (
        "Den som kunne dette, er sykmeldt til over jul.",
        "Konservatoren har fått kreft og kommer trolig ikke tilbake.",
        "Samlingsforvalteren er for tiden i permisjon på grunn av utbrenthet.",
        "Fotografen har angst og kan ikke arbeide med publikum.",
        "Registratoren har slitt med ryggen og er 50 prosent ufør.",
        "Prosjektlederen er gravid og har vært mye syk i vår.",
    ),
    "nn": (
        "Den som kunne dette, er sjukmeld til over jul.",
        "Konservatoren har fått kreft og kjem truleg ikkje attende.",
        "Teknikaren er utbrend og går på arbeidsavklaringspengar.",
    ),
    "en": (
        "Our registrar has been on sick leave since May.",
        "The curator suffers from depression and may not return.",
        "The technician was diagnosed with MS.",
    ),
}
NOT_ILL = {
    "nb": (
        "Flere av trærne er syke, og almen er angrepet av soppsykdom.",
        "Samlingen av sykehusutstyr fra 1920-årene vises ikke i dag.",
        "Utstillingen om kreft og arv i 2018 hadde 14 000 gjester.",
        "Lungeeksemplarene ble gitt av Sykehuset Levanger.",
        "Helse, miljø og sikkerhet er et fast punkt på møtene.",
        "Kreftdyr fra fjorden står i samme reol.",
        "Psykologisk institutt låner tolv hodeskaller.",
    ),
    "nn": (
        "Mange av almane er sjuke.", "Samlinga av utstyr frå sjukehuset står i kjellaren.", "Helse, miljø og tryggleik er eit fast punkt.",
    ),
    "en": ("Ash dieback disease has killed 40 trees.", "The hospital collection is not shown.", "Health and safety is on every agenda."),
}  # fmt: skip
PHONE = (
    "Ring Sverre på 913 45 678 hvis noe er uklart.",
    "Kontakt oss på mobil: 48 12 34 56.",
    "Tlf. 95123456 etter klokka 16.",
    "Mobilnummeret til lederen er +47 412 34 567.",
)
NO_PHONE = (
    "Ring sentralbordet på 73 59 50 00.",
    "Nummer 913 45 678 i katalogen er tapt.",
    "Tilbudet er på 412 345 kroner.",
    "Inventarnumrene 48 123 og 95 123 456 er byttet om.",
    "Mobile reoler gir plass til 48 000 esker.",
)
LESS = (
    "Strømforbruk i kilowattimer",
    "Avvik per år",
    "Antall gjenstander uten plass",
    "Saksbehandlingstid i dager",
    "Ubesvarte henvendelser",
)
MIXED = (
    (
        "Vi skal registrere alle gjenstandene i magasinet og ta bilder av dem. Ikkje alle har nummer, og då må vi finne ut kva dei er. "
        "Arbeidet gjøres av to personer, og dei som kjem frå universitetet hjelper til. Hvis noe mangler, blir det meldt.",
        "I dag vet ingen hvor mye som er borte. Det er viktig at vi veit kvar tinga er, og at dei ikkje blir øydelagde.",
    ),
    (
        "Dette er eit prosjekt der skulane får komme til oss. Elevene lærer hvordan man graver, og hva man kan finne. "
        "Dei får også prøve sjølve. Læreren får et hefte, og etterpå skal elevane skrive om korleis det var.",
        "Vi ser at mange skoler ikke har råd til buss. Difor vil vi reise ut til dei som bur langt unna, og ikke bare "
        "vente på at de kommer.",
    ),
    (
        "Noen av båtene ligger ute, og nokre står inne. Vi vil byggje tak over dei som ligg ute. Taket skal være "
        "ferdig før vinteren kjem. "
        "Hver båt får et skilt, og kvar stad ein benk.",
        "Båtane tek skade av regnet. Det kostar mykje meir å reparere dem enn å bygge et tak, og eigarane som gav dei, ventar på svar.",
    ),
)
QUOTING = {
    "nb": (
        "Første kveld synger koret «Eg veit i himmerik ei borg» og «Kvar går vegen heim».",
        "Avisa skrev: «Museet har ikkje råd til dette, og det veit dei.»",
        "Boka «Korleis folk bygde» av Ivar Aasen-instituttet brukes i kurset.",
    ),
    "nn": ("I 1921 skreiv styraren: «Noe må gjøres, hvis ikke går alt tapt.»", "Utstillinga heiter «Hva er det egentlig vi ikke vet?»."),
}

# what a unit writes of a leader's experience: of one who has never led, and of one who has
NEW_LEADERS = (
    "Dette blir første gang hun leder et prosjekt.",
    "Har ikke hatt prosjektansvar før, men har deltatt i tre prosjekter.",
    "Mangler ledererfaring, og bør få en mentor.",
    "Har ikkje leia prosjekt tidlegare.",
    "She has not led a project before.",
    "Ingen tidligere erfaring som prosjektleder.",
)
LEADERS = (
    "Har ledet fire prosjekter, to av dem med partnere i utlandet.",
    "Ledet flyttingen i 2016 og utstillingen i 2019, begge i mål uten overskridelser.",
    "Har leia feltarbeid i tolv år og prosjektet om båtar.",
    "Ti år som nestleder i seksjonen, og prosjektleder for skoletilbudet.",
    "Has managed two Horizon projects with eight partners.",
    "Første gang i 2011, siden hvert år: ledet i alt ni sommerleirer.",
)
