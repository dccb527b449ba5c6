"""`fill` on the command line."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_a_form_is_filled_in_and_says_what_found_no_room(run: Run, samples: Path, tmp_path: Path) -> None:
    plan, target = tmp_path / "p.tiltaksplan", tmp_path / "ut.xlsx"
    run("new", plan, "--setup", samples / "oppsett.xlsx")
    run("import", plan, samples / "filled" / "wa-01-hester.docx")
    blank = samples / "blank" / "xb-samleliste.xlsx"
    done = run("fill", blank, plan, "T-01", "--to", target, "--json")
    assert done.code == 1
    assert {"field", "place", "text"} == set(done.json["filled"][0])
    assert {"field", "text", "reason"} == set(done.json["left_out"][0])
    assert "/risks/0" in done.err
    (proposal,) = run("read", target, "--json").json["files"][0]["proposals"]
    assert proposal["title"].startswith("Hester i gravene")
    assert run("fill", blank, plan, "T-01", "--to", target).code == 2
    assert run("fill", blank, plan, "T-01", "--to", target, "--replace").code == 1
    assert run("fill", blank, plan, "T-99", "--to", tmp_path / "x.xlsx").code == 2


def test_a_form_with_room_for_all_ends_with_0_and_one_that_is_no_form_with_3(run: Run, samples: Path, tmp_path: Path) -> None:
    plan, other = tmp_path / "p.tiltaksplan", tmp_path / "notat.docx"
    run("new", plan, "--setup", samples / "oppsett.xlsx")
    run("import", plan, samples / "filled" / "wa-01-hester.docx")
    assert run("fill", samples / "blank" / "wa-tiltaksskjema.docx", plan, "T-01", "--to", tmp_path / "ut.docx").code == 0
    other.write_text("ikke et skjema", encoding="utf-8")
    assert run("fill", other, plan, "T-01", "--to", tmp_path / "y.docx").code == 3
    assert not (tmp_path / "y.docx").exists()
