"""Words that name the same thing in bokmål, nynorsk and English, for matching units, groups, sources, areas and frames: data alone.

A line is one thing; its first word stands for all. Spelling, case and accents do not matter here: `spelling.name_key` levels them.
"""

from __future__ import annotations


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.strip() for word in line.split("|")) for line in text.strip().splitlines())


KINDS = _rows("""
    institutt | department | institute | instituttet | institut
    seksjon | section | seksjonen | seksjona
    avdeling | division | avdelingen | avdelinga
    fakultet | faculty | fakultetet
    faggruppe | fagruppe | subject group | faggruppa | faggruppen | discipline group | professional group
    forskergruppe | forskargruppe | forskargruppa | forskergruppa | forskergruppen | forskningsgruppe | forskingsgruppe \
        | research group
    gruppe | group | gruppa | gruppen | team | teamet
    enhet | eining | unit | enheten | eininga
""")
"""What a unit or group is; two names that differ only in this may be the same thing where no other is meant."""

TRANSLATED = _rows("""
    naturhistorie | natural history | naturhistoria | naturhistoriske | naturhistorisk
    naturfag | natural sciences | naturvitenskap | naturvitskap
    arkeologi | archaeology | archeology | archalogy | archology | arkeologisk
    kulturhistorie | cultural history | culture history | kulturhistoria | kulturhistorisk
    formidling | dissemination | outreach | public engagement | public outreach | formidlinga | formidlingen
    samlingsforvaltning | collection management | collections management | samlingsforvalting | forvaltning av samlinger
    samling | collection | collections | samlinger | samlingar | samlingene | samlingane
    vitenskapelig | vitskapleg | scientific | vitenskapelige | vitskaplege | vitenskaplige
    samlingsinformatikk | collection informatics | collections informatics
    samlingsforvalterne | samlingsforvaltarane | samlingsforvaltere | collection managers | the collection managers | curators
    datering | dating
    nasjonallaboratorium | nasjonallaboratoriene | nasjonallaboratoria | national laboratory | national laboratories
    laboratorium | laboratoriet | laboratory | lab | laben | laboratoriene | laboratories
    konserveringslaboratorium | konserveringslaboratoriet | conservation laboratory | conservation lab
    konservering | conservation
    administrasjon | administration | administrasjonen
    administrativ | administrative | administrativt
    ledergruppe | leiargruppe | management group | management team | leadership group | ledergruppa | leiargruppa | ledergruppen
    jernalder | jarnalder | iron age | jernalderen | jarnalderen
    bronsealder | bronze age
    steinalder | stone age
    middelalder | mellomalder | middle ages | medieval | middelalderen | mellomalderen
    middelalderarkeologi | mellomalderarkeologi | medieval archalogy | medieval archology | medieval archaeology
    landskapsarkeologi | landscape archalogy | landscape archology | landscape archaeology
    marinarkeologi | marine archalogy | maritime archalogy
    zoologi | zoology
    botanikk | botany
    biologi | biology
    geologi | geology
    okologi | ecology
    vegetasjonsokologi | vegetation ecology
    biogeografi | biogeography
    systematikk | systematics
    limnologi | limnology | ferskvannsokologi | ferskvassokologi | freshwater ecology
    evolusjon | evolution
    genetikk | genetics
    numismatikk | numismatics
    numismatiker | numismatist
    radiokarbon | radiocarbon
    dendrokronologi | dendrochronology
    laring | learning
    undervisning | teaching | education | undervising | utdanning
    digital | digitale | digitalt
    teknisk | technical | tekniske
    formidlingsgruppe | formidlingsgruppa | formidlingsgruppen | dissemination group | outreach group
    driftsgruppe | driftsgruppa | driftsgruppen | operations group | facilities group
    hagegruppe | hagegruppa | hagegruppen | garden group | gardens group
    redaksjonsgruppe | redaksjonsgruppa | redaksjonsgruppen | editorial group
    hage | garden | hager | gardens | hagane | hagene
    utstilling | exhibition | utstillinger | utstillingar | exhibitions
    forskning | forsking | research
    barekraft | berekraft | sustainability | barekraftig
    kvalitet | quality | kvaliteten
    utviklingsavtale | utviklingsavtala | utviklingsavtalen | development agreement
    apen | open | opa | apne | opne
    vitenskap | vitskap | science
    omstilling | transformation | transition
    samarbeid | cooperation | collaboration
    internasjonal | international | internasjonalt | internasjonalisering | internationalisation | internationalization
    likestilling | equality | gender equality
    mangfold | mangfald | diversity
    ett | eitt | one
    innovasjon | innovation | nyskaping
    samfunn | society
    bygg | buildings | bygninger | bygningar
    okonomi | economy | finance
    organisasjon | organisation | organization
""")
"""What units, groups, focus areas and frames are about."""

FILLERS: frozenset[str] = frozenset({"a", "an", "and", "av", "for", "i", "in", "med", "of", "og", "on", "the", "til", "to", "with"})

SOURCES = _rows("""
    egne midler | eigne midlar | own funds | own funding | own means | own resources | egenfinansiering | eigenfinansiering \
        | egen finansiering | eiga finansiering | egenandel | eigendel | egne driftsmidler | eigne driftsmidlar | museets midler \
        | museets egne midler | museet sine eigne midlar | museets eigne midlar | the museums own funds | museum funds \
        | internal funds | internal funding | internt finansiert | interne midler | interne midlar | egne | eigne | own \
        | egenfinansiert | eigenfinansiert | self funded
    ntnu sentralt | sentrale midler | sentrale midlar | central funds | central funding | ntnu central | ntnu central funds \
        | ntnu central funding | central ntnu funds | ntnus sentrale midler | ntnu sentrale midler | ntnu sentrale midlar \
        | sentralt ntnu | sentralt | universitetet sentralt | sentral finansiering | sentrale strategimidler \
        | sentrale strategimidlar | central strategic funds | ntnu centrally | ntnu sentral | university central funds | central
    gaver og stiftelser | gaver og stiftingar | gaver og stiftinger | gifts and foundations | gifts foundations \
        | donations and foundations | gaver | gave | gifts | stiftelser | stiftingar | foundations | donations | donasjoner \
        | donasjonar | gaver stiftelser | private gifts | private gaver | foundations and gifts | stiftelser og gaver \
        | stiftingar og gaver
    forskningsradet | norges forskningsrad | forskingsradet | noregs forskingsrad | research council | the research council \
        | research council of norway | the research council of norway | nfr
    eu | eu midler | eu midlar | eu funds | eu funding | den europeiske union | horisont europa | horizon europe
    riksantikvaren | directorate for cultural heritage | norwegian directorate for cultural heritage
    miljodirektoratet | norwegian environment agency | environment agency
    fylkeskommunen | fylkeskommune | county council | county municipality | the county council
    kommunen | kommune | municipality | the municipality
    kulturradet | kulturdirektoratet | arts council | arts council norway
    kunnskapsdepartementet | ministry of education and research
    naringslivet | naringsliv | industry | business
    billettinntekter | billettinntekt | ticket income | ticket revenue
    eksterne midler | eksterne midlar | external funds | external funding | ekstern finansiering
""")
"""Who pays: each line is one source in the words that people use for it."""
