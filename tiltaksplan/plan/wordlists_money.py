"""Words of cost lines, in bokmål, nynorsk and English: what is bought, who is paid, what comes with it. Data alone."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split("|") if word.strip())


APPOINTMENTS = _words("""
    stipendiat | postdok | ansettelse | tilsetting | bemanning | lønn | lønsmidlar | prosjektstilling | vikar | engasjement
    | medarbeider | medarbeidar | årsverk | månedsverk | månadsverk | salary | salaries | appointment | wages | research
    assistant | phd
""")
"""Costs of appointing somebody."""

OTHER_THAN_STILLING = _words("ut | frem | fram | inn | be | fore | mot | under | over | til | opp")
"""What stands before «stilling» in words that are no post: utstilling, fremstilling, bestilling."""

PAID_BY_TIME = r"(?:\d+|ett|et|eit|to|tre|fire|one|two|three) ?(?:år|års|year|years|måneder|månader|months)\b|\d+ ?(?:%|prosent)"
"""How long or how much somebody is appointed: «i ett år», «60 prosent»."""

POSTS = _words("""
    ingeniør | konservator | registrator | assistent | formidler | formidlar | forsker | forskar | koordinator | tekniker |
    engineer | curator
""")
"""Who is appointed, where a time or a percentage stands beside."""

OVERHEADS = _words("""
    sosiale | overhead | indirekte | arbeidsgiver | arbeidsgivar | tdi | feriepenger | feriepengar | frikjøp | social costs
    | indirect
""")
"""Costs that come with an appointment."""

MACHINES = _words("""
    instrument | apparat | maskin | mikroskop | skanner | server | kjøretøy | utstyr | inventar | kompaktreol | reolanlegg |
    fryserom | kjølerom | avfukter | kompressor | aggregat | ventilasjonsanlegg | lysanlegg | lydanlegg | spektrometer |
    røntgenplate | laserkutter | tørkeskap | avtrekksskap | varmeskap | fryseskap | kjøleskap | frysetørker | tørrfryser |
    projektor | prosjektor | storskjerm | plotter | equipment | microscope | machine | scanner | freezer | spectrometer |
    vehicle
""")
"""What has to be installed, learned and serviced."""

MACHINE_ENDINGS = _words("""
    bil | båt | henger | hengar | truck | kran | ovn | fryser | frysar | skanner | skannar | reoler | reolar | drone | lift
    | kutter | traktor
""")
"""How compounds end that name a machine: «lastebil», and not «bildebehandling»."""

NO_MACHINES = _words("""
    mobil | nettskap | vennskap | kunnskap | fellesskap | medlemskap | lederskap | selskap | tilskap | landskap | vitenskap
    | regnskap | vertskap | arkivskap
""")
"""What ends alike and is none."""

INSTALLATION = _words("""
    montering | montasje | installasjon | installering | ombygging | opplæring | drift | service | vedlikehold | vedlikehald
    | oppsett | tilkobling | tilkopling | innkjøring | innkøyring | igangkjøring | kurs | elektriker | elektrikar | oppheng
    | innbygging | utvikling | frakt | tjeneste | teneste | installation | operation | maintenance | training | mounting |
    set-up | setup | slitedel | forbruk
""")
"""What a purchase costs besides."""

CONTINGENCY = _words("""
    uforutsett | uføresett | uvent | reserve | buffer | usikkerhet | uvisse | margin | avsetning | avsetjing | prisstigning
    | contingency | unforeseen | unexpected | diverse
""")
"""Money for what nobody knows yet."""

EXHIBITION = (
    r"(?:^|[:–—.?!])(?:(?!\b(?:i|til|for|av|fra|frå|på|ved|om|etter|in|to|from|of|at|on)\b)[^:–—.?!])*"
    r"\b\w*(?:utstilling(?:en|a)?\b|exhibition\b(?!\s+\w+\s*$))"
)
"""A title, or a part of it after a colon, that makes an exhibition: «Vandreutstilling om bier», and not «Lydguide i utstillingen»."""

DISMANTLING = _words("""
    demonter | nedrigg | rives | rivast | riving | tas ned | tek ned | takast ned | nedtak | tilbakefør | avvikling |
    etterbruk | gjenbruk | ombruk | pakkes ned | pakkast ned | fast utstilling | faste utstilling | basisutstilling | stå fast |
    permanent | dismantl | de-install | deinstall | taken down | reuse
""")
"""What is said of an exhibition's end; a permanent one has none."""

DISSEMINATION = _words("""
    omvis | formidl | undervis | skoleklasse | skuleklasse | skoletilbud | skoleopplegg | skuleopplegg | hefte | guide | foredrag |
    program | barnehage | katalog | markedsfør | marknadsfør | åpning | opning | lærer | lærar | outreach | tour | school | talk |
    programme | opening | teach
""")
"""What is done to bring people to an exhibition and through it."""

ACCESS = _words("""
    universell | universal design | uu- | rullestol | blinde | svaksynt | synshem | hørsel | høyrsel | døve | teleslynge | taktil |
    punktskrift | tilgjengelig for alle | tilgjengeleg for alle | rampe | skjermleser | skjermlesar | tegnspråk | teiknspråk |
    wheelchair | accessib | braille | tactile | hearing
""")
"""What makes it one for all."""

EX_VAT = (
    r"(?<!\w)(?:eks(?:kl(?:usive)?)?|ex|excl(?:uding)?|exclusive of|uten|utan|før|before)\.?\s*(?:mva|m\.v\.a|moms|vat|m[ei]+rverdiavgift)"
    r"(?!\w)"
)
"""That an amount stands without value added tax."""

VAT_STEMS = _words("mva | m.v.a | moms | merverdiavgift | meirverdiavgift | vat")
"""Value added tax."""

VAT_GIVEN_BACK = _words("refusjon | refunder | kompensasjon | kompenser | fradrag | frådrag | unntatt | unnateke | refund | exempt")
"""That somebody else bears it."""
