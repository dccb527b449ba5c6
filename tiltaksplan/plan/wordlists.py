"""Words that checks listen for, in bokmål, nynorsk and English: data alone.

Few on purpose: a word that is often used well is not here.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.replace("\n", " ").split("|") if word.strip())


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
    raise awareness | work towards | holistic | aim to
""")
"""Phrases that promise nothing by themselves. They count only where little else is promised."""

NUMBER_WORDS = _words("""
    to | tre | fire | fem | seks | sju | syv | åtte | ni | ti | elleve | tolv | tretten | fjorten | femten | tjue | tretti |
    førti | femti | hundre | tusen | halvparten | alle | hver | kvar | two | three | four | five | six | seven | eight |
    nine | ten | twelve | twenty | thirty | all | every | half | hele | heile
""")
"""Words that say how many: a statement with one of them can be held against what came of it."""

DELIVERABLES = _words("""
    katalog | utstilling | nettside | rapport | årbok | skap | hylle | base | kurs | modell | kart | hefte | portal |
    register | film | skilt | tekst | magasin | strekkode | bilde | bilete | prøve | omvisning | omvising | program | avtale
    | kasse | buss | laboratori | verksted | datamodell | løype | konvolutt | catalogue | exhibition | website | report |
    database | course | model | map | portal | sample | archive
""")
"""What a measure can hand over: something that is there afterwards, and was not before."""

ACTIVITIES = _words("""
    gjennomføre | gjennomføring av | arrangere | utarbeide | utarbeiding av | utarbeidelse av | kartlegge | kartlegging av |
    utvikle | utvikling av | starte | sette i gang | setje i gang | igangsette | etablere et prosjekt | jobbe med | arbeide
    med | samarbeide | diskutere | drøfte | vurdere | utrede | utredning av | undersøke | planlegge | planlegging av | delta
    | avholde | halde møte | holde møter | forske på | studere | følge opp | gjennomføra | conduct | carry out | organise |
    organize | develop | work with | work on | discuss | explore | investigate | hold meetings | initiate
""")
"""How a goal begins that says what will be done rather than what will be so."""

LESS_IS_BETTER = _words("""
    ingen | færre | mindre | lavere | lågare | kortere | raskere | redus | ned | dobbelt | ventetid | feil | skade | kostnad
    | forbruk | utslepp | utslipp | fravær | klage | restanse | etterslep | avvik | lekkasje | tap | mangl | uten | utan |
    ikke | ikkje | svinn | brudd | skadedyr | sjuke | fewer | less | lower | shorter | reduc | without | backlog | damage |
    error | waiting | emission | consumption | cost | complaint | loss
""")
"""Parts of words that tell that a lower figure is a better one."""

RATES = _words("""
    per år | i året | årlig | årleg | hvert år | kvart år | besøk | per year | a year | annual | yearly | visit
""")
"""Words of an indicator that is counted anew each year, and so grows rather than gets done."""

WEAK_MITIGATION = _words("""
    følge opp | følgje opp | følges opp | oppfølging | oppfølgjing | god dialog | tett dialog | dialog | god kommunikasjon |
    kommunikasjon | god planlegging | planlegging | være oppmerksom | vere merksam | ha fokus | fokus | holde øye med |
    halde auge med | løpende vurdering | vurderes underveis | vurderes fortløpende | tett oppfølging | tas underveis | tas
    fortløpende | godt samarbeid | samarbeid | møter | follow up | follow-up | good dialogue | close dialogue | dialogue |
    good communication | communication | good planning | planning | monitor | keep an eye on | be aware | good cooperation
""")
"""What is written where nothing is done about a risk."""

MITIGATION_FILLERS = frozenset(
    _words("""
    og | å | vi | vil | skal | med | i | på | av | alle | god | godt | tett | løpende | underveis | det | dette | den |
    situasjonen | saken | ha | være | and | the | it | we | will | with | good | close | regelmessig | jevnlig | jamleg
""")
)
"""Words that add nothing to them."""

FROM_OUTSIDE = _words("""
    tillatelse | tillating | løyve | vedtak | bevilgning | løyving | konsesjon | byggesak | reguler | dispensasjon |
    godkjenn | godkjent | søknad | tilskudd | tilskot | permit | permission | approval | approved | grant | decision
""")
"""What somebody outside the museum decides."""

FACILITIES = _words("""
    utstillingshall | utstillingssal | konserveringslaboratori | røntgenlaboratori | laboratori | verksted | verkstad |
    fotorom | fotostudio | fryserom | kjølerom | røntgenapparat | skanner | auditori | workshop | laboratory | exhibition
    hall
""")
"""Rooms and apparatus that the measures share."""

NO_EXPERIENCE = _words("""
    har ikke ledet | har ikkje leia | aldri ledet | aldri leia | ingen erfaring | inga erfaring | ikke erfaring | uten
    erfaring | utan erfaring | første gang som leder | første gong som leiar | has not led | have not led | no experience |
    never led | first time as
""")
"""How a unit says that a leader has not led before."""

NB_ONLY = frozenset(
    _words("""
    ikke | jeg | hva | hvor | hvem | hvordan | fra | noe | noen | bare | mye | hjemme | uke | uker | skole | skoler | gjøre
    | være | blir | ble | flere | gjennom | også | hun | dere | en | et | sammen | mellom | uten | fremdeles
""")
)
"""Words that stand in bokmål alone."""

NN_ONLY = frozenset(
    _words("""
    ikkje | eg | kva | kvar | kven | korleis | frå | noko | nokon | berre | mykje | heime | veke | veker | skule | skular |
    gjere | vere | vert | blei | fleire | ho | ein | eit | saman | mellom | dei | utan | framleis | me | vart | vore | òg |
    enno | sidan | medan | difor
""")
)
"""Words that stand in nynorsk alone."""

HEALTH = _words("""
    sykmeldt | sykemeldt | sjukmeld | sykmelding | sykemelding | langtidssyk | kreftsyk | uføretrygd | utbrent | utbrend |
    psykisk syk | kronisk syk | sick leave | burnout | disabled employee
""")
"""Words about somebody's health: they have no place in a document that all may read."""

APPOINTMENTS = _words("""
    stipendiat | postdok | ansettelse | tilsetting | bemanning | lønn | lønsmidlar | prosjektstilling | vikar | salary |
    appointment
""")
"""Costs of appointing somebody."""

OVERHEADS = _words("""
    sosiale | overhead | indirekte | arbeidsgiver | arbeidsgivar | tdi | feriepenger | feriepengar | frikjøp | social costs
    | indirect
""")
"""Costs that come with an appointment."""

MACHINES = _words("""
    instrument | apparat | maskin | mikroskop | skanner | server | kjøretøy | utstyr | inventar | equipment | microscope |
    machine
""")
"""What has to be installed, learned and serviced."""

INSTALLATION = _words("""
    montering | installasjon | installering | ombygging | opplæring | drift | service | vedlikehold | vedlikehald |
    utvikling | frakt | tjeneste | teneste | installation | operation | maintenance | training | slitedel | forbruk
""")
"""What a purchase costs besides."""

CONTINGENCY = _words("""
    uforutsett | uføresett | reserve | buffer | usikkerhet | uvisse | margin | contingency | unforeseen | diverse
""")
"""Money for what nobody knows yet."""

KINDS_OF_MEASURE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "digital",
        _words("""
    digital | nettside | fotobase | database | søkeportal | portal | programvare | register | på nett | maskinlesing |
    datasystem
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
    lagerhyller | skap | innkjøp | kjøp av | feltutstyr | solceller | mørkerom | instrument
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
    billett | bestilling av besøk | besøksbestilling | booking | påmelding | ticket
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
