"""Invented proposals in bokmål."""

from __future__ import annotations

from tests.forms.held_out.content import Idea

ARK = "Avdeling for arkeologi"
NAT = "Avdeling for naturhistorie"
FORM = "Publikumsavdelingen"
SAML = "Seksjon for konservering og magasin"

IDEAS = (
    Idea(
        key="seil", title="Nordlandsbåtens seil på digitale bord", group="Båtlaget", unit="Avdeling for kystkultur", name="Torfinn Aune", email="torfinn.aune@kystmuseet.example", focus=0,
        description="To digitale bord lar gjester prøve hvordan råseil og kryss virker.\nSpillet lages sammen med båtbyggerne og prøves ut på tre skoleklasser.",
        justification="Båthallen har 40 000 gjester i året, men de blir bare i elleve minutter.",
        goal="Gjestene forstår seilføringen", indicator="Gjennomsnittlig tid i båthallen, minutter", baseline=11, target=25, strategy=("Mål 2.1 og 4.3", ("2.1", "4.3")), frames=(1, 2), start="2023-02-01", end="2024-05-31",
        costs=(("Programmering", "Sparebankstiftelsen", {2023: ("kr 320 000,-", 320000), 2024: 80000}), ("To bord med skjerm", "Egne midler", {2023: ("0,19 mill.", 190000)})),
        hours=(("Torfinn Aune", "Prosjektleder", "Avdeling for kystkultur", {2023: 240, 2024: 110}), ("Ine Bakkejord", "Pedagog", FORM, {2023: 80, 2024: 60})),
        risks=(("Skjermene tåler ikke fukten", 3, 4, "Kapsling etter norsk standard"), ("Få søker på oppdraget", 2, 3, "Spørre leverandører før utlysning")), milestones=(("2023-06-15", "Manus ferdig"), ("2024-04-20", "Åpning i båthallen")),
        dependencies=("Ny strømkurs i båthallen",), leader="Torfinn Aune"),
    Idea(
        key="mynt", title="Mynter fra kirkegulv: fotografering og veiing", group="Myntkabinettet", unit=ARK, name="Dagny Stensrud", email="dagny.stensrud@fylkesmuseet.example", focus=1,
        description="5 300 mynter fra sju kirkegulv fotograferes på begge sider, veies og bestemmes på nytt.",
        justification="Bestemmelsene er fra 1961, og halvparten av myntene er aldri vist fram.\nForskere i tre land har spurt om materialet.",
        goal="Alle kirkefunn er bestemt og søkbare", indicator="Bestemte mynter", baseline=("ca. 600", 600), target=5300, strategy=("1.2, 1.4", ("1.2", "1.4")), frames=(1,), start=("august 2023", "2023-08-01"), end=("vår 2025", "2025-06-30"),
        costs=(("Fotoutstyr", "Egne midler", {2023: ("65 tkr", 65000)}), ("Vitenskapelig assistent", "Fritt Ord", {2024: 210000, 2025: 105000}), ("Reiser", "Egne midler", {2024: ("10-15 000", None)})),
        hours=(("Dagny Stensrud", "Ansvarlig", ARK, {2023: ("10 %", 169.5), 2024: ("20 %", 339), 2025: 60}), ("Leif-Arne Moe", "Fotograf", SAML, {2023: 90, 2024: 120})),
        risks=(("Assistenten slutter", 2, 3, "Skriftlig opplæring fra første dag"),), milestones=(("2023-11-30", "Fotoriggen virker"), ("2025-03-01", "Alle mynter veid"))),
    Idea(
        key="dodo", title="Hvalskjelettet ned fra taket", group="Preparantene", unit=NAT, name="Åsta Furnes", email="aasta.furnes@bymuseet.example", focus=1,
        description="Finnhvalen fra 1884 tas ned, renses for fett og støv og henges opp i ny stilling.\nArbeidet skjer bak glass mens museet er åpent.",
        justification="To wirer er rustet, og et ribbein falt ned i mars 2022.", goal="Hvalen henger trygt", indicator="Knokler renset og kontrollert", baseline=0, target=152, strategy=("1.5", ("1.5",)), frames=(0, 3),
        start="2023-09-01", end="2024-12-31", costs=(("Stillas og kran", "Egne midler", {2023: 280000}), ("Konservator, engasjement", "Kulturrådet", {2023: 150000, 2024: ("kr. 450.000", 450000)}), ("Lys", "Gaver", {2024: ("ca. 70 000", 70000)})),
        hours=(("Åsta Furnes", "Prosjektleder", NAT, {2023: 200, 2024: 420}), ("Petter Wiik", "Tekniker", SAML, {2023: 160, 2024: 160})),
        risks=(("Et bein knekker under nedtaking", 3, 5, "Prøveløft med sandsekker"),), milestones=(("2023-10-15", "Stillaset står"), ("2024-11-01", "Gjenåpning")), dependencies=("Statiker har godkjent takfestene",), leader="Åsta Furnes"),
    Idea(
        key="lydarkiv", title="Stemmer fra fabrikken – 300 timer lydbånd", group="Arkivgruppa", unit="Avdeling for nyere tid", name="Roar Eggen", email="roar.eggen@industrimuseet.example", focus=1,
        description="Intervjuer fra 1971–1989 spilles av, digitaliseres og får tekst med talegjenkjenning.\nHver informant eller etterkommer spørres om samtykke.",
        justification="Båndene smuldrer. Av ti prøver i fjor kunne tre ikke spilles av.", goal="Alle bånd er berget", indicator="Digitaliserte timer", baseline=12, target=300, strategy=("Mål 1.3", ("1.3",)), frames=(2,), start="2023-01-15", end="2025-06-30",
        costs=(("Avspilling hos Nasjonalbiblioteket", "Egne midler", {2023: 90000, 2024: 90000}), ("Lagring", "Fylkeskommunen", {2023: 20000, 2024: 20000, 2025: 20000})),
        hours=(("Roar Eggen", "Arkivar", "Avdeling for nyere tid", {2023: 300, 2024: 300, 2025: 100}),), risks=(("Etterkommere finnes ikke", 4, 2, "Sperret i 60 år der samtykke mangler"),), milestones=(("2023-05-01", "De 40 dårligste båndene er avspilt"),), leader="Roar Eggen"),
    Idea(
        key="lekerom", title="Lekehagen Urskogen for de minste", group="Barnas museum", unit=FORM, name="Vilde Norheim", email="vilde.norheim@naturmuseet.example", focus=0,
        description="Et innendørs rom på 90 m² for barn under seks år med hule trær, spor og lyder.", justification="Barnefamilier er en tredel av gjestene, men har bare ett stellebord og en benk.",
        goal="Småbarnsfamilier kommer igjen", indicator="Besøk av barn under seks år", baseline=("8 400 per år", 8400), target=("ca. 15 000", 15000), strategy=("4.1 og 4.2", ("4.1", "4.2")), frames=(0, 1, 3), start=("Q2 2023", "2023-04-01"), end=("Q3 2024", "2024-09-30"),
        costs=(("Innredning", "Gaver", {2023: 450000, 2024: 150000}), ("Brannsikring", "Egne midler", {2023: ("85'", 85000)})), hours=(("Vilde Norheim", "Prosjektleder", FORM, {2023: 320, 2024: 240}), ("Ola Furuset", "Snekker", SAML, {2023: 200})),
        risks=(("Støy i salen under", "2", "2", "Dempende gulv"),), milestones=(("2023-12-01", "Rommet er tømt"), ("2024-08-20", "Første barnehage på besøk")), dependencies=("Brannvesenet godkjenner rømningsveien",), leader="Vilde Norheim"),
    Idea(
        key="feltkurs", title="Feltskole i funnmelding for metallsøkere", group="Fornminnegruppa", unit=ARK, name="Gunnar Brattlie", email="gunnar.brattlie@fylkesmuseet.example", focus=0,
        description="Seks kurshelger i året der metallsøkere lærer lovverket, måler inn funn og leverer riktig.\n- kurshefte på 24 sider\n- prøvefelt med nedgravde kopier\n- meldetjeneste på telefon",
        justification="Antall innleverte funn er femdoblet på åtte år, og hvert fjerde mangler sted.", goal="Funn kommer inn med sted og dybde", indicator="Andel funn med koordinat, prosent", baseline=("74 %", 74), target=("95 %", 95), strategy=("2.3; 3.1", ("2.3", "3.1")), frames=(1, 2),
        start=("1.3.2023", "2023-03-01"), end=("31.10.2025", "2025-10-31"), costs=(("Kursledere", "Riksantikvaren", {2023: 60000, 2024: 60000, 2025: 60000}), ("Hefte og kopier", "Egne midler", {2023: ("NOK 38 000", 38000)})),
        hours=(("Gunnar Brattlie", "Kursansvarlig", ARK, {2023: 150, 2024: 120, 2025: 120}), ("Mona Selliås", "Registrator", SAML, {2023: 40, 2024: 40, 2025: 40})),
        risks=(("For få melder seg på", "lav", "middels", "Samarbeid med søkerforeningen"),), milestones=(("2023-04-01", "Heftet er trykt"), ("2023-05-06", "Første kurshelg")), leader="Gunnar Brattlie"),
    Idea(
        key="klimaskap", title="Klimaskap for vikingtidens tekstiler", group="Tekstilverkstedet", unit=SAML, name="Berit Hovdenakk", email="berit.hovdenakk@museum.example", focus=1,
        description="Fire skap med styrt fuktighet erstatter skuffene fra 1974. 214 fragmenter får ny montering.", justification="Målinger viser svingninger på 30 prosentpoeng gjennom året. Fire fragmenter har mistet fibre.",
        goal="Tekstilene ligger stabilt", indicator="Fragmenter i klimaskap", baseline=0, target=214, strategy=("Mål 1.1", ("1.1",)), frames=(0,), start="2024-01-01", end="2025-12-31",
        costs=(("Klimaskap", "Egne midler", {2024: 640000}), ("Syrefri montering", "Egne midler", {2024: 30000, 2025: 30000})), hours=(("Berit Hovdenakk", "Konservator", SAML, {2024: 339, 2025: 339}), ("Siri Tveten", "Assistent", SAML, {2025: 200})),
        risks=(("Skapene leveres sent", 3, 3, "Avtale med dagbot"), ("Strømbrudd", 2, 4, "Reservebatteri i kjelleren")), milestones=(("2024-06-01", "Skapene er montert"), ("2025-11-15", "Siste fragment flyttet")), leader="Berit Hovdenakk"),
    Idea(
        key="sti", title="Kulturminnesti langs jernbanelinja", group="Lokalhistorisk gruppe", unit="Avdeling for nyere tid", name="Håkon Ramberg", email="haakon.ramberg@industrimuseet.example", focus=0,
        description="Tolv poster med skilt og lydspor langs den nedlagte banen, 9 km.", justification="Kommunen åpner sykkelvei på traseen i 2024, og 60 000 vil passere museets bygninger.", goal="De som sykler forbi, vet hva de ser", indicator="Lyttinger på lydsporene", baseline=0, target=("20 000", 20000),
        strategy=("4.4 Museet ute i landskapet", ("4.4",)), frames=(0, 2), start=("høst 2023", "2023-07-01"), end=("juni 2025", "2025-06-30"), costs=(("Skilt og fundament", "Kommunen", {2024: 240000}), ("Lydspor", "Egne midler", {2024: ("55 000,–", 55000), 2025: 25000})),
        hours=(("Håkon Ramberg", "Prosjektleder", "Avdeling for nyere tid", {2023: 50, 2024: 260, 2025: 90}),), risks=(("Grunneiere sier nei", 2, 4, "Møter med alle 14 før søknad"),), milestones=(("2024-05-15", "Seks poster åpnet"), ("2025-06-01", "Alle poster åpnet")),
        dependencies=("Sykkelveien er ferdig asfaltert", "Avtale med Bane NOR"), leader="Håkon Ramberg"),
    Idea(
        key="gen", title="Vevsbank for rovdyr", group="Genlaboratoriet", unit=NAT, name="Synnøve Lie-Hagen", email="synnove.lie-hagen@naturmuseet.example", focus=1,
        description="11 000 prøver av ulv, bjørn, jerv og gaupe flyttes fra fire frysere til ett anlegg med alarm og reserve.", justification="En fryser stanset i romjula 2021, og 340 prøver tinte.", goal="Ingen prøver går tapt", indicator="Prøver i sikret fryser", baseline=0, target=11000,
        strategy=("1.1 og 2.6", ("1.1", "2.6")), frames=(1,), start="2023-04-01", end="2023-12-31", costs=(("Ultrafrysere", "Miljødirektoratet", {2023: ("1,4 mill.", 1400000)}), ("Strøm og alarm", "Egne midler", {2023: 95000})),
        hours=(("Synnøve Lie-Hagen", "Prosjektleder", NAT, {2023: ("0,2 årsverk", 339)}), ("Emil Kvarme", "Ingeniør", NAT, {2023: ("1 månedsverk", 141.25)})), risks=(("Prøver forveksles", "middels", "høy", "Strekkode på hvert rør"),), milestones=(("2023-08-01", "Anlegget er i drift"),), leader="Synnøve Lie-Hagen"),
    Idea(
        key="frivillig", title="Hundre frivillige i museumshagen", group="Hagelaget", unit=FORM, name="Ingebjørg Sand", email="ingebjorg.sand@bymuseet.example", focus=0,
        description="Museet bygger opp et lag av frivillige som steller staudebed og viser rundt.", justification="Hagen på 14 mål stelles av halvannen gartner.", goal="Hagen er stelt hele sesongen", indicator="Aktive frivillige", baseline=("ti-tolv", None), target=100, strategy=("5.2", ("5.2",)), frames=(2, 3),
        start=("vår 2023", "2023-01-01"), end="2025-09-30", costs=(("Redskap", "Egne midler", {2023: ("25 000 kr", 25000)}), ("Kurs og kaffe", "Hageselskapet", {2023: 15000, 2024: 15000, 2025: 15000})), hours=(("Ingebjørg Sand", "Koordinator", FORM, {2023: 170, 2024: 130, 2025: 130}),),
        milestones=(("2023-05-01", "Første dugnad"),), leader="Ingebjørg Sand"),
    Idea(
        key="stav", title="Runestav og app: kalenderen som spill", group="Middelaldergruppa", unit=ARK, name="Eirik Solvang", email="eirik.solvang@fylkesmuseet.example", focus=0,
        description="Barn følger en primstav gjennom året på telefonen og får oppgaver på museet.", justification="Skoleelever i mellomtrinnet mangler et tilbud om tidsregning.", goal="Mellomtrinnet bruker museet", indicator="Klasser per år", baseline=18, target=60, strategy=("3.4", ("3.4",)), frames=(1, 3),
        start="2024-02-01", end="2025-01-31", costs=(("Apputvikling", "DKS", {2024: 380000, 2025: 40000}), ("Markedsføring", "Egne midler", {2024: ("mye", None)})), hours=(("Eirik Solvang", "Fagansvarlig", ARK, {2024: 220, 2025: 20}), ("Ine Bakkejord", "Pedagog", FORM, {2024: 150})),
        risks=(("Appen krever dyre oppdateringer", 4, 3, "Nettside i stedet for app"),), milestones=(("2024-09-01", "Prøveversjon"),), leader="Ine Bakkejord"),
    Idea(
        key="energi", title="Varmepumpe i kuldemagasinet", group="Driftslaget", unit="Avdeling for eiendom", name="Tore Vangen", email="tore.vangen@museum.example", focus=1,
        description="Elektriske ovner byttes med varmepumpe og varmegjenvinning i magasinet på Lade.", justification="Strømmen kostet 1,1 mill. i 2022.", goal="Halvert strømbruk", indicator="kWh per år", baseline=("820 000 kWh", 820000), target=("410 000 kWh", 410000), strategy=("5.5", ("5.5",)), frames=(0,),
        start=("2. kvartal 2023", "2023-04-01"), end=("4. kvartal 2023", "2023-12-31"), costs=(("Varmepumpe", "Enova", {2023: 900000}), ("Rørarbeid", "Egne midler", {2023: ("260 000,-", 260000)})), hours=(("Tore Vangen", "Byggeleder", "Avdeling for eiendom", {2023: 180}),),
        risks=(("Leveringstid", 4, 3, "Bestille i februar"),), milestones=(("2023-10-01", "Prøvedrift"),), dependencies=("Enova har gitt tilsagn",), leader="Tore Vangen"),
    Idea(
        key="samisk", title="Tilbakeføring av sørsamiske gjenstander", group="Samisk fagråd", unit="Avdeling for nyere tid", name="Maja Danielsen", email="maja.danielsen@museum.example", focus=1,
        description="120 gjenstander gjennomgås med representanter fra to museer, dokumenteres i 3D og føres tilbake.", justification="Avtalen fra 2019 er ikke fulgt opp. Bare 4 gjenstander er levert.", goal="Avtalen er oppfylt", indicator="Tilbakeførte gjenstander", baseline=4, target=120, strategy=("Mål 5.3 og 4.4", ("5.3", "4.4")), frames=(2, 3),
        start="2023-03-01", end="2025-03-31", costs=(("Transport med klimakasse", "Sametinget", {2023: 80000, 2024: 120000, 2025: 40000}), ("3D-skanning", "Egne midler", {2023: 70000})), hours=(("Maja Danielsen", "Prosjektleder", "Avdeling for nyere tid", {2023: 250, 2024: 300, 2025: 80}), ("Leif-Arne Moe", "Fotograf", SAML, {2023: 120})),
        risks=(("Uenighet om eierskap", 2, 4, "Felles utvalg avgjør"),), milestones=(("2023-06-01", "Felles liste vedtatt"), ("2025-03-01", "Siste levering")), leader="Maja Danielsen"),
    Idea(
        key="meteor", title="Meteorittskapet: fra skuff til stjerne", group="Geologigruppa", unit=NAT, name="Kjell Arvid Bø", email="kjell.bo@naturmuseet.example", focus=0,
        description="Museets 41 meteoritter stilles ut samlet, med en stein som det er lov å ta på.", justification="Folk spør etter dem hver uke, og de ligger i en skuff.", goal="Meteorittene er tilgjengelige", indicator="Utstilte meteoritter", baseline=2, target=41, strategy=("4.2", ("4.2",)), frames=(1,), start=("sept. 23", "2023-09-01"), end=("mai 2024", "2024-05-31"),
        costs=(("Monter med alarm", "Gaver", {2023: 175000}), ("Tekst og tegning", "Egne midler", {2024: 35000})), hours=(("Kjell Arvid Bø", "Geolog", NAT, {2023: 60, 2024: 90}), ("Vilde Norheim", "Formidler", FORM, {2024: 45})), risks=(("Tyveri", 1, 5, "Alarm og forankring"),), milestones=(("2024-05-04", "Åpning"),), leader="Kjell Arvid Bø"),
)  # fmt: skip
