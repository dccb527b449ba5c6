"""The blank proposal form, in Word and in Excel, made from the field definitions."""

from tiltaksplan.reports.form_excel import proposal_form_excel
from tiltaksplan.reports.form_word import proposal_form_word

__all__ = ["proposal_form_excel", "proposal_form_word"]
