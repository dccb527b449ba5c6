"""The way into the window: language, look, the outer door for faults, and the first plan."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from tiltaksplan import __version__
from tiltaksplan.desktop import look
from tiltaksplan.desktop.faults import catch_faults
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.main_window import MainWindow
from tiltaksplan.desktop.qt_texts import QtTexts
from tiltaksplan.desktop.screen_language import speak


def main(plan: Path | None, language: str) -> int:
    """Show the window, with *plan* open where one is given, until the person closes it; return the exit code."""
    app = make_app(language)
    window = MainWindow()
    release = catch_faults(window.tell_fault)
    window.show()
    if plan is not None:
        QTimer.singleShot(0, lambda: window.open(plan.absolute()))
    try:
        return app.exec()
    finally:
        release()


def make_app(language: str) -> QApplication:
    """Return the application, in *language* and with our look."""
    speak(language)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("tiltaksplan")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("tiltaksplan")
    QLocale.setDefault(QLocale({"nb": "nb_NO", "nn": "nn_NO"}.get(language, "en_GB")))
    translate_qt(app, language)
    app.setWindowIcon(icon("app"))
    look.dress(app)
    return app


def translate_qt(app: QApplication, language: str) -> None:
    """Let Qt's own buttons and dialogs speak *language*: Qt has no bokmål, so those texts are ours."""
    if language == "en":
        return
    translator: QTranslator = QtTexts(app)
    if language == "nn":
        theirs = QTranslator(app)
        if theirs.load("qtbase_nn", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(theirs)
    app.installTranslator(translator)
