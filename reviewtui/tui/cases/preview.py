"""The case under the cursor in brief, beside the list where the window is wide."""

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.services.cases.case_briefs import CaseBrief
    from reviewtui.services.cases.caselist import CaseLine

NO_NARRATIVE = "No case summary."


class CasePreview(VerticalScroll, can_focus=False):
    """Scrolls with the wheel; the keys stay with the list."""

    def __init__(self) -> None:
        """Blank until a case is read."""
        self._text = Static(Content(""))
        super().__init__(self._text, id="preview")

    def show(self, content: Content) -> None:
        """Show another case, from its beginning."""
        self._text.update(content)
        self.scroll_home(animate=False)


def preview_content(line: "CaseLine", brief: "CaseBrief") -> Content:
    """Who it is about, how far it has come, and the narrative of its file."""
    from reviewtui.casefile.case_words import facts

    missing = f" · {line.owed} missing" if line.owed else ""
    answered = f"{line.answered} of {line.applicable} answered{missing}"
    if brief.own_second:
        answered += f" · your second review: {brief.own_second} answered"
    return Content("\n").join(
        [
            Content.assemble(plain(line.reference, "bold"), " ", plain(line.site)),
            plain(facts(brief.case, ""), "$tone-quiet"),
            Content(""),
            plain(brief.case.narrative or NO_NARRATIVE, multiline=True),
            Content(""),
            plain(" · ".join([answered, *([", ".join(line.inspectors)] if line.inspectors else [])])),
            Content.styled(
                f"{_counted(brief.events, 'event')} · {_counted(brief.documents, 'document')}", "$tone-quiet"
            ),
        ]
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
