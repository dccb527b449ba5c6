"""What one form said, as a page to read: its proposals, what must be looked at with quoted text and place, and what found no field."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tiltaksplan.actions.evidence import FileEvidence, Origin
from tiltaksplan.desktop.import_desk.model import KINDS, FileRow
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.plan.fields import field_at
from tiltaksplan.plan.plan import Plan

SEVERITY_SIGN = {"error": "✖", "warning": "▲", "info": "ⓘ"}
LONGEST_QUOTE = 300


def report_of(plan: Plan, row: FileRow) -> str:
    """Return the page about one file, as simple HTML; its links are `T-03/costs/1/amount`."""
    parts = [f"<h2>{escape(row.name)}</h2>"]
    if row.file is None or row.evidence is None:
        parts.append(f"<p>{escape(row.refusal)}</p><p>{escape(_('Ingenting er hentet fra filen, og de andre filene er ikke berørt.'))}</p>")
        return "".join(parts)
    parts.append(
        f"<p>{escape(_(KINDS.get(row.file.kind, KINDS['unknown'])))} · {escape(f'{row.file.imported.astimezone():%d.%m.%Y %H.%M}')}</p>"
    )
    parts += _proposals(plan, row.evidence)
    parts += _remarks(row.evidence)
    parts += _unsure(row.evidence)
    parts += _leftovers(row.evidence)
    return "".join(parts)


def _proposals(plan: Plan, evidence: FileEvidence) -> Iterator[str]:
    titles = {proposal.id: proposal.title or _("Uten tittel") for proposal in plan.proposals}
    known = [one for one in evidence.file.proposals if one in titles]
    if known:
        yield f"<h3>{escape(_('Forslag'))}</h3><ul>"
        yield from (f"<li>{_link(one, '', f'{one} {titles[one]}')}</li>" for one in known)
        yield "</ul>"


def _remarks(evidence: FileEvidence) -> Iterator[str]:
    if not evidence.remarks:
        return
    yield f"<h3>{escape(_('Problemer i skjemaet'))}</h3><ul>"
    for remark in evidence.remarks:
        sign = SEVERITY_SIGN.get(remark.severity, "▲")
        where = (
            _link(remark.proposal, remark.field or "", field_name(remark.field)) if remark.proposal else escape(field_name(remark.field))
        )
        place = f" <i>({escape(remark.place)})</i>" if remark.place else ""
        yield f"<li>{sign} {where}{': ' if where else ''}{escape(remark.message)}{place}</li>"
    yield "</ul>"


def _unsure(evidence: FileEvidence) -> Iterator[str]:
    unsure = [(key, origin) for key, origin in evidence.origins.items() if origin.doubtful]
    if not unsure:
        return
    yield f"<h3>{escape(_('Verdier å se over'))}</h3><p>{escape(_('Programmet er usikkert på om disse er riktig lest.'))}</p><ul>"
    for (proposal, field), origin in unsure:
        yield f"<li>{_link(proposal, field, field_name(field))}: {_quote(origin)}</li>"
    yield "</ul>"


def _leftovers(evidence: FileEvidence) -> Iterator[str]:
    if not evidence.leftovers:
        return
    yield f"<h3>{escape(_('Tekst vi ikke fant plass til'))}</h3>"
    yield f"<p>{escape(_('Dette står i skjemaet, men hører ikke til noe felt. Kopier det dit det skal stå, om det trengs.'))}</p><ul>"
    for leftover in evidence.leftovers:
        yield f"<li>«{escape(leftover.text).replace(chr(10), '<br>')}» <i>({escape(leftover.place)})</i></li>"
    yield "</ul>"


def _quote(origin: Origin) -> str:
    text = origin.text if len(origin.text) <= LONGEST_QUOTE else origin.text[:LONGEST_QUOTE].rstrip() + " …"
    return f"«{escape(text)}» <i>({escape(origin.place)})</i>"


def _link(proposal: str, pointer: str, text: str) -> str:
    return f'<a href="{escape(proposal + pointer, quote=True)}">{escape(text or proposal)}</a>'


def field_name(pointer: str | None) -> str:
    """Return the name of a field as the form has it, with the line's number for a line of a table."""
    if not pointer:
        return ""
    try:
        name = _(field_at(pointer).label)
        parts = pointer.strip("/").split("/")
        if len(parts) > 1 and parts[1].isdigit():
            table = _(field_at(f"/{parts[0]}").label)
            return (
                _("{table}, linje {number}, {name}", table=table, number=int(parts[1]) + 1, name=name.lower()) if len(parts) > 2 else table
            )
    except KeyError:
        return ""
    return name
