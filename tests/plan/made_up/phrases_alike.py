"""Pairs of proposals that are the same idea, and pairs that only share words: (title, description, justification, goal) each."""

from __future__ import annotations

Text = tuple[str, str, str, str]

SAME: tuple[tuple[Text, Text], ...] = (
    (
        (
            "Lydguide for barn i middelalderutstillingen",
            "Vi lager en lydguide for barn fra 6 til 10 år med 15 stopp i middelalderutstillingen. En skuespiller "
            "leser inn, og barna får et kart.",
            "Barnefamilier bruker i snitt bare ti minutter i utstillingen. Foreldrene spør etter noe barna kan gjøre selv.",
            "Barn mellom 6 og 10 år kan gå gjennom middelalderutstillingen med egen lydguide",
        ),
        (
            "Barnas lydguide til middelalderen",
            "Barn fra 6 til 10 år får en egen lydguide i middelalderutstillingen. Den har 15 stopp og et kart, og en "
            "skuespiller leser inn tekstene.",
            "Familier med barn bruker bare ti minutter i utstillingen, og foreldre spør etter noe som barna kan gjøre selv.",
            "En lydguide for barn er i bruk i middelalderutstillingen",
        ),
    ),
    (
        (
            "Digitalisering av glassplatenegativer",
            "12 000 glassplatenegativer skannes og legges ut på nett. Hver plate får støv fjernet, nummer og ny konvolutt.",
            "Platene gulner, og emulsjonen løsner. Bildene viser byen før brannen i 1899.",
            "12 000 glassplater er skannet og søkbare",
        ),
        (
            "Skanning av glassplatenegativer i fotoarkivet",
            "Fotoarkivet har 12 000 glassplatenegativer. De skal skannes, støv skal fjernes, og hver plate skal ha "
            "nummer og ny konvolutt. Bildene legges ut på nett.",
            "Emulsjonen løsner og platene gulner. De viser byen før brannen i 1899.",
            "Glassplatene er søkbare på nett",
        ),
    ),
    (
        (
            "Nytt skilt- og veifinningssystem ute",
            "Nye skilt fra bussholdeplassen og parkeringen til inngangen, 22 i alt, på tre språk. Vi måler hvor mange "
            "som spør om veien før og etter.",
            "Hver tredje gjest går til feil dør. Skiltene fra 1994 er falmet.",
            "Gjester finner inngangen uten å spørre",
        ),
        (
            "Bedre skilting til inngangen",
            "22 nye skilt på tre språk settes opp fra bussholdeplassen og parkeringen til inngangen. Før og etter "
            "teller vi hvor mange som spør om veien.",
            "Skiltene er fra 1994 og falmet, og hver tredje gjest går til feil dør.",
            "Alle finner inngangen",
        ),
    ),
)
SHARING_WORDS: tuple[tuple[Text, Text], ...] = (
    (
        (
            "Nye skap i pelsmagasinet",
            "40 tette skap erstatter åpne hyller i pelsmagasinet. Skinnene fryses i to uker før de flyttes inn.",
            "Møll har spist på 31 skinn siden 2017.",
            "Alle 2 300 skinn henger i tette skap",
        ),
        (
            "Nye skap i steinmagasinet",
            "18 skap for tunge prøver, 90 kilo per skuff, kommer i stedet for trehyllene i steinmagasinet.",
            "Hyllene har sviktet to ganger, og gulvet er ikke dimensjonert for dem.",
            "Ingen skuff bærer mer enn den tåler",
        ),
    ),
    (
        (
            "Skoleklasser i hagen om våren",
            "60 klasser fra barneskolen kommer i mai og juni og sår, teller meitemark og lager insekthotell.",
            "Lærere ønsker opplegg ute, og hagen står tom om formiddagen.",
            "60 klasser har vært i hagen hvert år",
        ),
        (
            "Skoleklasser på utgraving om høsten",
            "20 klasser fra ungdomsskolen graver en dag på feltet i september sammen med to arkeologer.",
            "Feltet er åpnet likevel, og vi mangler hender til å sålde.",
            "20 klasser har gravd på feltet hvert år",
        ),
    ),
    (
        (
            "Universell utforming av inngangen",
            "Rampe, dørautomatikk og en skranke i to høyder bygges ved hovedinngangen.",
            "Rullestolbrukere må i dag ringe på en klokke i bakgården.",
            "Alle går inn samme dør",
        ),
        (
            "Universell utforming av nettbutikken",
            "Nettbutikken får tastaturstyring, alternativ tekst på 900 varer og skjema som kan leses høyt.",
            "Kassen kan i dag ikke brukes med skjermleser.",
            "Nettbutikken har ingen brudd på kravene",
        ),
    ),
)
SAME_IN_NYNORSK: tuple[tuple[Text, Text], ...] = (
    (
        (
            "Vandreutstilling om ville bier",
            "Vi lager en vandreutstilling om ville bier som kan sendes til skoler og bibliotek. Den har åtte plakater, "
            "en film og et bol som kan åpnes. "
            "Hver skole har den i tre uker.",
            "Mange ville bier er truet, og ingen andre i fylket viser dem fram. Skolene har ikke råd til å reise hit.",
            "40 skoler har hatt utstillingen",
        ),
        (
            "Vandreutstilling om ville bier til skular",
            "Vi lagar ei vandreutstilling om ville bier som kan sendast til skular og bibliotek. Ho har åtte plakatar, "
            "ein film og eit bol som kan opnast. "
            "Kvar skule har ho i tre veker.",
            "Mange ville bier er truga, og ingen andre i fylket syner dei fram. Skulane har ikkje råd til å reise hit.",
            "40 skular har hatt utstillinga",
        ),
    ),
    (
        (
            "Registrering av kirkegårdsmonumenter",
            "Alle gravminner fra før 1900 på tolv kirkegårder registreres med bilde, innskrift og tilstand. "
            "Opplysningene legges ut på nett, og slekter kan melde feil.",
            "Minnene forvitrer, og hvert år blir noen fjernet uten at de er beskrevet.",
            "Tolv kirkegårder er registrert og søkbare",
        ),
        (
            "Registrering av monument på kyrkjegardar",
            "Alle gravminne frå før 1900 på tolv kyrkjegardar blir registrerte med bilete, innskrift og tilstand. "
            "Opplysningane blir lagde ut på nett, og slekter kan melde feil.",
            "Minna forvitrar, og kvart år blir nokre fjerna utan at dei er skildra.",
            "Tolv kyrkjegardar er registrerte og søkbare",
        ),
    ),
    (
        (
            "Kveldskurs i å kjenne igjen sopp",
            "Åtte kvelder hver høst lærer folk å kjenne igjen spiselige og giftige sopper. Deltakerne får et hefte og "
            "en tur i skogen. Kurset koster 400 kroner.",
            "Giftinformasjonen får flere henvendelser hvert år, og kurset vårt hadde venteliste i fjor.",
            "160 personer har fullført kurset",
        ),
        (
            "Kveldskurs i å kjenne att sopp",
            "Åtte kveldar kvar haust lærer folk å kjenne att etande og giftige soppar. Deltakarane får eit hefte og "
            "ein tur i skogen. Kurset kostar 400 kroner.",
            "Giftinformasjonen får fleire førespurnader kvart år, og kurset vårt hadde venteliste i fjor.",
            "160 personar har fullført kurset",
        ),
    ),
)
OTHER_IN_NYNORSK: tuple[tuple[Text, Text], ...] = (
    (
        (
            "Vandreutstilling om istidens planter",
            "Åtte plakater og en film om reinrose og issoleie sendes rundt til videregående skoler. Hver skole får "
            "tørkede planter å tegne av.",
            "Plantene forsvinner fra lavlandet, og faget mangler lokalt stoff.",
            "30 skoler har hatt utstillingen",
        ),
        (
            "Vandreutstilling om gamle båtar",
            "Vi lagar ei vandreutstilling med seks båtmodellar og ein film om å byggje færing. Ho går til kystlag og festivalar.",
            "Båtbyggjarane er få, og dei fleste er over sytti.",
            "Ti kystlag har hatt utstillinga",
        ),
    ),
    (
        (
            "Kveldskurs i å binde garn",
            "Ti kvelder hver vinter lærer folk å binde torskegarn for hånd av en eldre fisker. Alle får med seg et stykke hjem.",
            "Bare tre i bygda kan det, og museet eier redskapen.",
            "80 personer kan binde garn",
        ),
        (
            "Kveldskurs i å lese gotisk skrift",
            "Seks kveldar kvar vår lærer slektsgranskarar å lese brev og protokollar. Kvar deltakar får ei eiga kjelde å arbeide med.",
            "Arkivet får mange spørsmål som folk kunne ha svara på sjølve.",
            "90 personar les gotisk skrift",
        ),
    ),
)


def kind_of(title: str) -> str | None:
    """Return what sort of measure a title of this page is, `?` where it could be called one and another."""
    kinds = {"Vandreutstilling": "exhibition", "Nye skap": "storage", "Universell utforming av nett": "web", "Ett register over": "?"}
    kinds |= {"Ny digital guide": "?", "Kjøp av billetter på nett": "?", "Digital timeliste": "?", "Telling av": "?"}
    kinds |= {"Lydguide": "?", "Barnas lydguide": "?", "Digitalisering av": "?", "Skanning av": "?", "Registrering av": "?"}
    return next((kind for begins, kind in kinds.items() if title.startswith(begins)), None)


# (measure that failed, the same again, another that shares a word)
EARLIER: tuple[tuple[str, str, str], ...] = (
    ("Digital guide i utstillingene", "Ny digital guide til utstillingene", "Digital timeliste for guider"),
    ("Billettkjøp på nett", "Kjøp av billetter på nettet", "Lånekort til biblioteket på papir"),
    ("Årskort for familier", "Familiekort som gjelder hele året", "Familiedag i september"),
    ("Felles magasinregister for alle samlinger", "Ett register over magasinene for alle samlinger", "Telling av brannslukkere i alle rom"),
    ("Sommerskole for ungdom", "Ny sommerskole for ungdommer", "Sommerlager for feltutstyr"),
)
