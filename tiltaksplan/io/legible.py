"""Text as files can hold it: signs that neither Word's XML nor a PDF takes are left out."""

from __future__ import annotations

import re

# XML 1.0 knows tab, line feed and carriage return of the control characters, and no lone halves of a pair nor the two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """Return *text* without the signs that a file cannot hold; a line ends with `\\n` alone.

    >>> legible("Blåbær\\x0b på\\r\\nbenk")
    'Blåbær på\\nbenk'
    """
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
