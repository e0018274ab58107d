"""Where the case stands so far: its own rating of each standard, as far as they may be seen before answering."""

from collections.abc import Mapping

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from reviewtui.framework.graph import rated_nodes
from reviewtui.framework.model import OVERALL, Section, Standard
from reviewtui.tui.marks import mark, tone
from reviewtui.tui.review.live_line import may_show
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.text import cut, plain

Ratings = Mapping[str, str | None]
"""Code of each section and standard that is rated in a case to its rating; None while there is none."""
MOST = 8
"""With more standards than this the list would crowd out the questions, whose headings say the same."""


class CaseSoFar(Widget):
    """A heading, and a line for each standard that is rated in a case."""

    _review: ReviewState | None = None
    _ratings: Ratings = {}  # noqa: RUF012  # replaced, never changed

    def show(self, review: ReviewState, ratings: Ratings) -> None:
        """Show another state."""
        before = len(self._standards)
        self._review, self._ratings = review, ratings
        self.refresh(layout=len(self._standards) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A heading and a line for each standard; nothing where there is nothing to show."""
        return len(self._standards) + 1 if self._standards else 0

    def render(self) -> Content:
        """One line a standard."""
        review = self._review
        if review is None or not self._standards:
            return Content("")
        lines = [Content.styled(" Case so far", "bold $tone-quiet")]
        lines += [
            Content.assemble(plain(f" {_name(standard)} "), standing(review, standard, self._ratings))
            for standard in self._standards
        ]
        return Content("\n").join(cut(line, self.size.width) for line in lines)

    @property
    def _standards(self) -> tuple[Standard, ...]:
        """What is rated in a case, the whole last; nothing where no rating is ever shown, or of too many standards."""
        if self._review is None or self._review.framework.live_ratings == "never":
            return ()
        framework = self._review.framework
        rated = tuple(each for each in framework.standards if each.code in rated_nodes(framework))
        if len(rated) > MOST:
            return ()
        return (*rated, framework.whole_case) if framework.whole_case is not None else rated


def _name(node: Standard) -> str:
    """The code of a standard; the whole case has a name instead."""
    return node.title if node.code == OVERALL else node.code


def standing(review: ReviewState, node: Standard | Section, ratings: Ratings) -> Content:
    """`◐ Requires improvement`, `not rated`, or that it is shown after one's own answer."""
    if not may_show(review, node):
        return Content.styled("after your answer", "$tone-quiet")
    code = ratings.get(node.code)
    if code is None:
        return Content.styled("not rated", "$tone-quiet")
    scale = review.framework.case_scale(node)
    rating = scale.answer(code)
    return plain(f"{rating.glyph} {rating.label}", tone(rating, scale))


def standing_in_short(review: ReviewState, node: Standard | Section, ratings: Ratings) -> Content:
    """`S●`; blank where nothing is rated or nothing may be shown."""
    if ratings.get(node.code) is None or not may_show(review, node):
        return Content("")
    return mark(ratings[node.code], review.framework.case_scale(node))
