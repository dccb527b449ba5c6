"""Cleaning, empty answers, names, contacts, ticks and the language of answers."""

import pytest

from tiltaksplan.forms.spoken_language import language_of
from tiltaksplan.forms.values import (
    Unclear,
    clean,
    emptiness,
    is_empty_answer,
    read_contact,
    read_entries,
    read_names,
    read_people,
    read_tick,
    read_ticked_labels,
    why_empty,
)
from tiltaksplan.plan.proposal import Contact


@pytest.mark.parametrize("bullet", ["• ", "•", "– ", "- ", "* ", "· ", "\uf0b7\t", "\uf0a7 ", "o\t", "§\t", "▪ ", "—\u00a0", "-", "•\t- "])
def test_every_kind_of_bullet_becomes_a_line_that_starts_with_a_dash(bullet):
    assert clean(f"Vi vil:\n{bullet}katalogisere\n{bullet}fotografere") == "Vi vil:\n- katalogisere\n- fotografere"


def test_paragraphs_stay_and_blanks_that_nobody_sees_go():
    assert (
        clean("Første\u00a0avsnitt  med kata\u00adlog.\r\n\r\n\u200bAndre\u202favsnitt.\u000bTredje\ufeff ")
        == "Første avsnitt med katalog.\nAndre avsnitt.\nTredje"
    )


def test_letters_in_two_parts_become_one():
    assert clean("A\u030ape\u0301n") == "Åpén"


@pytest.mark.parametrize("text", ["-5", "10 - 15", "2 x 3", "Sør-Trøndelag", "o store tid", "*1 se note"])
def test_what_only_looks_like_a_bullet_stays(text):
    assert clean(text) == text


EMPTY = {
    "none": (
        "",
        " ",
        "-",
        "–",
        "—",
        "...",
        "…",
        "N/A",
        "n.a.",
        "ingen",
        "Ingen.",
        "Inga",
        "ikke aktuelt",
        "Ikkje aktuelt",
        "Not applicable",
        "None",
        "Nei",
        "[Skriv her]",
        "[…]",
        "______",
        "Klikk eller trykk her for å skrive inn tekst.",
        "Velg et element.",
        "Choose an item.",
        "Click or tap to enter a date.",
    ),
    "unknown": (
        "?",
        "??",
        "vet ikke",
        "Veit ikkje",
        "TBD",
        "Kommer",
        "kjem",
        "kommer senere",
        "avklares senere",
        "don't know",
        "don’t know",
        "ukjent",
    ),
    "elsewhere": (
        "Se vedlegg",
        "se vedlegg 2.",
        "Sjå vedlegg",
        "See attached",
        "jf. vedlegg",
        "Se over",
        "som over",
        "se eget ark",
        "See appendix B",
        "Vedlagt",
    ),
}


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, texts in EMPTY.items() for text in texts])
def test_an_answer_that_answers_nothing_is_known_for_what_it_is(text, kind):
    assert emptiness(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "Ja",
        "Ingen dobbeltbestillinger",
        "3",
        "Kommer an på finansieringen",
        "Se på ti store samlinger",
        "Ingen andre museer gjør dette",
        "Nytt magasin",
    ],
)
def test_an_answer_is_not_taken_for_an_empty_one(text):
    assert not is_empty_answer(text)


def test_what_a_person_is_told_of_an_empty_answer_quotes_it():
    assert why_empty("Se vedlegg") == Unclear("answer-elsewhere", "Se vedlegg")
    assert "«Se vedlegg»" in str(Unclear("answer-elsewhere", "Se vedlegg").message)
    assert why_empty("") is None
    assert why_empty("Nytt magasin") is None


NAMES = {
    "Trondheim kommune, NINA og Statsbygg": ("Trondheim kommune", "NINA", "Statsbygg"),
    "NINA og NIKU": ("NINA", "NIKU"),
    "• NINA\n• NIKU; Statsbygg": ("NINA", "NIKU", "Statsbygg"),
    "1. NINA\n2. NIKU": ("NINA", "NIKU"),
    "Universitetet i Oslo og Universitetet i Bergen": ("Universitetet i Oslo", "Universitetet i Bergen"),
    "Bærekraft, kvalitet og ett NTNU": ("Bærekraft", "kvalitet", "ett NTNU"),
    "Ett NTNU, Kvalitet": ("Ett NTNU", "Kvalitet"),
    "NINA, NIKU m.fl.": ("NINA", "NIKU"),
    "NINA / NIKU": ("NINA", "NIKU"),
    "Institutt for arkeologi og kulturhistorie": ("Institutt for arkeologi og kulturhistorie",),
    "Institutt for språk, litteratur og kultur": ("Institutt for språk, litteratur og kultur",),
    "Møre og Romsdal fylkeskommune": ("Møre og Romsdal fylkeskommune",),
    "Kultur- og likestillingsdepartementet": ("Kultur- og likestillingsdepartementet",),
    "Bærekraft (klima, natur og mangfold)": ("Bærekraft (klima, natur og mangfold)",),
    "Vi samarbeider med NINA, NIKU og kommunen.": ("Vi samarbeider med NINA, NIKU og kommunen.",),
    "ingen": (),
    "-": (),
}


@pytest.mark.parametrize(("text", "names"), NAMES.items())
def test_a_list_of_names_is_split_but_never_a_name_or_a_sentence(text, names):
    assert read_names(text) == names


def test_a_name_written_with_the_last_name_first_is_one_person():
    assert read_people("Sandmo, Henrik") == ("Sandmo, Henrik",)
    assert read_people("Kari Nordmann, Ola Hansen og Tor Å. Lie") == ("Kari Nordmann", "Ola Hansen", "Tor Å. Lie")


def test_entries_are_split_by_line_alone():
    text = "Vedtak i NTNUs styre, senest i mai\nNy avtale med Eiendomsavdelingen og Statsbygg"
    assert read_entries(text) == tuple(text.split("\n"))


CONTACTS = {
    "Tuva Eggen (tuva.eggen@vm.ntnu.example)": ("Tuva Eggen", "tuva.eggen@vm.ntnu.example"),
    "Oddvar Reitan, oddvar.reitan@vm.ntnu.example": ("Oddvar Reitan", "oddvar.reitan@vm.ntnu.example"),
    "Kari Lie <kari@ntnu.example>": ("Kari Lie", "kari@ntnu.example"),
    "kari@ntnu.example – Kari Lie": ("Kari Lie", "kari@ntnu.example"),
    "Navn: Kari Lie\nE-post: kari@ntnu.example\nMobil: +47 900 12 345": ("Kari Lie", "kari@ntnu.example"),
    "Lie, Kari (kari@ntnu.example)": ("Lie, Kari", "kari@ntnu.example"),
    "mailto:kari@ntnu.example": (None, "kari@ntnu.example"),
    "Kari Lie": ("Kari Lie", None),
    "": (None, None),
}


@pytest.mark.parametrize(("text", "contact"), CONTACTS.items())
def test_name_and_address_are_found_in_one_answer(text, contact):
    assert read_contact(text).contact == Contact(name=contact[0], email=contact[1])


def test_what_else_stands_with_a_contact_is_kept():
    answer = read_contact("Kari Lie, Seksjon for formidling, kari@ntnu.example, tlf. 73 59 21 45")
    assert (answer.contact.name, answer.phone, answer.other) == ("Kari Lie", "73 59 21 45", "Seksjon for formidling")
    assert read_contact("Kari Lie kari@ntnu.example / Ola Lie ola@ntnu.example").other == "Ola Lie ola@ntnu.example"


@pytest.mark.parametrize(
    "text", ["☒", "☑", "✓", "✔", "x", "X", " x ", "[x]", "(X)", "[ x ]", "ja", "Yes", "\uf0fe", "\uf052", "\uf0fc", True, 1]
)
def test_a_tick_is_a_tick_however_it_is_made(text):
    assert read_tick(text) is True


@pytest.mark.parametrize("text", ["☐", "□", "[ ]", "( )", "[]", "nei", "No", "\uf0a8", False, 0])
def test_an_open_box_is_open(text):
    assert read_tick(text) is False


@pytest.mark.parametrize("text", ["", " ", "Kvalitet", "☐ Bærekraft", "-", None, 2])
def test_what_is_no_box_says_neither(text):
    assert read_tick(text) is None


def test_a_line_of_boxes_gives_every_label():
    assert read_ticked_labels("☐ Bærekraft    ☒ Kvalitet    ☒ Ett NTNU") == (("Bærekraft", False), ("Kvalitet", True), ("Ett NTNU", True))
    assert read_ticked_labels("Ja [x]  Nei [ ]") == (("Ja", True), ("Nei", False))
    assert read_ticked_labels("Hensyn: ☐ Bærekraft ☒ Kvalitet") == (("Bærekraft", False), ("Kvalitet", True))
    assert read_ticked_labels("ingen bokser her") == ()


LANGUAGES = {
    "nb": ("Museet har funn fra 214 graver som ligger spredt.", "Alle skinn i tette skap", "Hva gjør vi uten magasin?", "", "123"),
    "nn": (
        "Steinane vert målte inn.",
        "Eigne midlar",
        "Grunneigarar vil ikkje ha merkte turar",
        "Løyve frå grunneigarane",
        "Betre formidling for skular",
    ),
    "en": (
        "All cores surveyed, and 300 of them available to researchers",
        "Own funds",
        "The museum keeps 1,240 sediment cores",
        "Cold room at Gløshaugen approved by the board",
    ),
}


@pytest.mark.parametrize(("text", "language"), [(text, language) for language, texts in LANGUAGES.items() for text in texts])
def test_even_a_short_answer_tells_its_language(text, language):
    assert language_of([text]) == language


def test_norwegian_names_in_english_answers_do_not_turn_the_language():
    texts = [
        "Institutt for naturhistorie",
        "Trondheim kommune",
        "The project will open the archive to researchers and publish all counts in a database",
    ]
    assert language_of(texts) == "en"
