"""Every text of the program stands in nynorsk and in English too, with the same places for figures."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "tools"))
import catalogues

FIGURE = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def texts() -> set[str]:
    return set(catalogues.texts())


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_text_is_translated(texts: set[str], language: str) -> None:
    catalogue = catalogues.read_catalogue(language)
    translated = {str(message.id) for message in catalogue if message.string}
    assert sorted(texts - translated) == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_translation_has_the_same_figures_as_the_text(texts: set[str], language: str) -> None:
    catalogue = catalogues.read_catalogue(language)
    wrong = [str(m.id) for m in catalogue if m.id and m.string and set(FIGURE.findall(str(m.id))) != set(FIGURE.findall(str(m.string)))]
    assert wrong == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_program_reads_what_the_translators_wrote(language: str) -> None:
    written = {str(message.id): str(message.string) for message in catalogues.read_catalogue(language) if message.id and message.string}
    assert catalogues.messages_in_mo(language) == written


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_no_catalogue_holds_texts_that_the_program_has_left(texts: set[str], language: str) -> None:
    assert sorted(str(message.id) for message in catalogues.read_catalogue(language) if message.id and message.id not in texts) == []
