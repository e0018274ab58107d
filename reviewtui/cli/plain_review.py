"""The review of a case line by line: a question is printed, a line is read, an act is done, and so on until `q`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Unpack

from reviewtui.cli.plain_casefile import KEYS as FILE_KEYS
from reviewtui.cli.plain_casefile import PlainCaseFile
from reviewtui.cli.plain_sheet import (
    chronology_lines,
    guidance_lines,
    opening_lines,
    place_line,
    question_lines,
    standing_lines,
    written_for_another_lines,
)
from reviewtui.cli.streams import print_lines, say, width
from reviewtui.cli.words import require_text
from reviewtui.rating.live import live_line
from reviewtui.services.errors import BadInput, StoreUnusable, WouldReplace
from reviewtui.services.export.access import note_opened
from reviewtui.services.judging.judgements import cite, known_answer, record, turn_insufficient
from reviewtui.services.reviewing.reviews import carry_out, leave_at, open_review
from reviewtui.services.summary.explaining import explain

if TYPE_CHECKING:
    from reviewtui.framework.model import Scale, Section, Standard
    from reviewtui.services.acts import Change
    from reviewtui.services.judging.judgements import Given
    from reviewtui.services.reviewing.review_sheet import QuestionState, ReviewSheet
    from reviewtui.services.store.stores import Store

PROMPT = re.compile(r"p([a-z]{1,2})\s+(\S+)")
"""`pa y`: a prompt's letter and its answer."""
TAKEN_OVER = "="
PROMPT_ANSWERS = {"y": "yes", "n": "no", "x": "not_applicable", "-": None}
KEYS = (
    ("Enter, j", "next question"),
    ("k", "the question before"),
    ("]", "next question that needs work: not answered, something missing, or to review again"),
    ("[", "the one before that needs work"),
    ("g, G", "first and last question; a question's code goes to it"),
    ("r", "write the rationale; an empty line ends it; `r =` uses what was written for another answer"),
    ("v", "add evidence: `v e12`, `v doc d4 p31`, `v absence 7f3a-12`, `v source case manager`"),
    ("e", "explain the rating of this section or standard so far"),
    ("i", "mark the judgement “insufficient evidence” and say why, or remove the mark"),
    ("p", "guidance and prompts; `pa y` answers prompt a: y yes, n no, x not applicable, - no answer"),
    ("/", "the chronology; `/police` only the events with that word"),
    *FILE_KEYS,
    ("!", "raise an alert"),
    ("u, U", "undo, redo"),
    ("?", "these keys"),
    ("q", "leave; the case opens here again"),
)
"""Every key but the answers', as `?` prints them."""


class PlainReview:
    """One person at one case; every act is on disk before the next line is read."""

    def __init__(self, store: Store, person: str, case: str) -> None:
        """Open the case where this person left it. Raises BadInput when there is no such case."""
        self.store, self.person, self.case = store, person, case
        self.sheet: ReviewSheet = open_review(store, person, case)
        self.file = PlainCaseFile(store, person, case, _read, self._acted)
        codes = [state.question.code for state in self.sheet.questions]
        self.at = codes.index(self.sheet.place if self.sheet.place in codes else self.sheet.first_asked)
        self.commands: dict[str, Callable[[str], bool]] = {
            "": self._next, "j": self._next, "k": self._before, "]": self._next_owed, "[": self._owed_before,
            "g": self._first, "G": self._last, "r": self._rationale, "v": self._source, "e": self._explain,
            "p": self._guidance, "/": self._chronology, "!": self._alert,
            "a": lambda words: self._filed(lambda: self.file.add(words)),
            "E": lambda words: self._filed(lambda: self.file.correct(words)),
            "D": lambda words: self._filed(lambda: self.file.take_out(words, self.sheet)),
            "d": lambda words: self._filed(lambda: self.file.documents(words, self.sheet)),
            "w": lambda words: self._filed(lambda: self.file.note(words, self.state.question.code, self.sheet)),
            "W": lambda words: self._filed(lambda: self.file.use(words, self.sheet)),
            "u": self._undo, "U": self._redo, "?": self._keys, "i": self._insufficient,
        }  # fmt: skip

    @property
    def state(self) -> QuestionState:
        """The question the person stands at."""
        return self.sheet.questions[self.at]

    def run(self) -> None:
        """Ask until `q` or the end of the input."""
        note_opened(self.store, self.person, self.case)
        print_lines(opening_lines(self.sheet, width()))
        self._show_question()
        while (typed := _read(f"{self._answer_keys()} or ? > ")) is not None and typed.strip() != "q":
            try:
                if self._do(typed.strip()):
                    self._show_question()
            except BadInput as problem:
                say(str(problem))
        say(f"Left at {self.state.question.code}. {place_line(self.sheet)}")

    def _do(self, typed: str) -> bool:
        """Carry out one line; gives back whether the question is to be printed again."""
        if typed in self._offered():
            return self._answer(self._offered()[typed])
        if typed.isdecimal() and self._scale.count:
            return self._answer(known_answer(self.sheet.inspection.framework, self.state.question, typed))
        if typed in (codes := [state.question.code for state in self.sheet.questions]):
            return self._go(codes.index(typed))
        if (prompt := PROMPT.fullmatch(typed)) is not None:
            return self._prompt(prompt[1], prompt[2])
        command = self.commands.get(typed[:1])
        inline = typed[1:2] == " " or typed[:1] == "/" or len(typed) <= 1
        if command is None or not inline:
            raise BadInput(f"“{typed}” is not a key here: type ? for all keys.")
        return command(typed[1:].strip())

    def _answer(self, code: str) -> bool:
        """Record an answer; ask for the rationale it owes, and move on."""
        try:
            self._record(answer=code)
        except WouldReplace as asks:
            say(f"{asks.place} is judged {asks.stands}.")
            if (_read(f"y changes it to {asks.label}: ") or "").strip() != "y":
                raise BadInput("Nothing was changed.") from None
            self._record(answer=code, replace=True)
        if self.state.owes_rationale:
            say("Rationale missing.")
            print_lines(written_for_another_lines(self.sheet, self.state, width()))
            self._rationale("")
        if self.state.owes_evidence:
            say("Evidence missing. Press v to add it.")
            return False
        return self._next("")

    def _rationale(self, words: str) -> bool:
        if words == TAKEN_OVER and self.state.judged is not None and self.state.judged.written_for_another:
            self._record(keep_rationale=True)
            return False
        text = words or _read_paragraph("Rationale (an empty line ends it):")
        if not text:
            say("No rationale was written.")
            return False
        self._record(rationale=text)
        return False

    def _insufficient(self, _: str) -> bool:
        """Mark the judgement, or unmark it; marked, it is asked why."""
        marked = self.state.judged is not None and self.state.judged.insufficient_evidence
        if not marked and not self.state.question.insufficient_evidence:
            raise BadInput(f"{self.state.question.code}: “insufficient evidence” is not allowed on this question.")
        self._judged(lambda: turn_insufficient(self.store, self.person, self.case, self.state.question.code))
        return True if marked else self._rationale("")

    def _prompt(self, letter: str, answer: str) -> bool:
        """Answer a prompt, or take its answer away."""
        from reviewtui.services.judging.prompts import answer_prompt

        if answer not in PROMPT_ANSWERS:
            raise BadInput(f"“{answer}” is not an answer to a prompt. Use {', '.join(PROMPT_ANSWERS)}.")
        code, given = self.state.question.code, PROMPT_ANSWERS[answer]
        say(self._acted(lambda: answer_prompt(self.store, self.person, self.case, code, letter, given)).sentence)
        return False

    def _source(self, words: str) -> bool:
        source = words or _read("Evidence (e12, doc d4 p31 or source case manager): ") or ""
        self._judged(lambda: cite(self.store, self.person, self.case, self.state.question.code, source))
        return False

    def _record(self, **given: Unpack[Given]) -> None:
        """Record some parts of the judgement."""
        self._judged(lambda: record(self.store, self.person, self.case, self.state.question.code, **given))

    def _judged(self, act: Callable[[], Change]) -> None:
        """Change the judgement, say so, and say what the standard is rated so far."""
        change = self._acted(act)
        say(f"Saved: {change.sentence}" if change.entry else change.sentence)
        framework, answers, code = self.sheet.framework, self.sheet.answers, self.state.question.code
        may_show = framework.live_ratings == "before" or (framework.live_ratings == "after" and code in answers)
        if may_show and (line := live_line(framework, answers, code).text):
            say(line)

    def _explain(self, _: str) -> bool:
        from reviewtui.report.explanation import explanation_lines

        framework, code, node = self.sheet.inspection.framework, self.state.question.code, self._rated_node()
        if node is None:
            raise BadInput(f"{code} is part of nothing that is rated in one case.")
        if framework.live_ratings == "never":
            raise BadInput("This framework shows no ratings while cases are judged.")
        if framework.live_ratings == "after" and self.state.answer is None and not self.state.hidden:
            raise BadInput(f"{node.code} {node.short} so far: shown once {code} is answered.")
        try:
            found = explain(self.store, node.code, self.case)
        except StoreUnusable as damage:  # judging goes on, as it does on the screens
            raise BadInput(str(damage)) from None
        print_lines(explanation_lines(framework, found, width()))
        return False

    def _rated_node(self) -> Section | Standard | None:
        """The innermost section or standard around the question that is rated in a case; None without one."""
        framework, state = self.sheet.inspection.framework, self.state
        around: list[Section | Standard] = [*framework.sections_of(state.question.code), state.standard]
        return next((node for node in around if node.code and framework.case_rule(node).kind != "none"), None)

    def _guidance(self, _: str) -> bool:
        print_lines(guidance_lines(self.sheet, self.state, width()))
        return False

    def _chronology(self, words: str) -> bool:
        print_lines(chronology_lines(self.sheet, words, width()))
        return False

    def _filed(self, act: Callable[[], None]) -> bool:
        """Look at the case file, or do something to it."""
        act()
        return False

    def _alert(self, text: str) -> bool:
        from reviewtui.report.alerts import ring
        from reviewtui.services.judging.alerts import CATEGORIES, raise_alert

        for number, (_, label) in enumerate(CATEGORIES, 1):
            say(f"{number} {label}")
        chosen = (_read("Which kind (1-3)? ") or "").strip()
        if chosen not in ("1", "2", "3"):
            raise BadInput("No alert was raised.")
        line, kind = text or _read("What is it about (one line)? ") or "", CATEGORIES[int(chosen) - 1][0]
        say(self._acted(lambda: raise_alert(self.store, self.person, self.case, kind, line)).sentence)
        say(f"Now {ring(self.sheet.inspection.contacts)}")
        return False

    def _undo(self, _: str) -> bool:
        from reviewtui.services.undoing import undo

        say(self._acted(lambda: undo(self.store, self.person)).sentence)
        return True

    def _redo(self, _: str) -> bool:
        from reviewtui.services.undoing import redo

        say(self._acted(lambda: redo(self.store, self.person)).sentence)
        return True

    def _keys(self, _: str) -> bool:
        for key, answer in self._offered().items():
            say(f"{key:<9} answer {self.sheet.inspection.framework.scale_of(self.state.question).answer(answer).label}")
        for key, does in KEYS:
            say(f"{key:<9} {does}")
        return False

    def _next(self, _: str) -> bool:
        after = [place for place in self._asked() if place > self.at]
        if not after:
            say(f"That was the last question. {place_line(self.sheet)}")
            return False
        return self._go(after[0])

    def _before(self, _: str) -> bool:
        return self._go(max((place for place in self._asked() if place < self.at), default=self.at))

    def _first(self, _: str) -> bool:
        return self._go(self._asked()[0])

    def _last(self, _: str) -> bool:
        return self._go(self._asked()[-1])

    def _asked(self) -> list[int]:
        """Places of the questions that nothing hides; of all where everything is hidden."""
        asked = [place for place, state in enumerate(self.sheet.questions) if not state.hidden]
        return asked or list(range(len(self.sheet.questions)))

    def _next_owed(self, _: str) -> bool:
        return self._go_owed(1)

    def _owed_before(self, _: str) -> bool:
        return self._go_owed(-1)

    def _go_owed(self, direction: int) -> bool:
        at = self.state.question.code
        code = self.sheet.next_owed(at, direction)
        if code is None or code == at:
            say(f"Only {at} needs work." if code else "Every question is answered and nothing is missing.")
            return False
        return self._go([state.question.code for state in self.sheet.questions].index(code))

    def _go(self, place: int) -> bool:
        """Stand at a question, and remember it."""
        self.at = place
        leave_at(self.store, self.person, self.case, self.state.question.code)
        return True

    def _acted(self, act: Callable[[], Change]) -> Change:
        """Do something, and know what is now so; nothing is read twice."""
        change = carry_out(self.store, self.sheet, self.person, act)
        self.sheet = self.sheet.after(change)
        return change

    def _show_question(self) -> None:
        print_lines(question_lines(self.sheet, self.state, width()))
        print_lines(standing_lines(self.sheet, self.state, width()))

    def _offered(self) -> dict[str, str]:
        """Key to answer code, as this question offers them."""
        framework = self.sheet.inspection.framework
        return {answer.key: answer.code for answer in framework.offered(self.state.question)}

    @property
    def _scale(self) -> Scale:
        return self.sheet.inspection.framework.scale_of(self.state.question)

    def _answer_keys(self) -> str:
        if self._scale.count:
            return self.sheet.inspection.framework.scale_of(self.state.question).span
        return " ".join(self._offered())


def _read(prompt: str) -> str | None:
    """One line of the input; None at its end."""
    try:
        return require_text(input(prompt))
    except EOFError:
        return None


def _read_paragraph(heading: str) -> str:
    """Lines up to an empty one or the end of the input."""
    say(heading)
    lines: list[str] = []
    while line := (_read("") or "").strip():
        lines.append(line)
    return "\n".join(lines)
