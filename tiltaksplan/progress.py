"""How long work tells how far it has come, and how a person stops it. Every room may import this module; it imports none."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """A person stopped the work; whoever catches it leaves nothing half done."""


class Progress(Protocol):
    """What long work tells while it goes on."""

    def step(self, done: int, of: int, text: str) -> None:
        """Tell that *done* of *of* steps are done and that *text* comes now.

        Raises:
            Cancelled: The person has stopped the work.
        """


class Silent:
    """A progress that nobody watches and nobody stops."""

    def step(self, done: int, of: int, text: str) -> None:
        """Take the step and say nothing."""
