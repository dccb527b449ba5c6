"""Back to the group: a letter for each proposal with what was found in it, in friendly words, and the mail that it goes with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tiltaksplan.document.blocks import Block, Document, Paragraph, Properties, Role, Section, heading, paragraph
from tiltaksplan.document.inline import Span
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.checks import check
from tiltaksplan.plan.checks.complete import is_missing
from tiltaksplan.plan.fields import FIELDS
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.matching import unit_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.reports.feedback_words import ADVICE, Advice
from tiltaksplan.reports.wording import NO_TITLE, Wording

# What a mail program takes as it is; anything else in the field is for a person to read and to write in.
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
MOST_TITLES = 5
SECTIONS: tuple[tuple[Severity, str], ...] = (
    (Severity.ERROR, N_("Dette må rettes")),
    (Severity.WARNING, N_("Dette bør dere se på")),
    (Severity.INFO, N_("Dette kan gjøre forslaget bedre")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The mail that a letter goes with; `to` is empty where the proposal has no address that a mail program takes."""

    to: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter on one proposal: what it is about, and the words to tell it in."""

    plan: Plan
    proposal: Proposal
    findings: tuple[Finding, ...]
    words: Wording

    @property
    def title(self) -> str:
        """The proposal's title on one line, or words for that it has none."""
        return _title_of(self.proposal, self.words)


def feedback_findings(plan: Plan) -> dict[str, tuple[Finding, ...]]:
    """Return by proposal what its group can do something about and nobody has waived, in the plan's order; without those that have none."""
    found: dict[str, list[Finding]] = {proposal.id: [] for proposal in plan.proposals}
    for finding in check(plan):
        advice = ADVICE.get(finding.code)
        if advice is None or finding.waived is not None:
            continue
        for proposal_id in finding.proposals[:1] if advice.first_alone else finding.proposals:
            if proposal_id in found:
                found[proposal_id].append(finding)
    return {proposal_id: tuple(findings) for proposal_id, findings in found.items() if findings}


def feedback_letter(plan: Plan, proposal_id: str, findings: Sequence[Finding], *, language: str = "nb") -> Document:
    """Return the letter on *proposal_id* with *findings*, as `feedback_findings` gives them.

    Nothing in it tells of a person's fitness, nor of other proposals more than their titles.
    """
    letter = _letter(plan, proposal_id, findings, language)
    blocks = (*_beginning(letter), *_sections(letter), *_ending(letter))
    title = letter.words(N_("Tilbakemelding på forslag {id}"), id=proposal_id)  # stands at the foot of each page
    return Document(sections=(Section(blocks=blocks),), language=language, properties=Properties(title=title, subject=plan.setup.title))


def feedback_mail(plan: Plan, proposal_id: str, findings: Sequence[Finding], *, language: str = "nb") -> Mail:
    """Return the mail that the letter goes with: short, since the letter says the rest."""
    letter = _letter(plan, proposal_id, findings, language)
    words, address = letter.words, (letter.proposal.contact.email or "").strip()
    body = (
        _greeting(letter),
        words(N_("Takk for forslaget «{title}» ({id})."), title=letter.title, id=proposal_id),
        _counted(letter),
        _by_when(letter),
        words(N_("Alt står i brevet som er lagt ved: hva det gjelder, hvorfor det betyr noe, og hva dere kan gjøre.")),
        words(N_("Spør gjerne: Svar på denne e-posten.")),
        words(N_("Vennlig hilsen")),
    )
    return Mail(
        to=address if ADDRESS.fullmatch(address) else "",
        subject=words(N_("Tilbakemelding på forslaget «{title}»"), title=letter.title),
        body="\n\n".join(part for part in body if part) + "\n",
    )


def _letter(plan: Plan, proposal_id: str, findings: Sequence[Finding], language: str) -> Letter:
    return Letter(plan=plan, proposal=plan.proposal(proposal_id), findings=tuple(findings), words=Wording(language))


def _title_of(proposal: Proposal, words: Wording) -> str:
    return " ".join((proposal.title or "").split()) or words(NO_TITLE)


def _greeting(letter: Letter) -> str:
    name = " ".join((letter.proposal.contact.name or "").split())
    return letter.words(N_("Hei, {name}!"), name=name) if name else letter.words(N_("Hei!"))


def _beginning(letter: Letter) -> Iterator[Block]:
    words, proposal = letter.words, letter.proposal
    yield paragraph(words(N_("Tilbakemelding på forslaget deres")), Role.TITLE)
    yield paragraph(f"{proposal.id} {letter.title}", Role.SUBTITLE)
    yield paragraph(_greeting(letter))
    plan_title = letter.plan.setup.title.strip()
    thanks = words(N_("Takk for forslaget «{title}»."), title=letter.title)
    if plan_title:
        thanks = words(N_("Takk for forslaget «{title}» til «{plan}»."), title=letter.title, plan=plan_title)
    yield paragraph(f"{thanks} {_in_place(letter)}".strip())
    yield paragraph(" ".join(part for part in (_counted(letter), _by_when(letter)) if part))


def _in_place(letter: Letter) -> str:
    """Return how much is filled in of what the round asks for; nothing where nothing is."""
    asked = [field for field in FIELDS if field.required and field.required_from <= letter.plan.round]
    filled = sum(1 for field in asked if not is_missing(field, letter.proposal))
    if filled == len(asked):
        return letter.words(N_("Alle de {asked} feltene som skal fylles ut, er fylt ut."), asked=len(asked))
    if filled:
        return letter.words(N_("{filled} av de {asked} feltene som skal fylles ut, er fylt ut."), filled=filled, asked=len(asked))
    return ""


def _counted(letter: Letter) -> str:
    words = letter.words
    errors = sum(1 for finding in letter.findings if finding.severity is Severity.ERROR)
    if not errors:
        return words(N_("Ingenting må rettes, men vi har noen råd som kan gjøre forslaget bedre."))
    if errors == 1:
        return words(N_("Én ting må rettes før forslaget kan vurderes."))
    return words(N_("{count} ting må rettes før forslaget kan vurderes."), count=errors)


def _by_when(letter: Letter) -> str:
    setup = letter.plan.setup
    deadline = setup.proposal_deadline if letter.plan.round == 1 else setup.unit_deadline
    if deadline is None:
        return letter.words(N_("Send oss forslaget på nytt så snart dere kan."))
    return letter.words(N_("Send oss forslaget på nytt innen {deadline}."), deadline=deadline)


def _sections(letter: Letter) -> Iterator[Block]:
    for severity, title in SECTIONS:
        told = _told_together(letter, severity)
        if told:
            yield heading(letter.words(title))
        for (why, do), messages in told.items():
            yield from (
                Paragraph(content=(Span(text=message, bold=True),), role=Role.BULLET, level=1, keep_with_next=True) for message in messages
            )
            yield paragraph(why, keep_with_next=True)
            yield Paragraph(content=(Span(text=letter.words(N_("Gjør dette:")), bold=True), Span(text=f" {do}")))


def _told_together(letter: Letter, severity: Severity) -> Mapping[tuple[str, str], list[str]]:
    """Return the messages by why and what to do: what is mended in the same way is said once."""
    told: dict[tuple[str, str], list[str]] = {}
    for finding in letter.findings:
        if finding.severity is severity:
            message, why, do = _told(letter, finding)
            messages = told.setdefault((why, do), [])
            if message not in messages:
                messages.append(message)
    return told


def _told(letter: Letter, finding: Finding) -> tuple[str, str, str]:
    advice, words = ADVICE[finding.code], letter.words
    others = [one for one in letter.plan.proposals if one.id in finding.proposals and one.id != letter.proposal.id]
    figures = (*finding.figures, ("titles", _titles(others, words)))

    def said(text: str) -> str:
        return words.told(Message(text, figures))

    return (
        said(_message(advice, finding, shared=bool(others))),
        said(advice.why or finding.why.template),
        said(advice.do),
    )


def _message(advice: Advice, finding: Finding, *, shared: bool) -> str:
    return (advice.shared if shared else None) or advice.message or finding.message.template


def _titles(proposals: Sequence[Proposal], words: Wording) -> str:
    titles = [f"«{_title_of(one, words)}»" for one in proposals[:MOST_TITLES]]
    if len(proposals) > MOST_TITLES:
        titles.append(words(N_("{count} til"), count=len(proposals) - MOST_TITLES))
    return words.listed(titles)


def _ending(letter: Letter) -> Iterator[Block]:
    words, unit = letter.words, unit_of(letter.proposal.unit, letter.plan.setup)
    yield heading(words(N_("Når, og hvem dere kan spørre")))
    yield paragraph(f"{_by_when(letter)} {words(N_('Rett i det samme skjemaet, så ser vi hva som er nytt.'))}")
    if unit is not None and unit.leader:
        address = f" ({unit.email})" if unit.email else ""
        yield paragraph(
            words(
                N_("Lurer dere på noe, svar på e-posten som brevet kom med, eller spør {leader}{address}, som leder {unit}."),
                leader=unit.leader,
                address=address,
                unit=unit.name,
            )
        )
    else:
        yield paragraph(words(N_("Lurer dere på noe, svar på e-posten som brevet kom med.")))
    yield paragraph(words(N_("Er dere uenige i noe, så skriv hvorfor. Da ser vi på det sammen.")))
    yield paragraph(words(N_("Vennlig hilsen")))
