"""How people tell of somebody's illness, in bokmål, nynorsk and English: words that count only where a person is meant. Data alone."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split("|") if word.strip())


HAVING = _words("""
    har | hatt | hadde | har fått | fikk | fekk | fått | er | vært | vore | blitt | ble | vart | blei | lider av | slitt med
    | sliter med | slit med | sliti med | plages av | has | had | is | been | suffers from | suffering from | diagnosed with
    | struggles with
""")
"""What stands before an illness that somebody has."""

ILLNESSES = _words("""
    kreft | brystkreft | lungekreft | leukemi | angst | depresjon | deprimert | diabetes | epilepsi | migrene | demens | syk
    | sjuk | gravid | hjerneslag | hjerteinfarkt | hjarteinfarkt | prolaps | ryggen | skulderen | skuldra | utslitt |
    utslite | operert | innlagt | diagnosen | diagnose | ms | me | cancer | depression | anxiety | dementia | ill | sick |
    pregnant | diagnosed | a stroke
""")
"""Illnesses and the like."""

AWAY_ILL = _words("""
    sykepermisjon | sjukepermisjon | langvarig syk | alvorlig syk | alvorleg sjuk | mye syk | mykje sjuk | på grunn av
    sykdom | på grunn av sjukdom | av helsemessige årsaker | av helsegrunner | av helsegrunnar | helsemessige grunner | ill
    health | health reasons | due to illness | parental illness
""")
"""Why somebody is away."""

PRONOUNS = _words("""
    han | hun | ho | hans | hennes | den som | de som | dei som | som kunne dette | en av oss | ein av oss | kollega |
    kollegaen | he | she | his | her | one of us | colleague
""")
"""Words that mean a person."""

OCCUPATIONS = _words("""
    leder | leiar | konservator | forvalter | forvaltar | fotograf | registrator | tekniker | teknikar | formidler |
    formidlar | kurator | assistent | medarbeider | medarbeidar | ansatt | ansatte | tilsett | ingeniør | forsker | forskar
    | arkeolog | biolog | geolog | arkivar | pedagog | redaktør | stipendiat | professor | direktør | rådgiver | rådgjevar |
    konsulent | koordinator | preparant | gartner | gartnar | snekker | snikkar | omviser | omvisar | student | curator |
    technician | manager | leader | registrar | employee | photographer | engineer | researcher | assistant | archivist
""")
"""Endings of words for those who work here."""
