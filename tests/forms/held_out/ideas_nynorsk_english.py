"""Invented proposals in nynorsk and in English."""

from __future__ import annotations

from tests.forms.held_out.content import Idea

KULT = "Avdeling for kulturhistorie"
FORM = "Formidlingsavdelinga"
NAT = "Avdeling for naturhistorie"
COLL = "Collections Division"
EARTH = "Department of Earth Sciences"

NYNORSK = (
    Idea(
        key="ull", language="nn", title="Spælsau og skinnfell: levande handverk", group="Tekstilgruppa", unit=KULT, name="Ragnhild Øvrebø", email="ragnhild.ovrebo@folkemuseet.example", focus=0,
        description="Fire vekesluttar i året kan folk lære å klippe, karde og sy fell.\nKursa vert filma, og filmane vert lagde ut fritt.", justification="Berre tre personar i fylket meistrar heile handverket, og dei er over sytti år.",
        goal="Tjue nye meistrar faget", indicator="Deltakarar som har fullført", baseline=0, target=20, strategy=("3.2 og 3.5", ("3.2", "3.5")), frames=(0, 2), start=("vår 2023", "2023-01-01"), end=("haust 2025", "2025-12-31"),
        costs=(("Kurshaldarar", "Norsk handverksinstitutt", {2023: 64000, 2024: 64000, 2025: 64000}), ("Skinn og reiskap", "Eigne midlar", {2023: ("kr 42 000,-", 42000)})), hours=(("Ragnhild Øvrebø", "Prosjektleiar", KULT, {2023: 160, 2024: 140, 2025: 140}), ("Arnfinn Hjelle", "Filmar", FORM, {2023: 40, 2024: 40})),
        risks=(("For få kurshaldarar", 3, 4, "Opplæring av to nye i 2023"),), milestones=(("2023-03-18", "Første kurs"), ("2025-10-31", "Filmane er ferdige")), leader="Ragnhild Øvrebø"),
    Idea(
        key="kvern", language="nn", title="Kvernhuset malar att", group="Bygningsvernlaget", unit=KULT, name="Magnar Skeie", email="magnar.skeie@folkemuseet.example", focus=1,
        description="Renne, kall og kvernstein vert sette i stand, og kverna skal gå kvar sundag om sommaren.", justification="Taket lek, og renna rotna i 2020.", goal="Kverna går", indicator="Malesundagar per år", baseline=0, target=10, strategy=("1.6", ("1.6",)), frames=(1,), start="2023-05-01", end="2024-08-31",
        costs=(("Tømrar", "Kulturminnefondet", {2023: ("0,22 mill.", 220000), 2024: 90000}), ("Material", "Eigne midlar", {2023: ("35 tkr", 35000)})), hours=(("Magnar Skeie", "Byggleiar", KULT, {2023: ("2 månadsverk", 282.5), 2024: 140}), ("Oddny Lid", "Handverkar", KULT, {2023: 200, 2024: 200})),
        risks=(("Flaum i elva", "låg", "høg", "Stengsel ved inntaket"),), milestones=(("2023-09-30", "Taket er tett"), ("2024-06-16", "Første malesundag")), dependencies=("Løyve frå NVE",), leader="Magnar Skeie"),
    Idea(
        key="dialekt", language="nn", title="Dialektkart på nett", group="Målføregruppa", unit=FORM, name="Synne Haukås", email="synne.haukas@folkemuseet.example", focus=0,
        description="Eit kart der folk høyrer dialektar frå 38 bygder og kan lesa inn sine eigne ord.", justification="Opptaka frå 1950-åra ligg på spolar som ingen får høyra.", goal="Dialektane er å høyra for alle", indicator="Opptak på kartet", baseline=("om lag 15", 15), target=400, strategy=("Mål 4.5", ("4.5",)), frames=(0, 3), start="2024-01-15", end="2025-06-30",
        costs=(("Utvikling", "Språkrådet", {2024: 150000, 2025: 50000}), ("Honorar", "Eigne midlar", {2024: ("noko", None)})), hours=(("Synne Haukås", "Prosjektleiar", FORM, {2024: 300, 2025: 120}),), risks=(("Lydfilene er for dårlege", 3, 2, "Reinsing i studio"),), milestones=(("2024-11-01", "Kartet er ope"),), leader="Synne Haukås"),
    Idea(
        key="elv", language="nn", title="Elvemusling i akvarium", group="Ferskvassgruppa", unit=NAT, name="Jostein Myklebust", email="jostein.myklebust@folkemuseet.example", focus=0,
        description="To akvarium med levande elvemusling og aure viser korleis artane treng kvarandre.", justification="Elvemuslingen er trua, og ingen museum i landet viser han levande.", goal="Folk kjenner elvemuslingen", indicator="Skuleklassar på omvising", baseline=0, target=45, strategy=("5.4", ("5.4",)), frames=(1, 2), start=("1.2.2023", "2023-02-01"), end=("30.6.2024", "2024-06-30"),
        costs=(("Akvarium og kjøling", "Miljødirektoratet", {2023: 310000}), ("Drift", "Eigne midlar", {2023: ("45 000", 45000), 2024: ("60 000", 60000)})), hours=(("Jostein Myklebust", "Biolog", NAT, {2023: 200, 2024: 100}), ("Arnfinn Hjelle", "Vaktmeister", FORM, {2023: 60})),
        risks=(("Muslingane døyr", 3, 5, "Løyve til berre ti dyr det første året"),), milestones=(("2023-08-15", "Vatnet er stabilt"), ("2023-10-01", "Opning")), dependencies=("Løyve frå Statsforvaltaren",), leader="Jostein Myklebust"),
    Idea(
        key="foto", language="nn", title="Glasplatene til bygdefotografen", group="Fotoarkivet", unit=KULT, name="Eldbjørg Tveit", email="eldbjorg.tveit@folkemuseet.example", focus=1,
        description="7 200 glasplater vert reinsa, pakka om og skanna.\n- platene frå 1890 til 1915 først\n- folk i bygda hjelper til med namn", justification="Emulsjonen losnar på kvar femte plate.", goal="Platene er trygge og namngjevne", indicator="Skanna plater", baseline=350, target=7200, strategy=("1.1; 1.4", ("1.1", "1.4")), frames=(0,), start="2023-01-01", end="2025-12-31",
        costs=(("Emballasje", "Eigne midlar", {2023: 58000}), ("Skanning", "Kulturdirektoratet", {2023: 120000, 2024: 120000, 2025: 60000})), hours=(("Eldbjørg Tveit", "Arkivar", KULT, {2023: 400, 2024: 400, 2025: 300}),), risks=(("Plater knuser", 2, 4, "Skanning på staden"),), milestones=(("2023-06-30", "1 000 plater"), ("2025-11-30", "Alle plater")), leader="Eldbjørg Tveit"),
)  # fmt: skip

ENGLISH = (
    Idea(
        key="moss", language="en", title="Mosses of the Arctic: a reference library of DNA", group="Bryology Group", unit=EARTH, name="Fiona McBride", email="fiona.mcbride@natmus.example", focus=1,
        description="We will sequence 900 specimens collected on Svalbard since 1868 and publish the barcodes openly.\nField collecting in two summers fills the gaps.", justification="Monitoring programmes cannot identify one moss in four because reference sequences are missing.",
        goal="A complete barcode library for Arctic mosses", indicator="Species with a published barcode", baseline=112, target=390, strategy=("2.4, 2.6", ("2.4", "2.6")), frames=(0, 1), start="2023-06-01", end="2025-09-30",
        costs=(("Sequencing", "Research Council of Norway", {2023: 260000, 2024: 310000}), ("Field work on Svalbard", "Own funds", {2023: ("NOK 90,000", 90000), 2024: ("NOK 95,000", 95000)})), hours=(("Fiona McBride", "Principal investigator", EARTH, {2023: 200, 2024: 339, 2025: 120}), ("Pavel Novotny", "Laboratory technician", COLL, {2023: 150, 2024: 250})),
        risks=(("Old DNA is too degraded", 3, 3, "Test plate with 40 specimens first"), ("No ship time", 2, 4, "Fly to Longyearbyen")), milestones=(("2023-12-01", "Test plate evaluated"), ("2025-08-31", "Library released")), leader="Fiona McBride"),
    Idea(
        key="ship", language="en", title="Sensors in the ship hall", group="Conservation Science Group", unit=COLL, name="Oliver Grant", email="oliver.grant@natmus.example", focus=1,
        description="Forty wireless sensors record strain, vibration and humidity in the three ships.", justification="Cracks in the keel grew by 4 mm in 2021, and we do not know why.", goal="We know what moves the ships", indicator="Sensors with an unbroken year of data", baseline=0, target=40, strategy=("1.2", ("1.2",)), frames=(1,), start=("March 2023", "2023-03-01"), end=("June 2025", "2025-06-30"),
        costs=(("Sensors", "Own funds", {2023: ("0.35 million", 350000)}), ("Data storage", "Own funds", {2023: 20000, 2024: 20000, 2025: 20000})), hours=(("Oliver Grant", "Project leader", COLL, {2023: ("10 %", 169.5), 2024: ("10 %", 169.5), 2025: 50}),), risks=(("Batteries fail", 3, 2, "Change all every spring"),), milestones=(("2023-06-15", "All sensors mounted"),), leader="Oliver Grant"),
    Idea(
        key="teen", language="en", title="Night shift: teenagers run the museum", group="Learning Team", unit="Division of Public Programmes", name="Amara Okafor", email="amara.okafor@natmus.example", focus=0,
        description="A paid youth panel of fifteen plans six late openings a year with music, talks and drawing.", justification="Visitors aged 15 to 19 make up 3 per cent of our audience and 6 per cent of the city.", goal="Teenagers choose the museum", indicator="Visitors aged 15–19 per year", baseline=("approx. 2,100", 2100), target=("6,000", 6000), strategy=("Goal 4.2 and 4.7", ("4.2", "4.7")), frames=(2, 3), start="2023-08-01", end="2025-06-30",
        costs=(("Wages for the panel", "City Council", {2023: 75000, 2024: 150000, 2025: 75000}), ("Performers", "Own funds", {2023: 40000, 2024: 80000, 2025: ("a lot", None)})), hours=(("Amara Okafor", "Project leader", "Division of Public Programmes", {2023: 150, 2024: 300, 2025: 150}), ("Hugo Lindqvist", "Producer", "Division of Public Programmes", {2023: 100, 2024: 200})),
        risks=(("Neighbours complain about noise", "high", "low", "Close the courtyard at ten"),), milestones=(("2023-10-27", "First late opening"),), dependencies=("Extended opening hours approved by the board",), leader="Amara Okafor"),
    Idea(
        key="seeds", language="en", title="Seeds for the future garden", group="Botanical Garden Team", unit=EARTH, name="Grace Whitlock", email="grace.whitlock@natmus.example", focus=0,
        description="The garden collects seed from 150 threatened plants and keeps it dry and frozen.", justification="Only 22 of the region's threatened plants are in any seed bank.", goal="Every threatened plant in the region has a reserve", indicator="Species in the seed bank", baseline=22, target=150, strategy=("5.6", ("5.6",)), frames=(0,), start="2023-01-01", end="2025-12-31",
        costs=(("Freezers and dryer", "Environment Agency", {2023: 230000}), ("Collecting trips", "Own funds", {2023: 30000, 2024: 30000, 2025: 30000})), hours=(("Grace Whitlock", "Curator", EARTH, {2023: 220, 2024: 220, 2025: 220}),), risks=(("A poor summer", 3, 3, "Collect over three seasons"),), milestones=(("2023-05-15", "Freezers running"), ("2025-10-15", "150 species banked")), leader="Grace Whitlock"),
)  # fmt: skip
