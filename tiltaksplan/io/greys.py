"""What a colour says of a text: grey sets it back, a coloured ground makes it stand out."""

from __future__ import annotations


def grey(colour: str) -> bool:
    """Return whether a colour (RRGGBB) is a grey that is neither near black nor near white.

    >>> grey("7F7F7F"), grey("595959"), grey("000000"), grey("1D5B63"), grey("auto")
    (True, True, False, False, False)
    """
    parts = _parts(colour)
    return parts is not None and max(parts) - min(parts) <= 24 and 0x50 <= sum(parts) / 3 <= 0xE8


def marks(fill: str | None) -> bool:
    """Return whether a background makes text stand out: a colour, not white and not a grey.

    >>> marks("FFFF00"), marks("auto"), marks("FFFFFF"), marks("F2F2F2")
    (True, False, False, False)
    """
    parts = _parts(fill or "")
    return parts is not None and max(parts) - min(parts) > 24


def _parts(colour: str) -> tuple[int, int, int] | None:
    if len(colour) != 6:
        return None
    try:
        return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)
    except ValueError:
        return None
