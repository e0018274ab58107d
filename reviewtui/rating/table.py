"""Reads a table of answers to be rated without a store, and lists everything in it that cannot be."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from reviewtui.framework.model import OVERALL, Framework, Question
from reviewtui.framework.nearest import did_you_mean
from reviewtui.rating.strict_json import NotJsonError, Pairs, read_strict
from reviewtui.rating.summary import CaseInput


class TableFault(NamedTuple):
    """One thing to mend in a table of answers."""

    file: str
    key: str
    """Where: `cases["C1"].answers["1.2"]`; empty for the whole file."""
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.text) if part)


class FaultyAnswers(ValueError):
    """The table of answers cannot be rated until its errors are corrected."""

    def __init__(self, faults: tuple[TableFault, ...]) -> None:
        """`faults` in the order of the file; there is at least one."""
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")
        self.faults = faults


class AnswerTable(NamedTuple):
    """Answers to rate, and ratings that come from elsewhere."""

    cases: Mapping[str, CaseInput]
    judged: Mapping[str, str]
    """What a panel judges: code of a judged node to its rating."""
    given: Mapping[str, str]
    """Ratings that are fixed: code of a standard or question to its rating."""


def read_table(data: bytes, framework: Framework, name: str) -> AnswerTable:
    """The table in `data`, which is JSON; `name` is the file's name for the faults.

    Raises FaultyAnswers with every fault found.
    """
    reader = _Reader(framework, name)
    try:
        value = read_strict(data)
    except NotJsonError as error:
        reader.fault("", str(error))
        raise FaultyAnswers(tuple(reader.faults)) from None
    table = reader.table(value)
    if reader.faults:
        raise FaultyAnswers(tuple(reader.faults))
    return table


class _Reader:
    """Walks the table with its place in hand and notes what is wrong, going on with what is right."""

    def __init__(self, framework: Framework, file: str) -> None:
        self.framework = framework
        self.faults: list[TableFault] = []
        self._file = file

    def fault(self, key: str, text: str) -> None:
        self.faults.append(TableFault(self._file, key, text))

    def table(self, value: Any) -> AnswerTable:
        top = self._mapping(value, "", ("cases", "judged", "given"))
        cases = self._mapping(top.get("cases", Pairs()), "cases")
        return AnswerTable(
            cases={reference: self._case(case, f'cases["{shown(reference)}"]') for reference, case in cases.items()},
            judged=self._ratings(top.get("judged", Pairs()), "judged", self._judged_codes),
            given=self._ratings(top.get("given", Pairs()), "given", self._codes),
        )

    def _case(self, value: Any, key: str) -> CaseInput:
        case = self._mapping(value, key, ("site", "answers"))
        site = case.get("site")
        if site is not None and not isinstance(site, str):
            self.fault(f"{key}.site", f"must be the name of a site in quotes, not {_kind(site)}")
            site = None
        answers = self._mapping(case.get("answers", Pairs()), f"{key}.answers")
        read = {code: self._answer(code, answer, key) for code, answer in answers.items()}
        return CaseInput(site, {code: answer for code, answer in read.items() if answer is not None})

    def _answer(self, code: str, answer: Any, case: str) -> str | None:
        """The answer's code; None where it is left open, or cannot be read."""
        key = f'{case}.answers["{shown(code)}"]'
        question = self._questions.get(code)
        if question is None:
            self.fault(key, f"unknown question “{shown(code)}”{did_you_mean(code, self._questions)}")
        elif answer is None:
            return None
        elif self.framework.scale_of(question).count:
            return self._number(question, answer, key)
        elif not isinstance(answer, str):
            self.fault(key, f"must be the code of an answer in quotes, not {_kind(answer)}")
        else:
            return self._word(question, answer, key)
        return None

    def _word(self, question: Question, answer: str, key: str) -> str | None:
        offered = tuple(each.code for each in self.framework.offered(question))
        if answer in offered:
            return answer
        if answer in self.framework.scale_of(question).by_code:
            self.fault(key, f"“{answer}” is not offered by {question.code}: use {', '.join(offered)}")
        else:
            self.fault(key, f"unknown answer “{shown(answer)}”{did_you_mean(answer, offered)}")
        return None

    def _number(self, question: Question, answer: Any, key: str) -> str | None:
        """A whole number as its digits."""
        scale = self.framework.scale_of(question)
        if isinstance(answer, bool) or not isinstance(answer, int):
            self.fault(key, f"must be a whole number without quotes, not {_kind(answer)}")
        elif not scale.least <= answer <= scale.most:
            self.fault(key, f"{answer} is not from {scale.span}")
        else:
            return str(answer)
        return None

    def _ratings(self, value: Any, key: str, codes: tuple[str, ...]) -> dict[str, str]:
        found = {}
        for code, rating in self._mapping(value, key).items():
            here = f'{key}["{shown(code)}"]'
            ratings = tuple(self.framework.inspection_scale(code).rank) if code in codes else ()
            if code not in codes:
                self.fault(here, self._not_a_node(code, key, codes))
            elif not isinstance(rating, str):
                self.fault(here, f"must be the code of a rating in quotes, not {_kind(rating)}")
            elif rating not in ratings:
                self.fault(here, f"unknown rating “{shown(rating)}”{did_you_mean(rating, ratings)}")
            else:
                found[code] = rating
        return found

    def _not_a_node(self, code: str, key: str, codes: tuple[str, ...]) -> str:
        if key == "judged" and code in (*self._codes, OVERALL):
            how = "never rated" if self.framework.inspection_rule(code).kind == "none" else "calculated"
            return f"{code} is {how} and not decided by a panel; `given` fixes the rating of a standard or question"
        return f"unknown standard or question “{shown(code)}”{did_you_mean(code, codes)}"

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.code: question for question in self.framework.questions()}

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return (*(standard.code for standard in self.framework.standards), *self._questions)

    @cached_property
    def _judged_codes(self) -> tuple[str, ...]:
        nodes = (*self._codes, OVERALL)
        return tuple(code for code in nodes if self.framework.inspection_rule(code).kind == "judged")

    def _mapping(self, value: Any, key: str, known: Iterable[str] | None = None) -> Pairs:
        """An object with its twice-given and unknown keys reported; an empty one where it is something else."""
        if not isinstance(value, Pairs):
            self.fault(key, f"must be an object in braces, not {_kind(value)}")
            return Pairs()
        for twice in value.twice:
            self.fault(f"{key}.{shown(twice)}" if key else shown(twice), "is given twice")
        for unknown in value if known is not None else ():
            if known is not None and unknown not in known:
                self.fault(key, f"unknown key “{shown(unknown)}”{did_you_mean(unknown, known)}")
        return value


def shown(words: str, limit: int = 40) -> str:
    """Words from the file, safe and short enough to stand in a sentence."""
    safe = "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in words[: limit + 1])
    return safe if len(safe) <= limit else f"{safe[: limit - 1]}…"


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    names = {str: "text", int: "a number", float: "a number", list: "a list", Pairs: "an object"}
    return names[type(value)]
