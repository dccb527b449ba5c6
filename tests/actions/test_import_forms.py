"""Forms come into the plan as one step; nothing comes in twice, and nothing is written over without a yes."""

import shutil
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tiltaksplan.actions.import_forms import import_forms, import_json, prepare_import, store_import
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.actions.revisions import base_of, confirm_revision, reject_revision, revisions_in, take_as_new, waiting_files
from tiltaksplan.document.place import Place
from tiltaksplan.errors import WrongUsage
from tiltaksplan.forms.reading import Problem, Reading, Source
from tiltaksplan.language import Message
from tiltaksplan.plan.change import Change, reversed_all
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.proposal import CostLine, HourLine, ProjectLeader, Proposal
from tiltaksplan.progress import Silent

STORE = Proposal(
    title="Nytt magasin for vitenskapelige samlinger", group="Faggruppe for zoologi", unit="NAT", focus_area="vitenskapelige samlinger",
    description="Vi bygger.", frames=("One NTNU", "Bærekraft (klima)", "Noe eget"), received=date(2022, 10, 1), start=date(2023, 1, 1),
    costs=(CostLine(year=2023, amount=450000, funding="Eigne midlar"), CostLine(year=2024, amount=1, funding="Forskningsrådet")),
    hours=(HourLine(person="Reitan, Oddvar", hours=10), HourLine(person="O. Reitan", hours=5)), leader=ProjectLeader(name="Alstad, Terje"),
)  # fmt: skip


@pytest.fixture(scope="module")
def set_up_plan(tmp_path_factory, samples) -> bytes:
    path = tmp_path_factory.mktemp("plan") / "p.tiltaksplan"
    new_plan(path, setup=samples / "oppsett.xlsx").close()
    return path.read_bytes()


@pytest.fixture
def plan_file(tmp_path, set_up_plan):
    path = tmp_path / "p.tiltaksplan"
    path.write_bytes(set_up_plan)
    with open_plan(path, who="Kari") as plan_file:
        yield plan_file


@pytest.fixture
def form(tmp_path):
    """Lay a file in a folder and return what was read from it."""

    def read(*proposals, name="skjema.docx", folder="inn", content=None, kind="proposal", **more):
        path = tmp_path / folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content or repr((proposals, folder)).encode())
        source = Source(place=Place((("table", 1), ("row", 2), ("column", 2))), text="Nytt")
        return Reading(path=str(path), kind=kind, proposals=proposals, sources={"/proposals/0/title": source}, **more)

    return read


def take(plan_file, *readings):
    prepared = prepare_import(plan_file, readings)
    store_import(plan_file, prepared)
    return prepared


def test_a_form_becomes_a_proposal_with_its_file_and_what_was_read(plan_file, form):
    reading = form(STORE)
    done = take(plan_file, reading)
    assert done.new == ("T-01",) and done.exit_code == 0 and [file.outcome for file in done.files] == ["new"]
    (file,) = (one for one in plan_file.plan.files if one.kind == "proposal")
    content = Path(reading.path).read_bytes()
    assert (file.name, file.sha256, file.proposals, file.waiting) == ("skjema.docx", sha256(content).hexdigest(), ("T-01",), False)
    assert plan_file.original(file.sha256) == content and '"/proposals/0/title"' in file.reading


def test_names_that_are_surely_known_get_the_set_ups_spelling_and_the_journal_says_so(plan_file, form):
    take(plan_file, form(STORE))
    proposal = plan_file.plan.proposal("T-01")
    assert (proposal.unit, proposal.focus_area, proposal.frames) == (
        "Institutt for naturhistorie", "Vitenskapelige samlinger", ("Ett NTNU", "Bærekraft (klima)", "Noe eget"),
    )  # fmt: skip
    assert [line.funding for line in proposal.costs] == ["Egne midler", "Forskningsrådet"]
    assert [line.person for line in proposal.hours] == ["Oddvar Reitan", "O. Reitan"] and proposal.leader.name == "Terje Alstad"
    changes = plan_file.journal()[-1].changes
    written = next(change.after for change in changes if change.thing == "proposal:T-01" and not change.field)
    assert written == replace(STORE, id="T-01")
    assert ("/unit", "NAT", "Institutt for naturhistorie") in [(one.field, one.before, one.after) for one in changes]
    assert all(change.source and (change.why or not change.field) for change in changes)


def test_an_import_is_one_step_and_can_be_taken_back(plan_file, form):
    before, steps = plan_file.plan, len(plan_file.journal())
    done = take(plan_file, form(STORE), form(Proposal(title="Museumsbuss"), name="buss.docx"))
    assert done.new == ("T-01", "T-02") and len(plan_file.journal()) == steps + 1
    plan_file.commit(reversed_all(done.changes), "Angre")
    assert plan_file.plan == before
    plan_file.commit(done.changes, "Gjør om")
    assert len(plan_file.plan.proposals) == 2


def test_a_file_that_is_known_is_skipped_under_any_name(plan_file, form):
    take(plan_file, form(STORE, content=b"x"))
    done = take(plan_file, form(STORE, content=b"x"), form(STORE, content=b"x", name="kopi.docx"))
    assert [file["ids"] for file in import_json(done)["files"]] == [["T-01"], ["T-01"]]
    assert [file.outcome for file in done.files] == ["skipped", "skipped"] and done.exit_code == 0 and done.changes == ()
    assert len(plan_file.plan.proposals) == 1


def test_the_same_file_twice_in_one_import_comes_in_once(plan_file, form):
    done = take(plan_file, form(STORE, content=b"x"), form(STORE, content=b"x", name="kopi.docx"))
    assert [file.outcome for file in done.files] == ["new", "skipped"] and len(plan_file.plan.proposals) == 1


def test_a_newer_version_waits_and_changes_nothing_until_it_is_confirmed(plan_file, form):
    take(plan_file, form(STORE))
    before = plan_file.plan.proposal("T-01")
    newer = replace(STORE, title="Nytt magasin for samlinger", start=date(2024, 1, 1), received=date(2022, 10, 9))
    done = take(plan_file, form(newer, folder="ny"))
    (file,) = done.revisions
    assert done.exit_code == 1 and done.new == () and plan_file.plan.proposal("T-01") == before
    (revised,) = file.revised
    assert [(one.field, one.before, one.after) for one in revised.differences] == [
        ("/title", "Nytt magasin for vitenskapelige samlinger", "Nytt magasin for samlinger"),
        ("/start", date(2023, 1, 1), date(2024, 1, 1)),
    ]
    assert revisions_in(plan_file.plan, file.sha256) == (revised,) and [one.sha256 for one in waiting_files(plan_file.plan)] == [
        file.sha256
    ]
    confirm_revision(plan_file, file.sha256)
    after = plan_file.plan.proposal("T-01")
    assert (after.title, after.start, after.received) == (newer.title, newer.start, newer.received)
    assert (after.unit, after.costs) == (before.unit, before.costs) and waiting_files(plan_file.plan) == ()
    with pytest.raises(WrongUsage):
        confirm_revision(plan_file, file.sha256)


def test_a_person_can_take_some_of_the_differences(plan_file, form):
    take(plan_file, form(STORE))
    done = take(plan_file, form(replace(STORE, start=date(2024, 1, 1), description="Annet."), folder="ny"))
    confirm_revision(plan_file, done.revisions[0].sha256, fields=[("T-01", "/start")])
    assert (plan_file.plan.proposal("T-01").start, plan_file.plan.proposal("T-01").description) == (date(2024, 1, 1), "Vi bygger.")


def test_a_rejected_version_leaves_the_plan_as_it_was_and_is_not_asked_for_again(plan_file, form):
    take(plan_file, form(STORE))
    before = plan_file.plan.proposal("T-01")
    newer = form(replace(STORE, description="Annet."), Proposal(title="Helt nytt forslag"), folder="ny")
    done = take(plan_file, newer)
    assert done.new == ("T-02",)
    reject_revision(plan_file, done.revisions[0].sha256, why="trukket")
    assert plan_file.plan.proposal("T-01") == before and plan_file.plan.proposal("T-02").title == "Helt nytt forslag"
    assert take(plan_file, newer).files[0].outcome == "skipped"
    third = take(plan_file, form(replace(STORE, description="Tredje."), folder="tredje"))
    assert [one.field for one in third.files[0].revised[0].differences] == ["/description"]


def test_a_version_that_is_none_can_be_taken_as_a_proposal_of_its_own(plan_file, form):
    take(plan_file, form(STORE))
    before = plan_file.plan.proposal("T-01")
    other = replace(STORE, title="Nye magasin for vitenskapelige samlinger", goal="Noe annet")
    done = take(plan_file, form(other, folder="ny", name="annet.docx"))
    assert done.files[0].outcome == "revision"
    changes = take_as_new(plan_file, done.files[0].sha256)
    assert plan_file.plan.proposal("T-01") == before and plan_file.plan.proposal("T-02").title == other.title
    assert waiting_files(plan_file.plan) == () and base_of(plan_file.plan, "T-02") == plan_file.plan.proposal("T-02")
    plan_file.commit(reversed_all(changes), "Angre")
    assert len(plan_file.plan.proposals) == 1 and len(waiting_files(plan_file.plan)) == 1


def test_what_a_person_has_edited_since_is_kept_where_the_group_did_not_touch_it(plan_file, form):
    take(plan_file, form(STORE))
    plan_file.commit(
        [
            Change(thing="proposal:T-01", field="/displaces", before=None, after="Mindre annet"),
            Change(thing="proposal:T-01", field="/start", before=date(2023, 1, 1), after=date(2023, 4, 1)),
        ],
        "Endre",
    )
    done = take(plan_file, form(replace(STORE, start=date(2024, 1, 1)), folder="ny"))
    (difference,) = done.revisions[0].revised[0].differences
    assert (difference.field, difference.edited) == ("/start", True)
    confirm_revision(plan_file, done.revisions[0].sha256)
    assert plan_file.plan.proposal("T-01").displaces == "Mindre annet"


def test_a_file_saved_anew_without_a_change_changes_nothing(plan_file, form):
    take(plan_file, form(STORE))
    before = plan_file.plan.proposals
    done = take(plan_file, form(STORE, folder="ny"))
    assert [file.outcome for file in done.files] == ["skipped"] and plan_file.plan.proposals == before and done.exit_code == 0


@pytest.mark.parametrize(
    ("newer", "name", "known"),
    [
        ({"title": "Nytt magasin for vitenskapelige samlingar"}, "annet.docx", True),
        ({"title": "NYTT MAGASIN for vitenskapelige samlinger."}, "annet.docx", True),
        ({"title": "Nytt magasin for de vitenskapelige samlingene"}, "annet.docx", True),
        ({"title": "Magasin for samlinger"}, "skjema.docx", True),
        ({"title": "Hesteskjeletter i graver fra jernalderen"}, "skjema.docx", False),
        ({"group": "Faggruppe for botanikk"}, "annet.docx", False),
        ({"group": None}, "annet.docx", True),
        ({"title": "Nytt magasin for vitenskapelige samlinger 2"}, "annet.docx", False),
        ({"title": None}, "skjema.docx", False),
    ],
)
def test_a_newer_version_is_known_by_title_group_and_file_name(plan_file, form, newer, name, known):
    take(plan_file, form(STORE))
    done = take(plan_file, form(replace(STORE, **newer), name=name, folder="ny"))
    assert (done.files[0].outcome, len(plan_file.plan.proposals)) == (("revision", 1) if known else ("new", 2))


TITLES = ("Hester i graver", "Museumsbuss", "Årbok", "Soppherbariet", "Fugler langs elva", "Katalogkort", "Slåttemark", "Dateringslab")


def test_a_list_gives_all_its_proposals_and_a_changed_row_is_a_revision_of_that_row_alone(plan_file, form):
    rows = tuple(Proposal(title=title, group="Faggruppe for zoologi", goal="Mål") for title in TITLES)
    first = take(plan_file, form(*rows, name="liste.xlsx", kind="proposal-list"))
    assert len(first.new) == 8
    changed = (*rows[:3], replace(rows[3], goal="Nytt mål"), *rows[4:7], Proposal(title="Ny rad"))
    done = take(plan_file, form(*changed, name="liste.xlsx", folder="ny", kind="proposal-list"))
    (file,) = done.files
    assert file.outcome == "revision" and file.new == ("T-09",)
    assert [(one.proposal, [part.field for part in one.differences]) for one in file.revised] == [("T-04", ["/goal"])]
    assert ("row-gone", Severity.WARNING) in [(one.code, one.severity) for one in file.problems]
    assert len(plan_file.plan.proposals) == 9


def test_a_unit_that_ranks_leaves_what_its_form_does_not_ask_for(plan_file, form):
    take(plan_file, form(STORE))
    ranked = Proposal(
        title=STORE.title, group=STORE.group, priority=1, priority_reason="Viktigst", leader=ProjectLeader(name="Terje Alstad")
    )
    done = take(plan_file, form(ranked, name="runde2.docx", kind="unit-priority"))
    assert [one.field for one in done.files[0].revised[0].differences] == ["/priority", "/priority_reason"]
    confirm_revision(plan_file, done.files[0].sha256)
    assert plan_file.plan.proposal("T-01").description == "Vi bygger." and plan_file.plan.proposal("T-01").priority == 1


def test_two_versions_in_one_import_become_a_proposal_and_a_revision_and_the_newest_yes_answers_both(plan_file, form):
    take(plan_file, form(STORE))
    second, third = (form(replace(STORE, description=text), folder=text) for text in ("to", "tre"))
    done = take(plan_file, second, third)
    assert [file.outcome for file in done.files] == ["revision", "revision"]
    confirm_revision(plan_file, done.files[1].sha256)
    assert plan_file.plan.proposal("T-01").description == "tre" and waiting_files(plan_file.plan) == ()


def test_a_refused_file_is_told_of_and_the_others_come_in(plan_file, form):
    problem = Problem(code="file-is-damaged", severity=Severity.ERROR, message=Message.of("skadet"))
    bad = replace(form(name="ødelagt.docx"), status="refused", kind="unknown", problems=(problem,))
    done = take(plan_file, bad, form(STORE))
    assert (done.refused_names, done.exit_code, done.new) == (("ødelagt.docx",), 1, ("T-01",))
    assert prepare_import(plan_file, [bad]).exit_code == 3


def test_an_error_in_a_form_needs_a_person(plan_file, form):
    problem = Problem(code="amount-unclear", severity=Severity.ERROR, message=Message.of("uklart"), field="/proposals/0/costs/0/amount")
    assert take(plan_file, form(STORE, problems=(problem,))).exit_code == 1


def test_the_last_plans_results_come_in_once(plan_file, samples):
    reading = Reading(path=str(samples / "previous-plan.xlsx"), kind="proposal-list", proposals=(Proposal(title="x"), Proposal(title="y")))
    done = take(plan_file, reading)
    assert (done.files[0].outcome, len(plan_file.plan.history), done.new) == ("history", 30, ())
    copy = Path(shutil.copy(samples / "previous-plan.xlsx", plan_file.path.with_name("kopi.xlsx")))
    with copy.open("ab") as file:
        file.write(b"\0")  # another file with the same content
    again = take(plan_file, replace(reading, path=str(copy)))
    assert again.files[0].outcome == "refused" and len(plan_file.plan.history) == 30


def test_a_set_up_among_the_forms_is_told_what_to_do(plan_file, samples, tmp_path):
    copy = Path(shutil.copy(samples / "oppsett.xlsx", tmp_path))
    with copy.open("ab") as file:
        file.write(b"\0")
    (file,) = take(plan_file, Reading(path=str(copy), kind="unknown")).files
    assert file.outcome == "refused" and [problem.code for problem in file.problems] == ["not-a-proposal-setup"]


def test_what_became_of_each_file_is_told_as_json(plan_file, form):
    take(plan_file, form(STORE))
    done = take(plan_file, form(replace(STORE, start=date(2024, 1, 1)), folder="ny"))
    (file,) = import_json(done, "en")["files"]
    assert (file["outcome"], file["ids"], file["status"]) == ("revision", ["T-01"], "read")
    assert file["revisions"] == [{"proposal": "T-01", "differences": [{"field": "/start", "before": "2023-01-01", "after": "2024-01-01"}]}]


@pytest.mark.slow
def test_the_sample_forms_come_in_and_a_second_time_are_skipped(plan_file, samples):
    done = import_forms(plan_file, [samples / "filled", samples / "previous-plan.xlsx"], Silent())
    assert len(done.new) == 24 and len(plan_file.plan.proposals) == 24 and len(plan_file.plan.history) == 30
    assert {name.partition("-")[0] for name in done.refused_names} == {"neg"}
    again = import_forms(plan_file, [samples / "filled"], Silent())
    assert {file.outcome for file in again.files} == {"skipped", "refused"} and again.changes == ()
