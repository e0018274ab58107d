"""What each code can be in one case, and how a node's rule becomes a problem for the proof."""

from collections.abc import Callable, Iterable

from reviewtui.framework.expression import NOT_APPLICABLE, And, Compare, Condition, Not, Or, Value
from reviewtui.framework.model import Framework, Question, Section
from reviewtui.rating.proof.intervals import in_words, intervals
from reviewtui.rating.proof.over_inputs import Ratings
from reviewtui.rating.proof.problem import Problem, Variable

NOT_RATED = "not rated"
Gates = tuple[Condition, ...]


class Domains:
    """The values of questions by what is offered, of nodes by the ratings they can have."""

    def __init__(self, framework: Framework, ratings_of: Callable[[str], Ratings]) -> None:
        """`ratings_of` gives the ratings a section or standard can have while it is looked at."""
        self._framework = framework
        self._ratings_of = ratings_of
        self._questions = {question.code: question for question in framework.questions()}
        self._order = {code: place for place, code in enumerate((*self._questions, *framework.case_nodes))}

    def problem(self, conditions: Iterable[Condition], open_gates: Gates = ()) -> Problem:
        """The conditions with all that they read, where the gates around the place they stand in are open."""
        asked = tuple(conditions)
        own = self._in_order(code for condition in asked for code in condition.reads)
        gates = self._gates_around(own, open_gates)
        if set(own) & {code for gate in open_gates for code in gate.reads}:
            gates = self._gates_around((*own, *_read(open_gates)), open_gates) | dict.fromkeys(open_gates)
        others = [code for code in self._in_order(_read(gates)) if code not in own]
        every = (*asked, *gates)
        return Problem(
            tuple(self.variable(code, every, open_gates) for code in own),
            tuple(self.variable(code, every, open_gates) for code in others),
            tuple(gates),
            asked,
        )

    def variable(self, code: str, conditions: Iterable[Condition], open_gates: Gates = ()) -> Variable:
        """What a code can be, numbers cut into intervals by the conditions."""
        if code in self._questions:
            values, texts = self._answers(self._questions[code], conditions)
        else:
            values = list(self._ratings_of(code))
            texts = [NOT_RATED if value is None else str(value) for value in values]
        otherwise = self._otherwise(code)
        if self._closing(code, open_gates) and otherwise not in values:
            values, texts = [*values, otherwise], [*texts, otherwise]
        return Variable(code, tuple(values), tuple(texts))

    def _answers(self, question: Question, conditions: Iterable[Condition]) -> tuple[list[Value | None], list[str]]:
        scale = self._framework.scale_of(question)
        if not question.asked:
            return [NOT_APPLICABLE], [NOT_APPLICABLE]
        if not scale.count:
            codes = [answer.code for answer in self._framework.offered(question)]
            return list(codes), codes
        numbers = range(scale.least, scale.most + 1)
        parts = intervals(conditions, question.code, numbers)
        return [part.start for part in parts], [in_words(part, numbers) for part in parts]

    def _otherwise(self, code: str) -> str:
        """The value of what is hidden."""
        node = self._framework.case_nodes.get(code)
        return node.otherwise if isinstance(node, Section) else NOT_APPLICABLE

    def _closing(self, code: str, open_gates: Gates) -> Gates:
        """The gates that may hide a code from where others stand open."""
        return tuple(gate for gate in self._framework.gates.get(code, ()) if gate not in open_gates)

    def _gates_around(self, codes: Iterable[str], open_gates: Gates) -> dict[Condition, None]:
        """What ties each code to its gates, and those to theirs."""
        found: dict[Condition, None] = {}
        waiting, met = list(codes), set(codes)
        while waiting:
            code = waiting.pop(0)
            closing = self._closing(code, open_gates)
            if closing:
                found |= dict.fromkeys(self._tied(code, closing))
                fresh = [each for each in _read(closing) if each not in met]
                waiting += fresh
                met |= set(fresh)
        return found

    def _tied(self, code: str, closing: tuple[Condition, ...]) -> Gates:
        """Shut, it has the one value; open, it has not, unless that may be given too."""
        open_ = closing[0] if len(closing) == 1 else And(closing)
        otherwise = self._otherwise(code)
        closed = Or((open_, Compare(code, "==", otherwise)))
        if otherwise in self._given(code):
            return (closed,)
        return closed, Or((Not(open_), Compare(code, "!=", otherwise)))

    def _given(self, code: str) -> tuple[str | None, ...]:
        """What a code can be while it is open."""
        if code in self._questions:
            return tuple(answer.code for answer in self._framework.offered(self._questions[code]))
        return self._ratings_of(code)

    def _in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes as they are asked, none twice."""
        return tuple(sorted(dict.fromkeys(codes), key=self._order.__getitem__))


def _read(conditions: Iterable[Condition]) -> tuple[str, ...]:
    return tuple(code for condition in conditions for code in condition.reads)
