"""The line beneath the panes: where the case stands on the standard at hand, and what one more answer would do."""

import re

from textual.content import Content
from textual.widget import Widget

from reviewtui.framework.model import OVERALL, Section, Standard
from reviewtui.rating.live import live_line
from reviewtui.tui.actions import worded
from reviewtui.tui.review.review import review_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.text import plain, spread

NO_KEY = Content("")
WHY = "{review.explain} why"


class LiveLine(Widget):
    """`1 Assessment so far: Requires improvement (lowest of 3 answered) · a 4 on 1.4 would make it Inadequate`."""

    def __init__(self) -> None:
        """With nothing to say until something is rated."""
        super().__init__(id="live")
        self._wordings = [Content("")]
        self._key = Content("")

    def show(self, review: ReviewState, refusal: str) -> None:
        """Say how things stand at the question at hand, which is worked out in a thread; or the beginning of a
        `refusal` for which the status line has no room.
        """
        silence = "" if refusal else withheld(review)
        if refusal:
            self._say([Content.assemble(("✗ ", "$tone-alert bold"), plain(refusal, "$tone-alert"))])
        elif silence or review.rated_node is None:
            self._say([Content.styled(silence, "$tone-quiet")])
        framework, answers, code = review.framework, review.sheet.answers, review.at
        if not refusal and not silence and review.rated_node is not None:
            review_of(self).ask(
                lambda store: live_line(framework, answers, code).text,
                lambda text: self._say_rating(code, text),
                latest="live",
            )

    def _say_rating(self, code: str, text: str) -> None:
        review = review_of(self)
        if review.state is not None and review.state.at == code:
            self._say(
                [plain(each) for each in shorter(text)],
                Content.styled(worded(WHY), "$tone-quiet") if text else Content(""),
            )
            review.show_saving()

    def _say(self, wordings: list[Content], key: Content = NO_KEY) -> None:
        self._wordings, self._key = wordings, key
        self.refresh()

    def render(self) -> Content:
        """The longest wording that fits, and the key that says why."""
        return self.wording(self.size.width)

    def wording(self, width: int) -> Content:
        """The same for `width` cells, wherever it is said."""
        room = width - self._key.cell_length - 1
        fitting = next((each for each in self._wordings if each.cell_length <= room), self._wordings[-1])
        return spread(fitting, self._key, width)


def shorter(text: str) -> tuple[str, ...]:
    """The line in its own words, then with less said of how the rating came about."""
    brief = re.sub(r" \([^)]*\)", "", text, count=1)
    return (text, brief, brief.replace(" so far:", ":", 1))


def may_show(review: ReviewState, node: Standard | Section) -> bool:
    """Whether a rating may be seen now: the framework says before, after or never one's own answer.

    Waiting for an answer hides what the question stands in; what it is not asked for, it cannot anchor.
    """
    if review.framework.live_ratings == "after":
        waiting = review.here.answer is None and not review.here.hidden
        return not waiting or node.code not in {OVERALL, *(each.code for each in review.around)}
    return review.framework.live_ratings == "before"


def withheld(review: ReviewState) -> str:
    """Why the line says nothing now; empty where it may say something, or has nothing to say."""
    node = review.rated_node
    if review.here.hidden:
        return f"{review.at} is {review.sheet.why_hidden(review.at)}."
    if node is None or may_show(review, node):
        return ""
    if review.framework.live_ratings == "never":
        return "This framework shows no ratings while cases are judged."
    done = "settled" if review.here.sides else "answered"
    return f"{node.code} {node.short} so far: shown once {review.at} is {done}."
