"""From paragraphs to rooms: headings and labels with the text below them, and lines that hold a label with its answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tiltaksplan.document.blocks import Block, Cell, Paragraph, Role, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.forms.flow_lines import KNOWN_LABEL, closes, dashed_label, is_known, number_of, numbers_of_questions, opens, tells_a_day
from tiltaksplan.forms.help_text import Help, is_prompt, speaks_as_help
from tiltaksplan.forms.labels import best, field_scores, section_scores
from tiltaksplan.forms.lines import Line, Pair, is_a_day, lines_of, pairs_of, part_of, with_content
from tiltaksplan.forms.slots import Layout, Slot
from tiltaksplan.forms.ticks import Tick, ticks_of, words_before_ticks
from tiltaksplan.forms.wording import label_key, without_brackets, without_numbering

_STYLED_LABEL = 0.5
_PLAIN_LABEL = 0.9
_LONGEST_LABEL = 130
_SHORTEST_BRACKET = 40
_LONGEST_PLAIN_LABEL = 60
_OPENS = 0.85
_ANSWERED = 0.8
_FEWEST_QUESTIONS, _FEWEST_DASHES = 5, 4
_QUESTION_AND_ANSWER = re.compile(r"\s*(?P<question>[^?\n]{8,110}\?)\s+(?P<answer>[^\W\d_].*)$")
_TEXTS = ("/description", "/justification", "/goal", "/benefit", "/displaces", "/dependencies", "/priority_reason")
_FEWEST_PLAIN_LABELS = 5


def look_of(line: Line) -> tuple[str, int, bool]:
    """Return what makes two lines look alike."""
    return str(line.role), line.level, line.bold


def _is_both(line: Line) -> bool:
    """Return whether a line holds an answer after its label."""
    return any("".join(one.text for one in pair.answer).strip() for pair in pairs_of(line))


class Flow:
    """Walks through blocks and fills a layout. One for a document; a cell's content goes through one of its own.

    Args:
        layout: What is filled.
        help_text: Tells help from answers.
        in_cell: Whether the blocks are a cell's: bold words at the top may then be a label of any wording.
    """

    def __init__(self, layout: Layout, help_text: Help, *, section: tuple[str, ...] = (), sheet: str = "", in_cell: bool = False) -> None:
        self.layout = layout
        self.help = help_text
        self.sheet = sheet
        self.in_cell = in_cell
        self.lead: list[Line] = []
        self.lead_ticks: list[Tick] = []
        self.open: Slot | None = None
        self.caption = ""
        self._bracket_open = False
        self._closed: set[str] = set()
        self._numbered = self._question = self._dashes = 0
        self._over = ""
        self._bold_answers = False
        self._outer = section
        self._headings: list[tuple[int, str]] = []
        self._label_looks: Counter[tuple[str, int, bool]] = Counter()

    @property
    def section(self) -> tuple[str, ...]:
        """The headings that the next block stands under."""
        return (*self._outer, *(text for _, text in self._headings))

    def learn(self, blocks: Sequence[Block]) -> None:
        """Learn which looks this document's labels have; bold words below plain labels are answers."""
        asked = 0
        self.learn_brackets(blocks)
        for block in blocks:
            if isinstance(block, Paragraph):
                for line in lines_of(block):
                    text = line.plain.strip()
                    if text.endswith((":", "?")) and not line.share("bold") and is_known(text, least=_PLAIN_LABEL) and not _is_both(line):
                        asked += 1
                    if 0 < len(text) <= _LONGEST_LABEL and is_known(text) and not pairs_of(line):
                        self._label_looks[look_of(line)] += 1
        bold = sum(count for look, count in self._label_looks.items() if look[2] and look[0] == str(Role.BODY))
        self._dashes = sum(dashed_label(line) is not None for block in blocks if isinstance(block, Paragraph) for line in lines_of(block))
        self._numbered = sum(1 for _ in numbers_of_questions(blocks))
        self._bold_answers = asked >= _FEWEST_PLAIN_LABELS and asked > bold

    def paragraph(self, paragraph: Paragraph, cell: Cell | None = None) -> None:
        """Take one paragraph."""
        for line in lines_of(paragraph, cell):
            if (
                line.plain.strip()
                or line.controls
                or line.has_ticks
                or any(isinstance(one, Span) and one.placeholder for one in line.content)
            ):
                self.line(line)
                self.caption = line.plain.strip()

    def line(self, line: Line) -> None:
        """Take one line: a heading, a label, a label with its answer, help, or a part of an answer."""
        self._take(line)
        if self._numbered >= _FEWEST_QUESTIONS and not self.in_cell and number_of(line) == self._question + 1:
            self._question += 1

    def _take(self, line: Line) -> None:
        text = line.plain.strip()
        if line.role is Role.HEADING:
            self._bracket_open = False
        if line.role in (Role.HEADING, Role.TITLE, Role.SUBTITLE):
            self._heading(line, text)
        elif self._in_brackets(text):
            self._to_help(line)
        elif self._goes_on(line):
            self._to_room(line)
        elif ticks := ticks_of(line):
            self._ticks(line, ticks)
        elif 0 < line.share("bold") < 1 and (pairs := pairs_of(line, in_cell=self.in_cell)):  # bold words before help, or before an answer
            self._pairs(pairs, line)
        elif (self.help.is_help(line) and not self._asks(line, text)) or self._is_milestone(line, text):
            self._to_room(line)
        elif pairs := pairs_of(line, in_cell=self.in_cell) or self._answered(line, text) or self._dashed(line):
            self._pairs(pairs, line)
        elif self._is_label(line, text):
            label, rest = self._label_and_rest(line)
            self.start(label, line, sure=line.bold)
            if rest is not None:
                self._to_room(rest)
        else:
            self._to_room(line)

    def _is_milestone(self, line: Line, text: str) -> bool:
        """Return whether a plain line with a day at one end stands under a heading of milestones: «Evaluering: oktober 2027»."""
        before, sign, after = text.partition(":")
        if self.open is None or not sign or line.bold or line.controls or field_scores(self.open.label).get("/milestones", 0.0) < _OPENS:
            return False
        return is_a_day(before) or is_a_day(after)

    def _dashed(self, line: Line) -> list[Pair]:
        """Return the label before a dash with its answer after it, in a document that writes them so: «Mål – 200 unge hver natt»."""
        found = dashed_label(line) if self._dashes >= _FEWEST_DASHES and not self.in_cell else None
        if found is None:
            return []
        content = tuple(part_of(line.content, found.start("answer"), len(line.plain)))
        return [Pair(label=found["label"].strip(), answer=content, bold=line.share("bold") > 0)]

    def _answered(self, line: Line, text: str) -> list[Pair]:
        """Return the known question with its answer after it on the line: «Hvem bør lede tiltaket? Hilde Myran»."""
        found = _QUESTION_AND_ANSWER.match(line.plain)
        if found is None or line.role is Role.BULLET or line.controls or speaks_as_help(found["answer"]) or found["answer"].endswith("?"):
            return []
        if not is_known(found["question"], least=_ANSWERED) or self.help.knows(text) or self.help.blank.asks(text):
            return []
        content = tuple(part_of(line.content, found.start("answer"), len(line.plain)))
        return [Pair(label=found["question"].strip(), answer=content, bold=line.share("bold") > 0)]

    def _goes_on(self, line: Line) -> bool:
        """Return whether a bullet goes on with a text that has begun under a known heading, though its words look like a label."""
        if line.role is not Role.BULLET or line.bold or line.controls or line.has_ticks or self.open is None:
            return False
        begun = any(one.plain.strip() and not self.help.is_help(one) for one in self.open.answer)
        pointer, score = best(field_scores(self.open.label))
        return begun and self.open.sure_label and score >= KNOWN_LABEL and pointer in _TEXTS

    def _asks(self, line: Line, text: str) -> bool:
        """Return whether a line worded as help is a label all the same: known, numbered, or a question of its own."""
        if is_prompt(text):
            return False  # «[Hva skal gjøres?]» shows where to write
        if self._is_next_question(line, text):
            return True
        numbered = line.role is Role.NUMBER or without_numbering(text) != text
        if self.help.knows(text) and (line.bold or numbered) and self._is_label(line, text):
            return True  # what most files of a batch print, and with the look of a label, is one
        if is_known(text, least=0.9):
            return True
        if self.in_cell or not text.endswith("?"):
            return False
        return numbered or (is_known(text, least=0.6) and not self._waits(line))

    def learn_brackets(self, blocks: Iterable[Block]) -> None:
        """Learn which brackets are closed by a later line; one that never is, stands before somebody's answer."""
        opened = ""
        for block in blocks:
            if not isinstance(block, Paragraph) or block.role is Role.HEADING:
                opened = ""
                continue
            for line in block.text.split("\n"):
                text = line.strip()
                if closes(text) and opened:
                    self._closed.add(opened)
                if opens(text):
                    opened = text
                elif "[" in text or closes(text):
                    opened = ""

    def _in_brackets(self, text: str) -> bool:
        """Return whether a line belongs to help in brackets that goes over several paragraphs."""
        begins, ends = text in self._closed, closes(text)
        inside = self._bracket_open or begins or (ends and len(text) > _SHORTEST_BRACKET)
        self._bracket_open = (self._bracket_open or begins) and not ends
        return inside

    def _to_help(self, line: Line) -> None:
        """Leave a line of help out of every room."""
        self.layout.helps.append(line)

    def _pairs(self, pairs: list[Pair], line: Line) -> None:
        over = self._label_over(pairs)
        for pair in pairs:
            slot = self.start(pair.label, line, sure=pair.bold)
            slot.section = (*slot.section, over) if over else slot.section
            if pair.answer:
                slot.answer.append(with_content(line, pair.answer))

    def _label_over(self, pairs: list[Pair]) -> str:
        """Return the empty label that plain pairs stand under: «Kontaktperson», and below it «Navn: …» and «E-post: …»."""
        if any(pair.bold for pair in pairs) or self.open is None:
            self._over = ""
        elif self.open.sure_label:
            label = self.open.label
            self._over = label if not self.open.filled and max(section_scores(label).values(), default=0.0) >= _OPENS else ""
        return self._over

    def start(self, label: str, line: Line, *, sure: bool = False) -> Slot:
        """Open a new room under *label*."""
        slot = Slot(
            label=" ".join(label.strip(" :*\t").split()), place=line.place, section=self.section, sure_label=sure,
            number=len(self.layout.slots), sheet=self.sheet,
        )  # fmt: skip
        self.layout.slots.append(slot)
        self.open = slot
        return slot

    def close(self) -> None:
        """End the open room: what comes next belongs to something else."""
        self.open = None

    def _heading(self, line: Line, text: str) -> None:
        level = line.level or (0 if line.role is Role.TITLE else 1)
        pairs = pairs_of(line)
        if line.role is Role.SUBTITLE and (speaks_as_help(text) or not is_known(text)) and not pairs:
            self.layout.titles.append(line)
            return
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        if (
            pairs
            and is_known(pairs[0].label, least=0.85)
            and not best(field_scores(pairs[0].label))[0].startswith("/-")
            and best(section_scores(text))[1] < 0.8
            and "".join(one.text for one in pairs[0].answer).strip()
        ):
            for pair in pairs:
                self.start(pair.label, line, sure=True).answer.append(with_content(line, pair.answer))
            return
        if line.role is Role.TITLE and not is_known(text, least=0.97):
            self.layout.titles.append(line)
            self.close()
            return
        self.start(text, line, sure=True)
        self._headings.append((level, text))

    def _ticks(self, line: Line, ticks: list[Tick]) -> None:
        label = words_before_ticks(line)
        names = {label_key(tick.name) for tick in ticks}
        alone = label.endswith(":") or self.open is None or (self.open.filled and not self.open.ticks)
        if label and label_key(label) not in names and (is_known(label, least=0.5) or alone):
            self.start(label, line)
        if self.open is not None:
            self.open.ticks.extend(ticks)
        elif self.in_cell:
            self.lead_ticks.extend(ticks)
        else:
            self.start("", line).ticks.extend(ticks)

    def _is_label(self, line: Line, text: str) -> bool:
        if (
            not text
            or len(text) > _LONGEST_LABEL
            or line.controls
            or line.role is Role.BULLET
            or tells_a_day(text)
            or (line.value is not None and not isinstance(line.value, str))
        ):
            return False
        if (self.help.blank.asks(text) and not self.lead) or self._is_next_question(line, text):
            return True
        if self.in_cell:
            return self._is_cell_label(line, text)
        section = self.section[-1] if self.section else ""
        score = best(field_scores(text.strip(" :*"), section))[1]
        opens = best(section_scores(text.strip(" :*")))[1]
        ends = text.endswith((":", "?", "*")) or without_brackets(text).endswith("?")
        if self._bold_answers and line.bold and line.role is Role.BODY and not ends:
            return False
        if line.bold:
            return score >= _STYLED_LABEL or opens >= 0.8 or ends or self._label_looks[look_of(line)] >= 2
        if (line.role is Role.NUMBER and (ends or score >= KNOWN_LABEL)) or (ends and without_numbering(text) != text):
            return True
        styled = sum(count for look, count in self._label_looks.items() if look[2])
        if styled >= 3 and not self._bold_answers and self._label_looks[look_of(line)] < styled:
            return False  # this form's labels are bold or headings: plain words are answers
        if ends and score >= _STYLED_LABEL:
            return True
        return score >= _PLAIN_LABEL and len(text) <= _LONGEST_PLAIN_LABEL and not text.endswith(".") and not self._waits(line)

    def _is_next_question(self, line: Line, text: str) -> bool:
        """Return whether *line* has the number that follows the last question's, in a form whose questions are numbered throughout."""
        if self._numbered < _FEWEST_QUESTIONS or self.in_cell or line.controls or line.role is Role.BULLET or len(text) > _LONGEST_LABEL:
            return False
        return number_of(line) == self._question + 1

    def _is_cell_label(self, line: Line, text: str) -> bool:
        """Return whether a line in a cell begins a label with its answer below; a cell's only line is judged by its table."""
        score = best(field_scores(text.strip(" :*"), self.section[-1] if self.section else ""))[1]
        if line.bold:
            return score >= 0.4 or text.endswith((":", "?")) or not self.lead
        if self.lead or (self.open is not None and not self.open.sure_label and self.open.filled):
            return False  # an answer's own words, though they end with a colon
        if text.endswith((":", "?")):
            return score >= KNOWN_LABEL
        return score >= _PLAIN_LABEL and not self.lead and self.open is None and len(text) <= _LONGEST_PLAIN_LABEL

    def _waits(self, line: Line) -> bool:
        """Return whether an open room still waits for its first line."""
        return self.open is not None and not self.open.filled and self.open.sure_label and not line.bold

    def _label_and_rest(self, line: Line) -> tuple[str, Line | None]:
        """Return the label of a line, and what follows it in another look: help, or the beginning of the answer."""
        text = line.plain.strip()
        if line.bold or line.share("bold") == 0:
            return text, None
        label = "".join(one.text for one in line.content if isinstance(one, Span) and one.bold)
        return (
            (label.strip(), with_content(line, [one for one in line.content if not (isinstance(one, Span) and one.bold)]))
            if label.strip()
            else (text, None)
        )

    def _to_room(self, line: Line) -> None:
        if self.open is not None:
            self.open.answer.append(line)
        elif self.in_cell:
            self.lead.append(line)
        else:
            self.layout.loose.append((len(self.layout.slots), line))


def first_line(blocks: Sequence[Block]) -> str:
    """Return the first words of a cell, without brackets: what it is judged by as a label."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.text.strip():
            return without_brackets(block.text.strip().split("\n")[0])
        if isinstance(block, Table):
            return ""
    return ""
