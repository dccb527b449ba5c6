"""A mail as a file (.eml): who sent it, when, and what lies with it. Its text is no form and is not read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from tiltaksplan.io.containers import Container, can_be_form, free_name


def read_mail(content: bytes) -> Container:
    """Return what lies with the mail in *content*, mails that were forwarded as files among them."""
    message = message_from_bytes(content, policy=policy.default)
    files: dict[str, Callable[[], bytes]] = {}
    if isinstance(message, EmailMessage):
        _attachments(message, files)
    return Container(files=files, received=_sent(message), sender=_sender(message))


def _attachments(message: EmailMessage, files: dict[str, Callable[[], bytes]]) -> None:
    for part in message.iter_parts() if message.is_multipart() else (message,):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else part
            subject = str(inner.get("subject", "")) if isinstance(inner, EmailMessage) else ""
            files[free_name(f"{subject.replace('/', '_') or 'videresendt'}.eml", files)] = inner.as_bytes  # type: ignore[union-attr]
        elif part.is_multipart():
            _attachments(part, files)  # type: ignore[arg-type]
        elif (name := part.get_filename()) and can_be_form(name.replace("/", "_")):
            files[free_name(name.replace("/", "_").replace("\\", "_"), files)] = lambda part=part: _bytes_of(part)  # type: ignore[misc]


def _bytes_of(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _sent(message: object) -> date | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date()  # type: ignore[index]
    except (TypeError, ValueError, IndexError, KeyError):
        return None


def _sender(message: object) -> str:
    try:
        name, address = parseaddr(str(message["from"] or ""))  # type: ignore[index]
    except (ValueError, IndexError, KeyError):
        return ""
    return f"{name} <{address}>" if name and address else address or name
