"""The sheet Kontroller of the set-up: which checks run and how much they weigh; a check that does not exist is told of with its cell."""

from __future__ import annotations

from collections.abc import Iterable

from tiltaksplan.forms.sheet_rows import Problems, Row
from tiltaksplan.language import LANGUAGES, N_, Message, translator
from tiltaksplan.plan.check_settings import CheckSetting
from tiltaksplan.plan.spelling import name_key, nearest

CLOSE = 80  # percent alike, from which a code is suggested for one that does not exist


def checks_by_label() -> dict[str, str]:
    """Return the codes of the checks by what they look for, in every language, as names are compared."""
    from tiltaksplan.plan.checks import CHECKS  # loaded for a set-up alone: the forms are read without the checks

    return {name_key(translator(language)(check.looks_for)): check.code for check in CHECKS for language in LANGUAGES if check.looks_for}


def check_settings_from(rows: Iterable[Row], problems: Problems) -> tuple[CheckSetting, ...]:
    """Return what *rows* choose about the checks; a row that says what holds anyway is none."""
    settings = (_setting_from(row, problems) for row in rows)
    return tuple(setting for setting in settings if setting is not None and not setting.says_nothing)


def _setting_from(row: Row, problems: Problems) -> CheckSetting | None:
    from tiltaksplan.plan.checks import BY_CODE

    written = str(row.values["code"]).strip()
    check = BY_CODE.get(written.casefold().replace(" ", "-").replace("_", "-")) or BY_CODE.get(checks_by_label().get(name_key(written), ""))
    if check is None:
        _tell_of_unknown(written, row, problems)
        return None
    severity = row.values.get("severity")
    return CheckSetting(
        code=check.code, runs=row.values.get("runs", True), severity=None if severity is check.severity else severity,
        reason=row.values.get("reason"),
    )  # fmt: skip


def _tell_of_unknown(written: str, row: Row, problems: Problems) -> None:
    from tiltaksplan.plan.checks import BY_CODE

    like = nearest(written, BY_CODE, at_least=CLOSE)
    if like:
        text = N_("Kontrollen «{code}» finnes ikke, og raden er ikke lest. Mente du «{like}»?")
        message = Message.of(text, code=written, like=like[0])
    else:
        text = N_("Kontrollen «{code}» finnes ikke, og raden er ikke lest. Rett koden, eller slett raden.")
        message = Message.of(text, code=written)
    problems.add("check-unknown", row.place("code"), message, text=written)
