import pytest

from tests.plan.samples import sample_proposals, sample_setup
from tiltaksplan.plan.matching import (
    focus_area_of,
    frame_of,
    group_of,
    nearest,
    people_named,
    person_of,
    same_source,
    source_of,
    unit_of,
)
from tiltaksplan.plan.proposal import HourLine, Proposal
from tiltaksplan.plan.setup import Person, Setup


@pytest.fixture(scope="module")
def setup() -> Setup:
    return sample_setup()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sandmo, Henrik", "Henrik Sandmo"),
        ("HENRIK SANDMO", "Henrik Sandmo"),
        ("H. Sandmo", "Henrik Sandmo"),
        ("Henrik Sanmo", "Henrik Sandmo"),
        ("henrik.sandmo@vm.ntnu.example", "Henrik Sandmo"),
        ("Jan-Erik Tørum", "Jan Erik Tørum"),
        ("Jan Erik Toerum", "Jan Erik Tørum"),
        ("J.E. Tørum", "Jan Erik Tørum"),
        ("Anne-Grethe Selnes", "Anne Grethe Selnes"),
        ("Anne Grete Selnes", "Anne Grethe Selnes"),
        ("Eivind Lauvaas", "Eivind Lauvås"),
        ("Mona Heggdal", "Mona Lisbet Heggdal"),
        ("Prof. Oddvar Reitan (NAT)", "Oddvar Reitan"),
        ("Aashild Kvernmo", "Åshild Kvernmo"),
    ],
)
def test_a_person_is_known_in_every_way_that_people_write_the_name(setup, written, name):
    assert person_of(written, setup).name == name


@pytest.mark.parametrize("written", ["Sofie Lindqvist", "Henrik", "Sandmo", "Karl Vatne", "Kåre Sandmo", "Terje Alsta Berg", "", None, "—"])
def test_a_name_that_may_be_somebody_elses_is_matched_to_nobody(setup, written):
    assert person_of(written, setup) is None


def test_two_people_with_like_names_are_kept_apart():
    both = Setup(people=(Person(name="Kristin Moe"), Person(name="Kristine Moe"), Person(name="Hans Berg"), Person(name="Heidi Berg")))
    assert person_of("Kristin Moe", both).name == "Kristin Moe"
    assert person_of("Kristine Moe", both).name == "Kristine Moe"
    assert person_of("H. Berg", both) is None


def test_no_two_people_of_the_sample_set_up_are_taken_for_one_another(setup):
    for person in setup.people:
        assert person_of(person.name, setup) == person
        others = Setup(people=tuple(other for other in setup.people if other != person))
        assert person_of(person.name, others) is None


def test_every_name_in_the_sample_forms_is_found_but_the_one_that_is_not_in_the_set_up(setup):
    names = {line.person for proposal in sample_proposals() for line in proposal.hours if line.person}
    assert {name for name in names if person_of(name, setup) is None} == {"Sofie Lindqvist"}


def test_somebody_outside_the_set_up_goes_by_one_name_across_proposals(setup):
    def naming(*people: str) -> Proposal:
        return Proposal(hours=tuple(HourLine(person=person) for person in people))

    called = people_named([naming("Sofie Lindqvist", "Sofie Lindqvist"), naming("Lindkvist, Sofie"), naming("Sandmo, Henrik")], setup)
    assert called == {"Sofie Lindqvist": "Sofie Lindqvist", "Lindkvist, Sofie": "Sofie Lindqvist", "Sandmo, Henrik": "Henrik Sandmo"}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("NAT", "Institutt for naturhistorie"),
        ("Department of Natural History", "Institutt for naturhistorie"),
        ("Institutt for arkeologi og kulturhistorie (ARK)", "Institutt for arkeologi og kulturhistorie"),
        ("Department of Archaeology and Cultural History", "Institutt for arkeologi og kulturhistorie"),
        ("Seksjon for formiddling", "Seksjon for formidling"),
        ("Seksjonen for formidling", "Seksjon for formidling"),
        ("Section for Collections Management", "Seksjon for samlingsforvaltning"),
        ("NTNU Vitenskapsmuseet, Seksjon for administrasjon", "Seksjon for administrasjon"),
        ("National Laboratories for Dating", "Nasjonallaboratoriene for datering"),
    ],
)
def test_a_unit_is_known_by_its_names_in_three_languages(setup, written, name):
    assert unit_of(written, setup).name == name


@pytest.mark.parametrize("written", ["Institutt for biologi", "Seksjon", "Fakultet for naturvitenskap", "", None])
def test_a_unit_that_is_not_in_the_set_up_is_matched_to_none(setup, written):
    assert unit_of(written, setup) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Research group for biogeography", "Forskergruppe for biogeografi"),
        ("Forskargruppe for vegetasjonsøkologi", "Forskergruppe for vegetasjonsøkologi"),
        ("Faggruppa for zoologi", "Faggruppe for zoologi"),
        ("Subject group for Iron Age", "Faggruppe for jernalder"),
        ("Redaksjonsgruppen", "Redaksjonsgruppa"),
    ],
)
def test_a_group_is_known_by_its_names_in_three_languages(setup, written, name):
    assert group_of(written, setup).name == name


def test_zoology_is_not_taken_for_geology(setup):
    assert group_of("Faggruppe for geologi", setup) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("egne midler", "Egne midler"),
        ("Eigne midlar", "Egne midler"),
        ("Own funds", "Egne midler"),
        ("Egne midlr", "Egne midler"),
        ("Egne midler (drift)", "Egne midler"),
        ("NTNU sentralt", "NTNU sentralt"),
        ("Central funds", "NTNU sentralt"),
        ("Sentrale midlar", "NTNU sentralt"),
        ("Gåver og stiftingar", "Gaver og stiftelser"),
        ("Gifts and foundations", "Gaver og stiftelser"),
        ("Kommunen", None),
        ("Forskningsrådet", None),
        ("Miljødirektoratet", None),
        ("NTNU", None),
        ("", None),
        (None, None),
    ],
)
def test_a_source_is_matched_by_name_and_spelling_in_three_languages(setup, written, name):
    assert source_of(written, setup) == name


def test_sources_outside_the_budget_are_the_same_in_two_languages():
    assert same_source("Forskningsrådet", "Research Council") and not same_source("Kommunen", "Fylkeskommunen")


def test_frames_and_focus_areas_are_known_in_three_languages(setup):
    written = ("Berekraft", "Sustainability", "One NTNU", "Development agreement", "Open science")
    frames = [frame_of(one, setup).name for one in written]
    assert frames == ["Bærekraft", "Bærekraft", "Ett NTNU", "Utviklingsavtale", "Åpen forskning"]
    areas = [focus_area_of(written, setup).name for written in ("Dissemination", "Vitskaplege samlingar", "Scientific collections")]
    assert areas == ["Formidling", "Vitenskapelige samlinger", "Vitenskapelige samlinger"]


def test_the_nearest_name_is_suggested_and_a_far_one_is_not(setup):
    names = [person.name for person in setup.people]
    assert nearest("Henrik Sannmoe", names)[0] == "Henrik Sandmo"
    assert nearest("Xerxes Quist", names) is None
