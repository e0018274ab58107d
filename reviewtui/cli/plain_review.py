"""The review of a case line by line: a question is printed, a line is read, an act is done, and so on until `q`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reviewtui.cli.plain_sheet import (
    chronology_lines,
    guidance_lines,
    opening_lines,
    place_line,
    question_lines,
    standing_lines,
)
from reviewtui.cli.streams import print_lines, say, width
from reviewtui.cli.words import require_text
from reviewtui.services.errors import BadInput
from reviewtui.services.explaining import explain, live
from reviewtui.services.judgements import record
from reviewtui.services.reviews import leave_at, note_opened, open_review

if TYPE_CHECKING:
    from reviewtui.services.reviews import QuestionState, ReviewSheet
    from reviewtui.services.stores import Store

KEYS = (
    ("Enter, j", "next question"),
    ("k", "the question before"),
    ("]", "next question that is not answered or owes something"),
    ("[", "the one before that is not answered or owes something"),
    ("g, G", "first and last question; a question's code goes to it"),
    ("r", "write the rationale; an empty line ends it"),
    ("v", "add a source: `v e12`, `v doc d4 p31`, `v source case manager`"),
    ("e", "explain the rating of this standard so far"),
    ("p", "guidance and prompts"),
    ("/", "the chronology; `/police` only the events with that word"),
    ("a", "add an event: `a 12/3/2006 police referral p31 text`, day first"),
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
        codes = [state.question.code for state in self.sheet.questions]
        self.at = codes.index(self.sheet.place) if self.sheet.place in codes else 0
        self.commands: dict[str, Callable[[str], bool]] = {
            "": self._next, "j": self._next, "k": self._before, "]": self._next_owed, "[": self._owed_before,
            "g": self._first, "G": self._last, "r": self._rationale, "v": self._source, "e": self._explain,
            "p": self._guidance, "/": self._chronology, "a": self._event, "!": self._alert,
            "u": self._undo, "U": self._redo, "?": self._keys,
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
        if typed in (codes := [state.question.code for state in self.sheet.questions]):
            return self._go(codes.index(typed))
        command = self.commands.get(typed[:1])
        inline = typed[1:2] == " " or typed[:1] == "/" or len(typed) <= 1
        if command is None or not inline:
            raise BadInput(f"“{typed}” is not a key here: type ? for all keys.")
        return command(typed[1:].strip())

    def _answer(self, code: str) -> bool:
        """Record an answer; ask for the rationale it owes, and move on."""
        self._record(answer=code)
        if self.state.owes_rationale:
            say("This answer owes a rationale.")
            self._rationale("")
        if self.state.owes_evidence:
            say("This answer owes evidence: v adds a source.")
            return False
        return self._next("")

    def _rationale(self, words: str) -> bool:
        text = words or _read_paragraph("Rationale (an empty line ends it):")
        if not text:
            say("No rationale was written.")
            return False
        self._record(rationale=text)
        return False

    def _source(self, words: str) -> bool:
        from reviewtui.services.evidence import read_evidence

        linked = self.state.judged.evidence if self.state.judged else ()
        source = words or _read("Source (e12, doc d4 p31 or source case manager): ") or ""
        self._record(evidence=[*linked, read_evidence(source)])
        return False

    def _record(self, **parts: Any) -> None:
        """Record some parts of the judgement, say so, and say what the standard is rated so far."""
        change = record(self.store, self.person, self.case, self.state.question.code, **parts)
        say(f"Saved: {change.sentence}" if change.entry else change.sentence)
        self._reread()
        if line := live(self.store, self.case, self.state.question.code):
            say(line)

    def _explain(self, _: str) -> bool:
        from reviewtui.report.explanation import explanation_lines

        found = explain(self.store, self.state.standard.code, self.case)
        print_lines(explanation_lines(self.sheet.inspection.framework, found, width()))
        return False

    def _guidance(self, _: str) -> bool:
        print_lines(guidance_lines(self.state, width()))
        return False

    def _chronology(self, words: str) -> bool:
        print_lines(chronology_lines(self.sheet, words, width()))
        return False

    def _event(self, line: str) -> bool:
        from reviewtui.services.casefiles import add_event

        typed = line or _read("Event, day first (12/3/2006 police referral p31 text): ") or ""
        say(add_event(self.store, self.person, self.case, typed).sentence)
        self._reread()
        return False

    def _alert(self, text: str) -> bool:
        from reviewtui.report.alerts import ring
        from reviewtui.services.alerts import CATEGORIES, raise_alert

        for number, (_, label) in enumerate(CATEGORIES, 1):
            say(f"{number} {label}")
        chosen = (_read("Which kind (1-3)? ") or "").strip()
        if chosen not in ("1", "2", "3"):
            raise BadInput("No alert was raised.")
        line = text or _read("What is it about (one line)? ") or ""
        say(raise_alert(self.store, self.person, self.case, CATEGORIES[int(chosen) - 1][0], line).sentence)
        say(f"Now {ring(self.sheet.inspection.contacts)}")
        self._reread()
        return False

    def _undo(self, _: str) -> bool:
        from reviewtui.services.undoing import undo

        say(undo(self.store, self.person).sentence)
        return self._reread()

    def _redo(self, _: str) -> bool:
        from reviewtui.services.undoing import redo

        say(redo(self.store, self.person).sentence)
        return self._reread()

    def _keys(self, _: str) -> bool:
        for key, answer in self._offered().items():
            say(f"{key:<9} answer {self.sheet.inspection.framework.scale_of(self.state.question).answer(answer).label}")
        for key, does in KEYS:
            say(f"{key:<9} {does}")
        return False

    def _next(self, _: str) -> bool:
        if self.at + 1 == len(self.sheet.questions):
            say(f"That was the last question. {place_line(self.sheet)}")
            return False
        return self._go(self.at + 1)

    def _before(self, _: str) -> bool:
        return self._go(max(self.at - 1, 0))

    def _first(self, _: str) -> bool:
        return self._go(0)

    def _last(self, _: str) -> bool:
        return self._go(len(self.sheet.questions) - 1)

    def _next_owed(self, _: str) -> bool:
        return self._go_owed(range(self.at + 1, len(self.sheet.questions)))

    def _owed_before(self, _: str) -> bool:
        return self._go_owed(range(self.at - 1, -1, -1))

    def _go_owed(self, places: range) -> bool:
        for place in places:
            state = self.sheet.questions[place]
            if state.owes or state.answer is None:
                return self._go(place)
        say("Nothing more is owed that way.")
        return False

    def _go(self, place: int) -> bool:
        """Stand at a question, and remember it."""
        self.at = place
        leave_at(self.store, self.person, self.case, self.state.question.code)
        return True

    def _reread(self) -> bool:
        self.sheet = open_review(self.store, self.person, self.case)
        return True

    def _show_question(self) -> None:
        print_lines(question_lines(self.sheet, self.state, width()))
        print_lines(standing_lines(self.sheet, self.state, width()))

    def _offered(self) -> dict[str, str]:
        """Key to answer code, as this question offers them."""
        framework = self.sheet.inspection.framework
        return {answer.key: answer.code for answer in framework.offered(self.state.question)}

    def _answer_keys(self) -> str:
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
