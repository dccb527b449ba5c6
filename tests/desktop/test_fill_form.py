"""«Fyll ut et skjema …» in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog

from tiltaksplan.desktop.fill_form import ask_and_fill
from tiltaksplan.io.opening import open_document

LONG = 30_000


def test_a_form_is_filled_in_and_what_found_no_room_is_told_of(plan_window, open_plan, samples, tmp_path, qtbot, monkeypatch):
    blank, target = samples / "blank" / "xa-tiltak-i-kort-form.xlsx", tmp_path / "utfylt.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(blank), ""))  # the system's own dialogs cannot be driven
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "utfylt"), ""))
    proposal = open_plan.plan.proposals[0]
    ask_and_fill(plan_window, open_plan, proposal.id)
    qtbot.waitUntil(lambda: plan_window.job is None and plan_window.strip.isVisible(), timeout=LONG)
    assert str(target) in plan_window.strip.text.text()
    texts = [cell.text for section in open_document(target).sections for table in section.blocks for cell in getattr(table, "cells", ())]
    assert proposal.title in texts


def test_a_file_that_is_no_form_is_told_of_and_nothing_is_written(plan_window, open_plan, tmp_path, monkeypatch):
    other = tmp_path / "notat.docx"
    other.write_text("ikke et skjema", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    ask_and_fill(plan_window, open_plan, open_plan.plan.proposals[0].id)
    assert plan_window.strip.isVisible()
    assert "notat.docx" in plan_window.strip.text.text()
    assert [one.name for one in tmp_path.glob("T-*")] == []
