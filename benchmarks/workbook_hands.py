"""The hands that edit workbooks at random: openpyxl's, at once, and LibreOffice's, by a script that it runs over many files in one go."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shutil import which
from typing import Any

from openpyxl import load_workbook

_DAY_ZERO = date(1899, 12, 30)


class OpenpyxlHands:
    """Works in a workbook with openpyxl, which moves neither names nor formulas along: people's programs do, and `sync` must do without."""

    def __init__(self, path: Path) -> None:
        self.book = load_workbook(path)

    def save(self, path: Path) -> None:
        """Save what was done."""
        self.book.save(path)

    def type(self, sheet: str, row: int, column: int, value: object) -> None:
        """Write in a cell; None empties it."""
        cell: Any = self.book[sheet].cell(row=row, column=column)
        cell.value = value
        if isinstance(value, str) and value.startswith("="):
            cell.data_type = "s"

    def insert_row(self, sheet: str, row: int) -> None:
        """Put an empty row in above *row*."""
        self.book[sheet].insert_rows(row)

    def delete_row(self, sheet: str, row: int) -> None:
        """Take *row* away."""
        self.book[sheet].delete_rows(row)

    def copy_row(self, sheet: str, source: int, target: int) -> None:
        """Copy all cells of a row onto an empty one."""
        self._put(sheet, target, [(cell.value, cell.data_type) for cell in self.book[sheet][source]])

    def sort(self, sheet: str, first: int, last: int, column: int) -> None:
        """Sort the rows by a column."""
        rows = [[(cell.value, cell.data_type) for cell in row] for row in self.book[sheet].iter_rows(min_row=first, max_row=last)]
        rows.sort(key=lambda row: str(row[column - 1][0]))
        for number, row in enumerate(rows, start=first):
            self._put(sheet, number, row)

    def _put(self, sheet: str, number: int, row: Sequence[tuple[object, str]]) -> None:
        for place, (value, kind) in enumerate(row, start=1):
            cell: Any = self.book[sheet].cell(row=number, column=place)
            cell.value = value
            cell.data_type = kind if value is not None else "n"

    def rename(self, sheet: str, title: str) -> None:
        """Call the sheet something else, and let the names know."""
        self.book[sheet].title = title
        for name in self.book.defined_names.values():
            for old in (f"'{sheet}'!", f"{sheet}!"):
                name.attr_text = name.attr_text.replace(old, f"'{title}'!")

    def delete_column(self, sheet: str, column: int) -> None:
        """Take a column away."""
        self.book[sheet].delete_cols(column)

    def move_column(self, sheet: str, column: int, to: int) -> None:
        """Move a column so that it stands before another."""
        for row in self.book[sheet].iter_rows(min_row=2):
            cells = [(cell.value, cell.data_type) for cell in row]
            moved = cells.pop(column - 1)
            cells.insert((to if to <= column else to - 1) - 1, moved)
            self._put(sheet, int(row[0].row or 0), cells)


class LibreOfficeHands:
    """Writes down what is to be done to a workbook; `run` lets LibreOffice do it to many of them."""

    def __init__(self, source: Path, target: Path) -> None:
        self._lines = [_line("open", source.as_uri())]
        self._target = target

    def script(self) -> list[str]:
        """Return everything that is to be done, a line each."""
        return [*self._lines, _line("save", self._target.as_uri())]

    def type(self, sheet: str, row: int, column: int, value: object) -> None:
        """Write in a cell; None empties it."""
        if value is None:
            self._do("text", sheet, row, column, "")
        elif isinstance(value, date):
            self._do("number", sheet, row, column, (value - _DAY_ZERO).days)
        elif isinstance(value, int | float):
            self._do("number", sheet, row, column, value)
        else:
            self._do("text", sheet, row, column, value)

    def insert_row(self, sheet: str, row: int) -> None:
        """Put an empty row in above *row*."""
        self._do("insert-row", sheet, row)

    def delete_row(self, sheet: str, row: int) -> None:
        """Take *row* away."""
        self._do("delete-row", sheet, row)

    def copy_row(self, sheet: str, source: int, target: int) -> None:
        """Copy all cells of a row onto an empty one."""
        self._do("copy-row", sheet, source, target)

    def sort(self, sheet: str, first: int, last: int, column: int) -> None:
        """Sort the rows by a column."""
        self._do("sort", sheet, first, last, column)

    def rename(self, sheet: str, title: str) -> None:
        """Call the sheet something else."""
        self._do("rename", sheet, title)

    def delete_column(self, sheet: str, column: int) -> None:
        """Take a column away."""
        self._do("delete-column", sheet, column)

    def move_column(self, sheet: str, column: int, to: int) -> None:
        """Move a column so that it stands before another."""
        self._do("move-column", sheet, column, to)

    def _do(self, *words: object) -> None:
        self._lines.append(_line(*words))


def _line(*words: object) -> str:
    return "\t".join(str(word).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") for word in words)


MACRO = """
Sub Work(listing As String)
  On Error GoTo Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim asXlsx(0) As New com.sun.star.beans.PropertyValue
  asXlsx(0).Name = "FilterName" : asXlsx(0).Value = "Calc MS Excel 2007 XML"
  Dim files, stream, words, document, sheet, range, source
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(files.openFileRead(listing))
  stream.setEncoding("UTF-8")
  Do While Not stream.isEOF()
    words = Split(stream.readLine(), Chr(9))
    If UBound(words) &gt;= 1 Then
      If words(0) = "open" Then
        document = StarDesktop.loadComponentFromURL(words(1), "_blank", 0, hidden())
        For Each sheet In document.Sheets
          sheet.unprotect("")
        Next
      ElseIf words(0) = "save" Then
        document.storeToURL(words(1), asXlsx())
        document.close(True)
      Else
        sheet = document.Sheets.getByName(Plain(words(1)))
        Select Case words(0)
          Case "text" : sheet.getCellByPosition(CLng(words(3)) - 1, CLng(words(2)) - 1).setString(Plain(words(4)))
          Case "number" : sheet.getCellByPosition(CLng(words(3)) - 1, CLng(words(2)) - 1).setValue(Val(words(4)))
          Case "insert-row" : sheet.Rows.insertByIndex(CLng(words(2)) - 1, 1)
          Case "delete-row" : sheet.Rows.removeByIndex(CLng(words(2)) - 1, 1)
          Case "copy-row"
            source = sheet.Rows.getByIndex(CLng(words(2)) - 1).getRangeAddress()
            sheet.copyRange(sheet.getCellByPosition(0, CLng(words(3)) - 1).getCellAddress(), source)
          Case "rename" : sheet.setName(Plain(words(2)))
          Case "delete-column" : sheet.Columns.removeByIndex(CLng(words(2)) - 1, 1)
          Case "move-column" : MoveColumn(sheet, CLng(words(2)) - 1, CLng(words(3)) - 1)
          Case "sort" : SortRows(sheet, CLng(words(2)) - 1, CLng(words(3)) - 1, CLng(words(4)) - 1)
        End Select
      End If
    End If
  Loop
  stream.closeInput()
  StarDesktop.terminate()
  Exit Sub
Failed:
  Dim told, target
  told = createUnoService("com.sun.star.io.TextOutputStream")
  target = files.openFileReadWrite(listing &amp; ".feil")
  told.setOutputStream(target.getOutputStream())
  told.setEncoding("UTF-8")
  told.writeString(Error &amp; " (" &amp; Err &amp; ", " &amp; Erl &amp; "): " &amp; Join(words, " | "))
  told.closeOutput()
  StarDesktop.terminate()
End Sub

Function Plain(text)
  Dim back : back = Join(Split(text, "\\\\"), Chr(1))
  back = Join(Split(back, "\\n"), Chr(10))
  back = Join(Split(back, "\\t"), Chr(9))
  Plain = Join(Split(back, Chr(1)), "\\")
End Function

Sub MoveColumn(sheet, column As Long, target As Long)
  sheet.Columns.insertByIndex(target, 1)
  If target &lt;= column Then column = column + 1
  sheet.moveRange(sheet.getCellByPosition(target, 0).getCellAddress(), sheet.Columns.getByIndex(column).getRangeAddress())
  sheet.Columns.removeByIndex(column, 1)
End Sub

Sub SortRows(sheet, first As Long, last As Long, column As Long)
  Dim cursor : cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  Dim range : range = sheet.getCellRangeByPosition(0, first, cursor.getRangeAddress().EndColumn, last)
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = column : fields(0).IsAscending = True
  Dim descriptor(0) As New com.sun.star.beans.PropertyValue
  descriptor(0).Name = "SortFields" : descriptor(0).Value = fields()
  range.sort(descriptor())
End Sub
"""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"'
)
_FILES = {
    "Standard/Module1.xba": '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    f'script:language="StarBasic">{MACRO}</script:module>',
    "Standard/script.xlb": f'<library:library {_LIBRARY}><library:element library:name="Module1"/></library:library>',
    "Standard/dialog.xlb": f"<library:library {_LIBRARY}/>",
    "script.xlc": '<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>'
    "</library:libraries>",
}


def has_libreoffice() -> bool:
    """Return whether LibreOffice is here."""
    return which("soffice") is not None


def run(hands: Sequence[LibreOfficeHands], folder: Path, *, seconds: float = 300) -> None:
    """Let LibreOffice do all that *hands* have written down; *folder* takes its profile and the script.

    Raises:
        subprocess.SubprocessError: It failed, or took too long.
    """
    command = ["soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--norestore"]
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=120)  # it fills a new profile itself
    basic = folder / "profil" / "user" / "basic"
    for name, text in _FILES.items():
        (basic / name).parent.mkdir(parents=True, exist_ok=True)
        (basic / name).write_text(_HEAD + text, encoding="utf-8")
    listing = folder / "gjør.txt"
    listing.write_text("".join(f"{line}\n" for one in hands for line in one.script()) + "slutt", encoding="utf-8", newline="\n")
    macro = f'macro:///Standard.Module1.Work("{listing.as_uri()}")'
    subprocess.run([*command, macro], check=True, capture_output=True, timeout=seconds)
    wrong = listing.with_name(f"{listing.name}.feil")
    if wrong.exists():
        raise RuntimeError(wrong.read_text(encoding="utf-8"))
