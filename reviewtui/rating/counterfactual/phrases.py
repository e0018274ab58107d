"""Moves of judgements in words: `one fewer good`, `3 more cases judged good on 1.2`, `Inadequate on 1.4`."""

from collections.abc import Sequence

from reviewtui.framework.model import Framework, Scale
from reviewtui.rating.inspection_view import InspectionView
from reviewtui.rating.ways import Move
from reviewtui.rating.words import counted, good_word, listed

NAMED = 12
"""Moves that are all named one by one."""
FEW = 4
"""Moves that are named of more than those."""


def over_cases(framework: Framework, moves: Sequence[Move], node: str) -> str:
    """Moves over all cases; the question is named unless it is the node itself. Of very many, only the first few."""
    words = [_over_cases(framework, move, node) for move in moves]
    if len(words) <= NAMED:
        return listed(words, limit=NAMED)
    return f"{len(words)} answers ({listed(words, limit=FEW)})"


def condition(view: InspectionView, moves: Sequence[Move], node: str) -> str:
    """`if 4 of the 12 not good were good`, where nothing but judgements already given would be others; else empty.

    Where answers are told apart: `if 2 of the 9 judged Good were Inadequate`.
    """
    if moves and all(_is_between_answers(view.framework, move) for move in moves):
        return _if_other_answers(view, moves, node)
    turns = {(move.start, move.end) for move in moves}
    words = {_good(view.framework, move) for move in moves}
    if len(turns) != 1 or len(words) != 1 or len(moves) > NAMED or any(move.case is not None for move in moves):
        return ""
    ((start, end),), (good,) = turns, words
    if {start, end} != {"good", "other"}:
        return ""
    piles = []
    for move in moves:
        share = view.question(move.question).share
        pile, total = (good, share.good) if end == "other" else (f"not {good}", share.other)
        where = "" if move.question == node else f" on {move.question}"
        piles.append(f"{_some_of(move.cases, total)} {pile}{where}")
    return f"if {listed(piles, limit=NAMED)} were {'not' if end == 'other' else good}"


def in_a_case(framework: Framework, moves: Sequence[Move]) -> str:
    """Moves of single answers in one case."""
    return listed([_in_a_case(framework, move) for move in moves], limit=len(moves))


def _over_cases(framework: Framework, move: Move, node: str) -> str:
    if move.case is not None:
        return f"{_in_a_case(framework, move)} in {move.case}"
    scale, good = framework.scale_of(framework.question(move.question)), _good(framework, move)
    where = "" if move.question == node else f" on {move.question}"
    if _is_between_answers(framework, move):
        return f"{_between_answers(scale, move)}{where}"
    return f"{_pile(move, good, _other_word(scale, good))}{where}"


def _is_between_answers(framework: Framework, move: Move) -> bool:
    """Whether a move over all cases tells answers apart, and not only good ones and others."""
    several = move.answers or framework.inspection_rule(move.question).several
    return move.case is None and several


def _if_other_answers(view: InspectionView, moves: Sequence[Move], node: str) -> str:
    """`if 2 of the 9 judged Good and one of the 3 judged Outstanding were Inadequate`; empty where one is added."""
    if len(moves) > NAMED or any({move.start, move.end} & {None, "unjudged", "out"} for move in moves):
        return ""
    by_end: dict[str, list[str]] = {}
    for move in moves:
        scale = view.framework.scale_of(view.framework.question(move.question))
        counts, start = view.counts.get(move.question, {}), move.start or ""
        total = sum(counts.get(code, 0) for code in start.split("+"))
        where = "" if move.question == node else f" on {move.question}"
        said = f"{_some_of(move.cases, total)} judged {_answers(scale, start)}{where}"
        by_end.setdefault(_answers(scale, move.end), []).append(said)
    parts = [f"{listed(piles, limit=NAMED)} were {end}" for end, piles in by_end.items()]
    return f"if {listed(parts, limit=NAMED)}"


def _between_answers(scale: Scale, move: Move) -> str:
    """Where a rule looks at several shares, piles are answers."""
    number = "one" if move.cases == 1 else str(move.cases)
    start, end = (_answers(scale, pile) for pile in (move.start or "", move.end))
    if move.start == "unjudged":
        return f"{number} more {counted(move.cases, 'case').split()[1]} judged {end}"
    return f"{number} judged {end} instead of {start}"


def _answers(scale: Scale, pile: str) -> str:
    if pile in ("out", "unjudged"):
        return "not applicable"
    return " or ".join(scale.answer(code).label for code in pile.split("+"))


def _pile(move: Move, good: str, other: str) -> str:
    number = "one" if move.cases == 1 else str(move.cases)
    ends = {"good": good, "other": other, "out": "not applicable"}
    if (move.start, move.end) == ("other", "good"):
        return f"{number} more {good}"
    if (move.start, move.end) == ("good", "other"):
        return f"{number} fewer {good}"
    if move.start == "unjudged":
        return f"{number} more {counted(move.cases, 'case').split()[1]} judged {ends[move.end]}"
    return f"{number} judged {ends[move.end]} instead of {ends[move.start or '']}"


def _some_of(number: int, total: int) -> str:
    """`one of the 13`, `all 4`, `the one`."""
    if number == total:
        return "the one" if total == 1 else f"all {total}"
    return f"{'one' if number == 1 else number} of the {total}"


def _good(framework: Framework, move: Move) -> str:
    """What a good answer to its question is called."""
    scale = framework.scale_of(framework.question(move.question))
    return good_word(scale, framework.inspection_rule(move.question).good)


def _other_word(scale: Scale, good: str) -> str:
    """What an applicable answer that is not good is called."""
    others = [answer for answer in scale.worst_to_best if not answer.good]
    return others[0].label.lower() if len(others) == 1 else f"less than {good}"


def _in_a_case(framework: Framework, move: Move) -> str:
    scale = framework.scale_of(framework.question(move.question))
    instead = f" instead of {scale.answer(move.start).label}" if move.start is not None else ""
    return f"{scale.answer(move.end).label} on {move.question}{instead}"
