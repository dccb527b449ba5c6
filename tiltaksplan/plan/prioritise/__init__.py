"""The choice: which proposals become measures, and when each starts, within money, hours and numbers; with a reason for every yes and no.

`prioritise` is the door. OR-Tools is imported when somebody chooses, and in this room alone.
"""

from tiltaksplan.plan.prioritise.choose import fingerprint_of, prioritise

__all__ = ["fingerprint_of", "prioritise"]
