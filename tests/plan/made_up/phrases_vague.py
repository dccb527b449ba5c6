"""What people write when they have not decided anything yet: whole texts and single sentences, and sound texts that sound alike.

Written from memory of many plans, and from no list of the product's.
"""

from __future__ import annotations

# (language, description, justification, goal): a reader is left with nothing to follow up
VAGUE: tuple[tuple[str, str, str, str], ...] = (
    (
        "nb",
        "Vi ønsker å satse mer på det digitale. Museet skal være en tydelig aktør på feltet, og vi vil jobbe målrettet "
        "for å løfte kvaliteten. "
        "Tiltaket skal legge grunnlag for videre utvikling.",
        "Det er viktig at museet følger med i tiden. Arbeidet vil ha positive ringvirkninger for hele organisasjonen.",
        "Økt digital modenhet",
    ),
    (
        "nb",
        "Gruppen vil arbeide for å bedre samhandlingen på tvers av fagmiljøene. Det skal være rom for dialog, og vi "
        "vil se på muligheter for "
        "møteplasser. Etter hvert kan det være aktuelt å utvide ordningen.",
        "God samhandling er en forutsetning for å lykkes. Vi tror dette kan gi gevinster på lang sikt.",
        "Bedre samhandling og økt trivsel",
    ),
    (
        "nb",
        "Tiltaket vil bidra til økt synlighet. Vi skal fremme forskningens betydning og være en pådriver for god formidling. "
        "Det vil bli vurdert ulike virkemidler underveis. Samarbeidet med relevante aktører skal videreutvikles.",
        "Museet har et stort potensial som i dag ikke er fullt utnyttet. Vi må ha ambisjoner.",
        "Større synlighet og relevans",
    ),
    (
        "nb",
        "Bærekraft skal gjennomsyre alt vi gjør. Vi vil ha økt oppmerksomhet om miljø, stimulere til gode holdninger og søke å redusere "
        "belastningen der det er mulig. Ansatte skal oppmuntres til å ta grønne valg.",
        "Museet bør gå foran som et godt eksempel. Dette er i tråd med strategien.",
        "Et mer bærekraftig museum",
    ),
    (
        "nb",
        "Samlingene er en viktig ressurs. Vi ønsker å synliggjøre dem bedre og tilrettelegge for økt bruk. I første "
        "omgang vil vi kartlegge "
        "behovene, og deretter vurdere hvordan arbeidet kan tas videre.",
        "Bedre utnyttelse av samlingene vil styrke museets posisjon nasjonalt og internasjonalt.",
        "Samlingene skal være mer tilgjengelige",
    ),
    (
        "nb",
        "Vi skal i større grad tenke helhetlig om publikum. Det tas sikte på å utvikle konsepter som treffer bredt, og "
        "vi vil søke å skape "
        "engasjement i nye målgrupper. Erfaringer skal tas med videre.",
        "Forventningene fra samfunnet øker. Vi må være i forkant.",
        "Et mer helhetlig publikumstilbud",
    ),
    (
        "nn",
        "Vi ønskjer å løfte formidlinga til eit nytt nivå. Museet skal vere ein aktiv medspelar i regionen, og vi vil arbeide for å auke "
        "interessa for naturen. Det skal leggjast vekt på kvalitet i alle ledd.",
        "Det er stort potensial her. Tiltaket vil på sikt kunne styrkje stillinga til museet.",
        "Auka interesse for naturen",
    ),
    (
        "nn",
        "Gruppa vil medverke til betre samarbeid mellom fagmiljøa. Vi vil sjå nærare på kva som kan gjerast, og leggje "
        "til rette for gode prosessar. "
        "Over tid kan dette utviklast vidare.",
        "Samarbeid er viktig for å nå måla i strategien. Vi trur mange vil ha nytte av det.",
        "Styrkt samarbeid",
    ),
    (
        "en",
        "We aim to strengthen our position as a leading environment. The project will seek to promote "
        "interdisciplinary dialogue and explore "
        "opportunities for collaboration. We will strive for excellence throughout.",
        "There is a great potential that is currently not realised. In the long term this may have considerable impact.",
        "Enhanced visibility and impact",
    ),
    (
        "en",
        "The group wishes to contribute to a culture of openness. Focus will be on building awareness among staff, and "
        "we will work towards "
        "better routines where possible.",
        "Openness is important to us. It will support the strategic direction of the museum.",
        "Increased awareness",
    ),
)

# one such sentence in a sound proposal is how people write, and no reason to send it back
HARMLESS: dict[str, tuple[str, ...]] = {
    "nb": (
        "Arbeidet bidrar til museets mål om åpne data.",
        "Vi ønsker å begynne på mandag 6. mars 2023, rett etter vinterferien.",
        "Det styrker også beredskapen.",
        "Vi legger til rette for to praksisplasser hvert semester.",
        "På sikt kan metoden brukes av andre museer også.",
        "Fokus i første halvår er de 300 eldste.",
    ),
    "nn": (
        "Arbeidet styrkjer òg samarbeidet med kommunen.",
        "Vi ønskjer å begynne i april 2023.",
        "På sikt kan andre museum bruke det same.",
    ),
    "en": (
        "This also strengthens our ties with the university library.",
        "We aim to begin in April 2023.",
        "Focus in the first year is on 300 items.",
    ),
}

# goals that say what the group will do, and not what will be different
ACTIVITY_GOALS: dict[str, tuple[str, ...]] = {
    "nb": (
        "Gjennomføre workshops for ansatte",
        "Å kartlegge behovet for nye lokaler",
        "Utarbeide en plan for formidling",
        "Målet er å holde seminarer for lærere",
        "Lage en strategi for innsamling",
        "Vi skal arrangere møter med kommunene",
        "Utrede muligheten for felles magasin",
        "Drive oppsøkende virksomhet",
        "Besøke skoler i regionen",
        "Skrive en søknad om midler",
    ),
    "nn": (
        "Gjennomføre kurs for dei tilsette",
        "Å greie ut trongen for nye lokale",
        "Lage ein plan for formidlinga",
        "Halde møte med kommunane",
    ),
    "en": (
        "Carry out workshops for staff",
        "To develop a plan for outreach",
        "Conduct interviews with visitors",
        "Organise meetings with partners",
    ),
}

# goals that begin like something to do, and say what is there afterwards
RESULT_GOALS: dict[str, tuple[str, ...]] = {
    "nb": (
        "Lage 40 nye omvisninger innen 2025",
        "Gjennomførte kurs for alle ansatte: ingen mangler sertifikat",
        "Skriftene er ryddet, merket og søkbare",
        "Holdbare esker til hele arkivet",
        "Planen for beredskap er øvd og godkjent",
    ),
    "nn": ("Lage 12 nye turar innan 2025", "Alle planteark er tekne bilete av og opne på nett"),
    "en": ("Develop 12 new tours by 2025", "Every specimen is labelled and searchable"),
}

WEAK_MITIGATIONS: dict[str, tuple[str, ...]] = {
    "nb": (
        "Følge med", "God planlegging", "Tett dialog med alle parter", "Følges opp underveis", "Vi tar det som det kommer",
        "Jevnlige møter",
        "God kommunikasjon", "Være i forkant", "Vurderes fortløpende", "Ha beredskap", "Ekstra oppmerksomhet", "Vi følger situasjonen nøye",
    ),
    "nn": ("Følgje opp undervegs", "God dialog", "Tett oppfølging", "Vi følgjer med", "God planlegging"),
    "en": ("Follow up closely", "Good communication", "Careful planning", "Monitor the situation", "Ongoing dialogue"),
}  # fmt: skip

SOUND_MITIGATIONS: dict[str, tuple[str, ...]] = {
    "nb": (
        "Månedlig møte med leverandøren fra januar, med dagmulkt i avtalen",
        "God planlegging: to reservedager i hver uke og avtale om leie av stillas",
        "Dialog med verneombudet, og stans hvis støvet passerer 2 mg",
        "Følges opp av driftsleder hver fredag etter sjekkliste",
    ),
    "nn": ("Tett oppfølging: to møte i veka med entreprenøren og reserveløysing klar i juni",),
    "en": ("Follow up with the supplier every Friday, with a spare unit on the shelf",),
}
