"""Words that checks listen for, in bokmål, nynorsk and English: data alone.

Few on purpose: a word that is often used well is not here.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split("|") if word.strip())


VAGUE = _words("""
    bidra til | bidreg til | bidrar til | medvirke til | medverke til | legge til rette for | leggje til rette for | legger
    til rette for | tilrettelegge for | ha fokus på | økt fokus | auka fokus | sette fokus på | på sikt | se nærmere på |
    sjå nærare på | der det faller naturlig | der det fell naturleg | vil være aktuelt | vil vere aktuelt | vil kunne |
    ønsker å | ønskjer å | ønsker vi å | sette publikum i sentrum | mer helhetlig | meir heilskapleg | helhetlig tilnærming
    | heilskapleg tilnærming | styrke | styrkje | styrker | styrket | videreutvikle | vidareutvikle | jobbe mot | arbeide
    for å | ta sikte på | tar sikte på | i størst mulig grad | i størst mogleg grad | økt samhandling | auka samhandling |
    økt oppmerksomhet | større oppmerksomhet | større merksemd | så langt som mulig | etter hvert | vurdere muligheten |
    synliggjøre | synleggjere | være en pådriver | vere ein pådrivar | utnytte potensialet | skape engasjement | contribute
    to | facilitate | strengthen | look into | focus on | in the long run | explore the possibility | where appropriate |
    raise awareness | work towards | holistic | aim to | satse på | satse mer på | satse meir på | løfte | fremme |
    stimulere til | oppmuntres til | oppmuntre til | legge vekt på | leggje vekt på | legges vekt på | leggjast vekt på |
    legge grunnlag for | leggje grunnlag for | stort potensial | potensial | tydelig aktør | tydeleg aktør | aktiv
    medspiller | aktiv medspelar | viktig ressurs | på tvers | målrettet | målretta | i forkant | gå foran | ringvirkninger
    | ringverknader | jobbe målrettet | se på muligheter | se på muligheten | sjå på høve | kan være aktuelt | kan vere
    aktuelt | på lang sikt | over tid | vil søke | søke å | tas sikte på | gjennomsyre | i større grad | vil arbeide for |
    være rom for | vere rom for | vurdert underveis | tas videre | tas med videre | utvikles videre | utviklast vidare |
    videreutvikles | vidareutviklast | der det er mulig | der det er mogleg | økt synlighet | auka interesse | øke
    bevisstheten | bevissthet | medvit | gode holdninger | gode haldningar | engasjement | helhetlig | heilskapleg | gode
    prosesser | gode prosessar | lykkes | relevante aktører | ulike virkemidler | ulike verkemiddel | ambisjoner | styrkt |
    bedre samhandling | positive | seek to | promote | strive | enhance | enhanced | explore opportunities | great potential
    | where possible | as far as possible | in the long term | interdisciplinary dialogue | excellence | awareness | leading
    environment | strategic direction | impact | contribute to a culture | wishes to contribute
""")
"""Phrases that promise nothing by themselves. They count only where little else is promised."""

NUMBER_WORDS = _words("""
    to | tre | fire | fem | seks | sju | syv | åtte | ni | ti | elleve | tolv | tretten | fjorten | femten | tjue | tretti |
    førti | femti | hundre | tusen | halvparten | two | three | four | five | six | seven | eight | nine | ten | twelve |
    twenty | thirty | half
""")
"""Words that say how many: a statement with one of them can be held against what came of it."""

ENGLISH = _words("the | of | and | we | will | with | is | our | are | by | a")
"""Words by which a sentence is known to be English, where «to» is no number."""

NORWEGIAN = _words(
    "og | er | på | som | av | til | med | det | den | skal | ikke | ikkje | vi | frå | fra | blir | har | ein | en | ei | et | eit"
)
"""The same for Norwegian, both forms."""

QUANTIFIERS = _words("alle | hver | kvar | hele | heile | ingen | all | every | none")
"""Words that say that nothing is left out: they promise something where nothing else in the statement is loose."""

DELIVERABLES = _words("""
    katalog | utstilling | nettside | rapport | årbok | skap | hylle | base | kurs | modell | kart | hefte | portal |
    register | film | skilt | tekst | magasin | strekkode | bilde | bilete | prøve | omvisning | omvising | program | avtale
    | kasse | buss | laboratori | verksted | datamodell | løype | konvolutt | catalogue | exhibition | website | report |
    database | course | model | map | sample | archive
""")
"""What a measure can hand over: something that is there afterwards, and was not before."""

ACTIVITIES = _words("""
    gjennomføre | gjennomføring av | arrangere | utarbeide | utarbeiding av | utarbeidelse av | kartlegge | kartlegging av |
    utvikle | utvikling av | starte | sette i gang | setje i gang | igangsette | etablere et prosjekt | jobbe med | arbeide
    med | samarbeide | diskutere | drøfte | vurdere | utrede | utredning av | undersøke | planlegge | planlegging av | delta
    | avholde | halde møte | holde møter | forske på | studere | følge opp | gjennomføra | conduct | carry out | organise |
    organize | develop | work with | work on | discuss | explore | investigate | hold meetings | initiate | avklare | besøke
    | bidra | drive | greie ut | halde | holde | arrangera | invitere | kartleggja | legge til rette | leggje til rette |
    prøve ut | se på | sjå på | skrive | søke om | søkje om | teste ut | utforske | utgreie | gjere ei | analysere |
    evaluere | fortsette | halde fram | revidere | samle inn informasjon | spre | teste | bygge nettverk | byggje nettverk |
    lage en plan | lage ein plan | lage en strategi | lage ein strategi | lage planer | lage planar | lage en søknad |
    organisere | assess | evaluate | write | apply for | draft | arrange | continue
""")
"""How a goal begins that says what will be done rather than what will be so."""

LESS_IS_BETTER = _words("""
    ingen | færre | mindre | lavere | lågare | kortere | raskere | redus | ned | dobbelt | ventetid | feil | skade | kostnad
    | forbruk | utslepp | utslipp | fravær | klage | restanse | etterslep | avvik | lekkasje | tap | mangl | uten | utan |
    ikke | ikkje | svinn | brudd | skadedyr | sjuke | fewer | less | lower | shorter | reduc | without | backlog | damage |
    error | waiting | emission | consumption | cost | complaint | loss | behandlingstid | responstid | svartid | liggetid |
    tidsbruk | restanser | ubesvart | uregistrert | ukatalogisert | ubehandl | umerk | uavklar | uidentifiser | uløst |
    unanswered | unregistered | unlabelled | processing time | response time | per stykk
""")
"""Parts of words that tell that a lower figure is a better one."""

OUTRIGHT_LESS = _words("""
    færre | mindre | lavere | lågare | kortere | kortare | raskere | raskare | redus | halver | fewer | lower | shorter |
    faster | reduc | ned fra | ned frå | ned til | ingen skal vente | down from | down to
""")
"""Words of a goal or a title that say so."""

RATES = _words("""
    per år | i året | årlig | årleg | hvert år | kvart år | besøk | per year | a year | annual | yearly | visit
""")
"""Words of an indicator that is counted anew each year, and so grows rather than gets done."""

WEAK_MITIGATION = frozenset(
    _words("""
    følge | følger | følges | følgje | følgjer | følgjast | oppfølging | oppfølgjing | oppfølginga | dialog | dialogen |
    kommunikasjon | kommunisere | planlegging | planlegginga | planlegge | planleggje | oppmerksom | oppmerksomhet | merksam
    | merksemd | fokus | øye | auge | vurdering | vurderes | vurderast | vurdere | samarbeid | samarbeide | møter | møte |
    informasjon | informere | beredskap | forkant | forberedelse | forberedelser | kontakt | koordinering | koordinere |
    kommer | kjem | tas | tar | takast | overvåke | overvåkes | håndteres | handterast | løses | løyses | follow | follow-up
    | dialogue | communication | planning | monitor | monitoring | aware | cooperation | coordination | meetings | attention
    | preparation | watch
""")
)
"""Words that promise nothing where nothing else is said about a risk."""

MITIGATION_FILLERS = frozenset(
    _words("""
    og | å | vi | vil | skal | må | med | i | på | av | alle | god | godt | gode | tett | tette | løpende | underveis |
    undervegs | fortløpende | fortløpande | det | den | dette | som | er | situasjonen | saken | saka | ha | har | holde |
    halde | være | vere | opp | nøye | jevnlig | jevnlige | jamleg | jamlege | regelmessig | regelmessige | ekstra | parter
    | partar | involverte | alt | tidlig | tidleg | når | hvis | om | etter | ved | behov | and | the | it | we | will |
    with | good | close | closely | up | careful | ongoing | regular | situation | an | a | keep | on | be | all | parties |
    as | to
""")
)
"""Words that add nothing to them."""

FROM_OUTSIDE = _words("""
    tillatelse | tillating | løyve | vedtak | bevilgning | løyving | konsesjon | byggesak | reguler | dispensasjon |
    godkjenn | godkjent | søknad | tilskudd | tilskot | permit | permission | approval | approved | grant | decision | svar
    fra | svar frå | tilsagn | forskningsråd | forskingsråd | leverandør | anbud | anbod | leveranse | supplier | tender |
    funding decision
""")
"""What somebody outside the museum decides."""

FACILITIES = _words("""
    utstillingshall | utstillingssal | konserveringslaboratori | røntgenlaboratori | laboratori | verksted | verkstad |
    fotorom | fotostudio | fryserom | kjølerom | røntgenapparat | skanner | auditori | workshop | laboratory | exhibition
    hall | feltstasjon | kjølelager | fryselager | fartøy | festsal | vitenskapssal | undervisningsrom | field station |
    freezer room | auditorium
""")
"""Rooms and apparatus that the measures share."""

MANY_MEANINGS = ("verksted", "verkstad", "workshop", "laborator")
"""Beginnings of words for rooms that, alone, may also be what is done in them."""

IN_A_PLACE = frozenset(
    _words("""
    i | på | bruker | brukar | bruke | låner | låne | disponerer | trenger | treng | in | at | use | the
""")
)
"""Words before them that make them a place."""

NO_EXPERIENCE = _words("""
    har ikke ledet | har ikkje leia | aldri ledet | aldri leia | ingen erfaring | inga erfaring | ikke erfaring | uten
    erfaring | utan erfaring | første gang som leder | første gong som leiar | has not led | have not led | no experience |
    never led | first time as | første gang han leder | første gang hun leder | første gang vedkommende leder | første gong
    ho leier | første gong han leier | ikke hatt prosjektansvar | ikkje hatt prosjektansvar | mangler ledererfaring |
    manglar leiarerfaring | mangler erfaring | manglar erfaring | ikke ledererfaring | ingen tidligere erfaring | inga
    tidlegare erfaring | uten tidligere erfaring | har ikkje leia prosjekt | ikke vært prosjektleder | ikkje vore
    prosjektleiar | lite erfaring som | not led a | has not managed | no previous experience | lacks experience | first
    project as
""")
"""How a unit says that a leader has not led before."""

NB_ONLY = frozenset(
    _words("""
    ikke | jeg | hva | hvor | hvem | hvordan | fra | noe | noen | bare | mye | hjemme | gjøre | være | ble | flere | hun |
    dere | en | et | sammen | uten | fremdeles | disse | deres | etter hvert | vet | selv | hele
""")
)
"""Words that stand in bokmål alone."""

NN_ONLY = frozenset(
    _words("""
    ikkje | eg | kva | kvar | kven | korleis | frå | noko | nokon | berre | mykje | veke | veker | skule | skular | skulane
    | gjere | vere | vert | fleire | ein | eit | saman | mellom | dei | utan | framleis | vart | vore | òg | enno | sidan |
    medan | difor
""")
)
"""Words that stand in nynorsk alone."""

HEALTH = _words("""
    sykmeldt | sykemeldt | sjukmeld | sykmelding | sykemelding | langtidssyk | kreftsyk | uføretrygd | utbrent | utbrend |
    psykisk syk | kronisk syk | sick leave | burnout | disabled employee | utbrenthet | utbrendt | utmatta | uføregrad |
    ufør | sjukefråvær på grunn | arbeidsavklaringspeng | arbeidsavklåringspeng | svangerskap | burned out | burnt out | on
    disability
""")
"""Words about somebody's health: they have no place in a document that all may read."""

KINDS_OF_MEASURE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "digital",
        _words("""
    digital | nettside | nettsted | nettstad | nettbutikk | nettløsning | innlogging | website | web site | login | fotobase
    | database | søkeportal | portal | programvare | software | register | på nett | maskinlesing | datasystem
"""),
    ),
    (
        "exhibition",
        _words("""
    utstilling | lyd og lys | exhibition | vandreutstilling
"""),
    ),
    (
        "scanning",
        _words("""
    fotogrammetri | tredimensjonal | 3d | skanning av gjenstand | photogrammetry
"""),
    ),
    (
        "conservation",
        _words("""
    konservering | røntgen | rensing | conservation
"""),
    ),
    (
        "equipment",
        _words("""
    innkjøp | kjøp av | feltutstyr | solceller | mørkerom | instrument
"""),
    ),
    (
        "storage",
        _words("""
    lagerhyller | reol | skap | magasinet | magasiner | i magasin | magasin for | tørrlager | fjernlager | kjølelager |
    klimakontroll | klimaanlegg
"""),
    ),
    (
        "building",
        _words("""
    besøkssenter | senter | fellesmagasin | bygging | nybygg | rehabilitering | flytting av
"""),
    ),
    (
        "learning",
        _words("""
    skoleprogram | læring | undervisning | emne | lærling | kurs | mentor
"""),
    ),
    (
        "registration",
        _words("""
    registrering | katalogisering | revisjon | gjennomgang | cataloguing
"""),
    ),
)
"""Words of titles that tell what kind of measure it is; a title that fits two kinds is of none."""

SAME_IDEA = (
    _words("""
    fotogrammetri | tredimensjonal | 3d-modell | 3d modell | 3d-skann | photogrammetry
"""),
    _words("""
    billettløsning | billettløysing | billettsystem | billettkjøp | billettsalg | billettsal | kjøp av billett | salg av
    billett | digital billett | billetter på nett | billettar på nett | bestilling av besøk | besøksbestilling | bestilling
    på nett | booking | påmelding | ticketing | online ticket
"""),
    _words("""
    fotobase | søkeportal | felles base | samlingsbase | fellesbase | felles database | felles portal | bildebase
"""),
    _words("""
    vandreutstilling | museumsbuss | travelling exhibition
"""),
    _words("""
    lærling | apprentice
"""),
    _words("""
    basisutstilling | permanent exhibition
"""),
)
"""Words of titles for one idea that has many names."""
