"""Values out of words: pure, total functions from what people write to values, or to what was unclear about it.

Each function takes the text of a cell or an answer (or the number of a number cell) and never raises; what it cannot read it gives back as
`Unclear`, with a code and the quoted text. The words are data in `resources/wordlists/`.
"""

from tiltaksplan.forms.values.amounts import read_amount, read_unit_of_header
from tiltaksplan.forms.values.contact import ContactAnswer, read_contact, read_email
from tiltaksplan.forms.values.dates import Edge, read_date, read_period
from tiltaksplan.forms.values.durations import Duration, read_duration
from tiltaksplan.forms.values.goals import read_goals
from tiltaksplan.forms.values.hours import TimeUnit, read_hours, read_hours_unit_of_header
from tiltaksplan.forms.values.names import is_sentence, read_entries, read_names, read_people
from tiltaksplan.forms.values.numbers import read_number, read_rank
from tiltaksplan.forms.values.steps import read_step
from tiltaksplan.forms.values.text import Emptiness, clean, emptiness, is_empty_answer, one_line, why_empty
from tiltaksplan.forms.values.ticks import read_tick, read_ticked_labels
from tiltaksplan.forms.values.unclear import MESSAGES, Unclear
from tiltaksplan.forms.values.years import read_by_year, read_year

__all__ = [
    "MESSAGES",
    "ContactAnswer",
    "Duration",
    "Edge",
    "Emptiness",
    "TimeUnit",
    "Unclear",
    "clean",
    "emptiness",
    "is_empty_answer",
    "is_sentence",
    "one_line",
    "read_amount",
    "read_by_year",
    "read_contact",
    "read_date",
    "read_duration",
    "read_email",
    "read_entries",
    "read_goals",
    "read_hours",
    "read_hours_unit_of_header",
    "read_names",
    "read_number",
    "read_people",
    "read_period",
    "read_rank",
    "read_step",
    "read_tick",
    "read_ticked_labels",
    "read_unit_of_header",
    "read_year",
    "why_empty",
]
