"""What is said of an act on a judgement in one line: what was recorded, what is missing, where one is, the way back."""

from reviewtui.services.acts import Change
from reviewtui.services.people.stage import Stage
from reviewtui.services.reviewing.review_sheet import QuestionState
from reviewtui.tui.actions import key_of, worded
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.state import ReviewState

UNDOES = "{review.undo} undoes it"


def answered(change: Change, before: ReviewState, state: ReviewState, now_at: str) -> str:
    """An answer that was recorded on the question of `before`, where one is now at another or at the same one.

    `state` is what is so with it.
    """
    code = before.at
    here = state.state(code)
    given = answer_given(state.framework, here.question, here.answer)
    words = f"{code} {given.glyph} {given.label}" if given is not None else code
    parts = [words if change.entry else f"{words}, as before"]
    if missing := _missing(here):
        parts.append(f"missing: {missing}")
    if now_at != code:
        parts.append(f"now {now_at}")
    elif not missing and code == before.walked[-1]:
        parts.append(f"the last question{_left(state)}")
    return " · ".join([*parts, *([worded(UNDOES)] if change.entry else [])])


def written(state: ReviewState, code: str) -> str:
    """A rationale that was recorded on a question."""
    missing = _missing(state.state(code))
    parts = [f"{code}: rationale saved", *([f"missing: {missing}"] if missing else []), worded(UNDOES)]
    return " · ".join(parts)


def finished(before: ReviewState | None, state: ReviewState | None) -> str:
    """Where an act answered the last open question of a case, or brought the last thing that was missing."""
    if before is None or state is None:
        return ""
    asked = state.sheet.asked
    if any(each.answer is None for each in asked):
        return ""
    todo = [each for each in asked if each.is_to_do]
    was_answered = all(each.answer is not None for each in before.sheet.asked)
    if was_answered and (todo or not any(each.is_to_do for each in before.sheet.asked)):
        return ""
    head = f"{state.sheet.case.reference}: {len(asked)} of {len(asked)}"
    if not todo:
        return f"{head} answered, nothing missing."
    return f"{head}. {_what_is_left(todo)}. {key_of('review.next_owed')} goes to the first."


def closed_in_words(case: str, stage: Stage) -> str:
    """Why a review that was handed in takes no answer, and which keys reopen it."""
    return f"{case} was {stage.state} by {stage.person}. {_to_change('team.reopen')}"


def signed_off_in_words(signed_off: str) -> str:
    """Why an inspection that was signed off takes no answer, and which keys reopen it."""
    return f"The inspection was signed off {signed_off}. {_to_change('team.sign_off')}"


def _to_change(action: str) -> str:
    return f"To change it, press {key_of('everywhere.team')}, then {key_of(action)}."


def _what_is_left(todo: list[QuestionState]) -> str:
    rationales, evidence = sum(each.owes_rationale for each in todo), sum(each.owes_evidence for each in todo)
    counted = ((rationales, "rationale" if rationales == 1 else "rationales"), (evidence, "evidence"))
    missing = [f"{number} {word}" for number, word in counted if number]
    again = sum(bool(each.second_look) for each in todo)
    parts = [*([f"Missing: {', '.join(missing)}"] if missing else []), *([f"Review again: {again}"] if again else [])]
    return ". ".join(parts)


def _missing(state: QuestionState) -> str:
    words = (("rationale", state.owes_rationale), ("evidence", state.owes_evidence))
    return ", ".join(word for word, owed in words if owed)


def _left(state: ReviewState) -> str:
    left = sum(each.is_to_do for each in state.sheet.asked)
    return f", {left} more: {key_of('review.next_owed')} goes there" if left else ""
