"""The commands of the contract: what they print, what they end with, and what they say when something is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tiltaksplan.cli.arguments import COMMANDS

from .conftest import Run


def test_read_prints_one_json_document_and_nothing_else(run: Run, samples: Path) -> None:
    done = run("read", samples / "filled" / "wa-01-hester.docx", "--json")
    assert done.code == 0
    (file,) = done.json["files"]
    assert (file["status"], file["kind"], file["language"]) == ("read", "proposal", "nb")
    assert file["proposals"][0]["title"] == "Hester i gravene: revisjon av hestefunn fra jernalderen"
    assert file["sources"]["/proposals/0/title"]["sure"] is True
    assert done.err == ""


def test_every_value_of_a_reading_has_a_source_with_a_place(run: Run, samples: Path) -> None:
    (file,) = run("read", samples / "filled" / "xa-01-jernfunn.xlsx", "--json").json["files"]
    for name in ("title", "unit", "description", "start", "end"):
        source = file["sources"][f"/proposals/0/{name}"]
        assert source["text"]
        assert "!" in source["place"]


def test_read_without_json_prints_what_a_person_can_read(run: Run, samples: Path) -> None:
    done = run("read", samples / "filled" / "xb-01-samleliste.xlsx")
    assert "Vinterlys i hagen" in done.out
    assert "Traceback" not in done.out + done.err
    assert not done.out.lstrip().startswith("{")


def test_a_damaged_form_ends_with_3_and_a_sentence_that_names_it(run: Run, samples: Path) -> None:
    done = run("read", samples / "filled" / "neg-02-avbrutt-nedlasting.xlsx", "--json")
    assert done.code == 3
    (file,) = done.json["files"]
    assert file["status"] == "refused"
    assert file["proposals"] == []
    assert "neg-02-avbrutt-nedlasting.xlsx" in file["problems"][0]["message"]


@pytest.mark.parametrize("name", ["finnes ikke.docx", "tom.docx", "tekst.xlsx"])
def test_what_is_no_form_is_refused_with_a_sentence(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "tom.docx":
        path.write_bytes(b"")
    elif name == "tekst.xlsx":
        path.write_text("Dette er ikke en arbeidsbok.", encoding="utf-8")
    done = run("read", path, "--json")
    assert done.code == 3
    assert name in json.dumps(done.json, ensure_ascii=False) + done.err
    assert "Traceback" not in done.err


def test_one_bad_file_does_not_stop_the_others(run: Run, samples: Path) -> None:
    filled = samples / "filled"
    done = run("read", filled / "neg-02-avbrutt-nedlasting.xlsx", filled / "wa-05-formidlingsloft.docx", "--json")
    assert [file["status"] for file in done.json["files"]] == ["refused", "read"]
    assert done.code == 1


def test_new_refuses_to_overwrite(run: Run, samples: Path, tmp_path: Path) -> None:
    plan = tmp_path / "Plan på æøå.tiltaksplan"
    assert run("new", plan, "--setup", samples / "oppsett.xlsx").code == 0
    before = plan.read_bytes()
    again = run("new", plan, "--setup", samples / "oppsett.xlsx")
    assert again.code == 2
    assert plan.name in again.err
    assert plan.read_bytes() == before


def test_a_plan_can_be_made_with_a_title_and_a_period_alone(run: Run, tmp_path: Path) -> None:
    done = run("new", tmp_path / "p.tiltaksplan", "--title", "Neste plan", "--first-year", 2026, "--last-year", 2028, "--json")
    assert done.code == 0
    assert (done.json["title"], done.json["first_year"], done.json["last_year"]) == ("Neste plan", 2026, 2028)


def test_an_empty_plan_can_be_checked_and_prioritised(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "tom.tiltaksplan"
    run("new", plan, "--title", "Tom", "--first-year", 2026, "--last-year", 2028)
    assert run("check", plan, "--json").json == {"findings": []}
    done = run("prioritise", plan, "--json")
    assert (done.code, done.json["status"], done.json["selected"]) == (0, "optimal", [])


def test_import_stores_forms_once(run: Run, samples: Path, tmp_path: Path) -> None:
    plan = tmp_path / "p.tiltaksplan"
    run("new", plan, "--setup", samples / "oppsett.xlsx")
    first = run("import", plan, samples / "filled" / "wa-01-hester.docx", "--json")
    assert (first.code, first.json["new"]) == (0, ["T-01"])
    again = run("import", plan, samples / "filled" / "wa-01-hester.docx", "--json")
    assert (again.json["files"][0]["outcome"], again.json["new"]) == ("skipped", [])


def test_check_has_the_contracts_keys_and_ends_with_1_when_an_error_stands(run: Run, demo: Path) -> None:
    done = run("check", demo / "eksempel.tiltaksplan", "--json")
    assert done.code == 1
    for finding in done.json["findings"]:
        assert finding.keys() >= {"code", "severity", "proposal", "title", "field", "message", "why", "fix", "figures", "waived"}
    assert {"person-overload", "near-duplicate", "end-before-start", "no-risks"} <= {finding["code"] for finding in done.json["findings"]}


def test_the_planted_problems_of_the_samples_are_found_with_their_figures(run: Run, demo: Path) -> None:
    findings = run("check", demo / "eksempel.tiltaksplan", "--json").json["findings"]
    overload = {(one["figures"]["person"], one["figures"]["year"]): one["figures"] for one in findings if one["code"] == "person-overload"}
    assert (overload["Henrik Sandmo", 2023]["hours"], overload["Henrik Sandmo", 2024]["hours"]) == (1849, 1718.5)
    assert (overload["Wenche Opdal", 2025]["hours"], overload["Yngve Skjerve", 2023]["hours"]) == (847.5, 420)
    totals = {one["title"]: one["figures"] for one in findings if one["code"] == "total-differs"}
    assert {figures["difference"] for figures in totals.values()} == {60000, 5000}
    money = {
        (one["figures"]["source"], one["figures"]["year"]): one["figures"]["amount"] for one in findings if one["code"] == "budget-exceeded"
    }
    assert (money["Egne midler", 2023], money["NTNU sentralt", 2025]) == (4805000, 15200000)


def test_prioritise_has_the_contracts_keys_and_keeps_every_limit(run: Run, demo: Path) -> None:
    document = run("prioritise", demo / "eksempel.tiltaksplan", "--json").json
    assert document["status"] == "optimal"
    assert document["value"] == pytest.approx(sum(one["score"] for one in document["selected"]))
    assert document["value"] <= document["bound"] + 1e-6
    assert len(document["selected"]) <= 16
    assert all(one["amount"] <= one["limit"] for one in document["load"]["budget"])
    assert all(one["hours"] <= one["capacity"] for one in document["load"]["units"])
    told = document["selected"] + document["reserve"] + document["down"]
    assert len({one["proposal"] for one in told}) == 24
    assert all(one["reason"] for one in document["reserve"] + document["down"])


def test_the_same_plan_is_prioritised_the_same_way_twice(run: Run, demo: Path) -> None:
    first, second = (run("prioritise", demo / "eksempel.tiltaksplan", "--json").json for _ in range(2))
    assert first | {"seconds": 0} == second | {"seconds": 0}


def test_the_demo_writes_a_plan_and_its_documents(demo: Path) -> None:
    assert {path.suffix for path in demo.iterdir()} >= {".tiltaksplan", ".docx", ".pdf", ".xlsx"}
    assert len(list(demo.glob("forslagsskjema-*-n[bn].*"))) == 4
    assert all(path.stat().st_size > 5000 for path in demo.iterdir())


def test_the_demo_does_not_touch_a_folder_with_a_plan(run: Run, demo: Path) -> None:
    done = run("demo", demo)
    assert done.code == 2
    assert str(demo) in done.err


def test_export_writes_what_is_asked_for_and_nothing_else(run: Run, demo: Path, tmp_path: Path) -> None:
    done = run(
        "export", demo / "eksempel.tiltaksplan", "--to", tmp_path / "Ut på øya", "--what", "plan,workbook", "--format", "pdf", "--json"
    )
    assert done.code == 0
    assert [Path(name).suffix for name in done.json["files"]] == [".pdf"]
    assert len(list((tmp_path / "Ut på øya").iterdir())) == 1


def test_the_plan_document_before_the_choice_says_what_to_do(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "p.tiltaksplan"
    run("new", plan, "--title", "Tom", "--first-year", 2026, "--last-year", 2028)
    done = run("export", plan, "--to", tmp_path / "ut")
    assert done.code == 1
    assert "prioriter" in done.err


def test_a_blank_form_is_registered_shown_corrected_and_used(run: Run, samples: Path, tmp_path: Path) -> None:
    plan = tmp_path / "p.tiltaksplan"
    run("new", plan, "--setup", samples / "oppsett.xlsx")
    added = run("template", "add", plan, samples / "blank" / "wa-tiltaksskjema.docx", "--name", "Skjema VM-14", "--json")
    assert added.code == 0
    mapping = {one["label"]: one["field"] for one in added.json["template"]["mapping"]}
    assert (mapping["Arbeidstittel"], mapping["Behov og nytte"]) == ("/title", "/justification")
    assert [one["name"] for one in run("template", "list", plan, "--json").json["templates"]] == ["Skjema VM-14"]
    assert run("template", "map", plan, "Skjema VM-14", "/benefit", "Behov og nytte").code == 0
    assert "Behov og nytte" in run("template", "show", plan, "Skjema VM-14").out
    filled = samples / "filled" / "wa-01-hester.docx"
    plain = run("read", filled, "--json").json["files"][0]
    known = run("read", filled, "--plan", plan, "--json").json["files"][0]
    assert known["template"]["name"] == "Skjema VM-14"
    assert known["proposals"][0]["benefit"] == plain["proposals"][0]["justification"]
    assert "justification" not in known["proposals"][0]


def test_a_template_goes_from_plan_to_plan_as_a_file(run: Run, samples: Path, tmp_path: Path) -> None:
    first, second, file = tmp_path / "en.tiltaksplan", tmp_path / "to.tiltaksplan", tmp_path / "mal.json"
    for plan in (first, second):
        run("new", plan, "--title", "Plan", "--first-year", 2026, "--last-year", 2028)
    run("template", "add", first, samples / "blank" / "xa-tiltak-i-kort-form.xlsx", "--name", "Kort")
    assert run("template", "export", first, "Kort", file, "--json").json == {"files": [str(file)]}
    assert run("template", "import", second, file, "--json").json["template"]["name"] == "Kort"


@pytest.mark.parametrize(
    "words",
    [
        ["template"],
        ["template", "tull"],
        ["template", "add", "p.tiltaksplan"],
        ["reed"],
        ["read"],
        ["prioritise", "p.tiltaksplan", "--time-limit", "mye"],
        ["export", "p.tiltaksplan"],
        ["export", "p", "--to", "x", "--what", "tull"],
    ],
    ids=str,
)
def test_wrong_usage_ends_with_2_and_a_sentence(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err


@pytest.mark.parametrize("words", [["--help"], ["export", "--help"], ["check", "-h", "--language", "nn"]], ids=str)
def test_the_help_has_no_english_heading_in_norwegian(run: Run, words: list[str]) -> None:
    told = run(*words).out
    assert told.startswith("Skriv: tiltaksplan")
    assert not [english for english in ("usage", "arguments", "options", "show this help") if english in told]


@pytest.mark.parametrize("command", ["check", "prioritise", "import"])
def test_a_plan_that_is_not_there_or_is_no_plan_ends_with_3(run: Run, tmp_path: Path, samples: Path, command: str) -> None:
    more = [samples / "filled" / "wa-01-hester.docx"] if command == "import" else []
    missing = run(command, tmp_path / "borte.tiltaksplan", *more)
    assert (missing.code, "borte.tiltaksplan" in missing.err) == (3, True)
    foreign = tmp_path / "skjema.tiltaksplan"
    shutil.copy(samples / "oppsett.xlsx", foreign)
    done = run(command, foreign, *more)
    assert (done.code, "skjema.tiltaksplan" in done.err) == (3, True)


def test_a_plan_that_somebody_has_open_is_not_changed(run: Run, samples: Path, tmp_path: Path) -> None:
    from tiltaksplan.actions.plan_file import open_plan

    plan = tmp_path / "p.tiltaksplan"
    run("new", plan, "--setup", samples / "oppsett.xlsx")
    with open_plan(plan, who="Kari Nordmann"):
        done = run("import", plan, samples / "filled" / "wa-01-hester.docx")
        assert done.code == 4
        assert "Kari Nordmann" in done.err or "åpen" in done.err
        assert run("check", plan).code == 0  # reading is for everybody
    assert run("import", plan, samples / "filled" / "wa-01-hester.docx").code == 0


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_findings_are_told_in_the_language_asked_for(run: Run, demo: Path, language: str) -> None:
    findings = run("check", demo / "eksempel.tiltaksplan", "--json", "--language", language).json["findings"]
    by_language = {"nb": "må ", "nn": "må ", "en": "the "}
    assert by_language[language] in " ".join(finding["fix"] + finding["why"] for finding in findings).lower()


def test_doctor_tells_what_works(run: Run) -> None:
    done = run("doctor", "--json")
    names = {one["name"] for one in done.json["examined"]}
    assert {"Python", "lxml", "ortools"} <= names
    assert done.code == (0 if done.json["works"] else 1)


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    assert all(command in done.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert (done.code, "--json" in done.out, "--language" in done.out) == (0, True, True)
