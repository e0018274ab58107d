"""The line beneath the panes: where the case stands on the standard at hand, and what one more answer would do."""

import re

from textual.content import Content
from textual.widget import Widget

from reviewtui.framework.model import Section, Standard
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.text import plain, spread

WHY = Content.styled("e why", "$tone-quiet")


class LiveLine(Widget):
    """`1 Assessment so far: Requires improvement (lowest of 3 answered) · a 4 on 1.4 would make it Inadequate`."""

    def __init__(self) -> None:
        """With nothing to say until something is rated."""
        super().__init__(id="live")
        self._wordings = [Content("")]
        self._key = Content("")

    def show(self, desk: Desk, text: str) -> None:
        """`text` is what the service gave: empty while the framework withholds it, and where nothing is rated."""
        silence = withheld(desk)
        text = "" if silence else text
        self._wordings = [plain(each) for each in shorter(text)] if text else [Content.styled(silence, "$tone-quiet")]
        self._key = WHY if text else Content("")
        self.refresh()

    def show_refusal(self, why: str) -> None:
        """Say the beginning of why an answer cannot stand, where the status line has no room for it."""
        self._wordings, self._key = (
            [Content.assemble(("✗ ", "$tone-alert bold"), plain(why, "$tone-alert"))],
            Content(""),
        )
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


def may_show(desk: Desk, node: Standard | Section) -> bool:
    """Whether a rating may be seen now: the framework says before, after or never one's own answer.

    Waiting for an answer hides what the question stands in; what it is not asked for, it cannot anchor.
    """
    if desk.framework.live_ratings == "after":
        waiting = desk.here.answer is None and not desk.here.hidden
        return not waiting or node.code not in {each.code for each in desk.around}
    return desk.framework.live_ratings == "before"


def withheld(desk: Desk) -> str:
    """Why the line says nothing now; empty where it may say something, or has nothing to say."""
    node = desk.rated_node
    if desk.here.hidden:
        return f"{desk.at} is not asked in this case, because of answers given before."
    if node is None or may_show(desk, node):
        return ""
    if desk.framework.live_ratings == "never":
        return "This framework shows no ratings while cases are judged."
    done = "settled" if desk.here.sides else "answered"
    return f"{node.code} {node.short} so far: shown once {desk.at} is {done}."
