"""What stands over a rationale to be seen first, and the reminder beneath it."""

from textual.content import Content

from reviewtui.casefile.phrases import without_ids
from reviewtui.services.reviewing.about import ASKED
from reviewtui.tui.actions import key_of, worded
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.header import AGAIN
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.text import plain

DONE = {"taken": "used", "set_aside": "dismissed"}


def attention(review: ReviewState) -> list[Content]:
    """Lines to be read before the rationale; none where nothing changed and nothing is suggested."""
    state = review.here
    return [*_changed(state.second_look), *_challenged(review), *_suggested(review)]


def _challenged(review: ReviewState) -> list[Content]:
    """`Challenge by North YOT: open. Press V to read it.`; of several how many, and how many of them are open."""
    about = [each for each in review.sheet.challenges if each.question == review.at]
    if not about:
        return []
    from reviewtui.services.lead.challenges import outcome_words

    waits = sum(each.is_open for each in about)
    words, those = f"Challenge by {about[0].raised_by}: {outcome_words(about[0])}.", "it"
    if len(about) > 1:
        words, those = f"{len(about)} challenges, {waits} open.", "them"
    said = plain(words, "$tone-weak" if waits else "$tone-quiet")
    return [Content.assemble(said, (worded(f" Press {{review.challenges}} to read {those}."), "$tone-quiet"))]


def _changed(sentences: tuple[str, ...]) -> list[Content]:
    if not sentences:
        return []
    told = [plain(f"{AGAIN} {sentence}", "$tone-alert") for sentence in sentences]
    return [*told, Content.styled("Answer again, the same or another, once you have checked.", "$tone-quiet")]


def _suggested(review: ReviewState) -> list[Content]:
    lines: list[Content] = []
    for suggestion in review.here.suggestions:
        answer = answer_given(review.framework, review.question, suggestion.answer)
        glyph = f"{answer.glyph} " if answer else ""
        said = f"A measure suggests {glyph}{suggestion.label}"
        if suggestion.done:
            lines.append(plain(f"{said}: {DONE[suggestion.done]}.", "$tone-quiet"))
        else:
            lines += [
                Content.assemble(
                    plain(said, "bold"),
                    (worded(". Press {review.take} to use it or {review.set_aside} to dismiss it."), "$tone-quiet"),
                ),
                plain(without_ids(suggestion.why), "$tone-quiet"),
            ]
    return lines


def asked_for(review: ReviewState) -> list[Content]:
    """A line to be read after the rationale: what the answer is to say besides; none where it says all."""
    words = " and ".join(ASKED[each] for each in review.here.unsaid)
    return [plain(f"Press {key_of('review.about')} to say {words}.", "$tone-quiet")] if words else []
