"""The windows of comments: those on one question with their replies, and the open ones of every case."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reviewtui.services.judging.comments import Comment, comment, comments, reply, resolve
from reviewtui.services.people.own_review import SECOND
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.moments import day_and_time
from reviewtui.tui.team.windows import SayWhy
from reviewtui.tui.text import fitted, plain
from reviewtui.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.tui.team.windows import Writes

OPEN, RESOLVED, REPLY = "?", "✓", "↳"
NONE_HERE = "No comment on this question yet. Press {comments.add} to write one."
NONE_OPEN = "No comment is open."
NO_TEXT = "Enter the comment."
PLACE_WIDTH = 16


def mark(each: Comment) -> str:
    """Whether it is open, resolved or a reply."""
    return f"  {REPLY}" if each.reply_to else OPEN if each.is_open else RESOLVED


def in_full(each: Comment) -> Content:
    """Who said it and when, what became of it, and all of the text."""
    state = "reply" if each.reply_to else "resolved" if each.is_resolved else "open"
    second = "second review · " if each.review == SECOND else ""
    head = f"{each.inspector} · {day_and_time(each.made_at)} · {second}{state}"
    return Content.assemble(plain(head, "$tone-quiet"), "\n", plain(each.text, multiline=True))


class CommentsDialog(Dialog[bool]):
    """The comments on one question, to read, add to, reply to and resolve; gives nothing back."""

    BINDINGS = bindings("comments")
    HINT = (
        "{comments.add} comment  {comments.reply} reply  {comments.resolve} resolve or open again  "
        "{dialog.cancel} close"
    )

    def __init__(self, case: str, question: str, person: str) -> None:
        """`person` writes."""
        super().__init__()
        self._case, self._question, self._person = case, question, person
        self._comments: tuple[Comment, ...] = ()

    def heading(self) -> Content:
        """Which question of which case."""
        return Content.assemble("Comments on ", plain(self._case), f" {self._question}")

    def body(self) -> ComposeResult:
        """A line each, and the one under the cursor in full."""
        yield PickList()
        yield Static(Content(""), id="in-full")

    def on_mount(self) -> None:
        """Read them."""
        self.query_one(PickList).focus()
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a comment there is nothing to reply to or to resolve."""
        return action not in ("reply", "resolve") or bool(self._comments)

    def action_add(self) -> None:
        """Write a comment on the question."""
        case, question, person = self._case, self._question, self._person
        self._ask(
            f"Comment on {case} {question}",
            "Comment",
            lambda store, text: comment(store, person, case, question, text),
            question=question,
        )

    def action_reply(self) -> None:
        """Reply to the comment under the cursor."""
        case, person, to = self._case, self._person, self._here.id
        work = lambda store, text: reply(store, person, case, to, text)  # noqa: E731  # one call, for the window
        self._ask(f"Reply to {self._here.inspector}", "Reply", work, item=to)

    def action_resolve(self) -> None:
        """Mark the comment under the cursor as resolved, or as open again."""
        here, person = self._begun(self._here), self._person
        self.act(
            lambda store: resolve(store, person, here.case, here.id, is_resolved=not here.is_resolved), self._written
        )

    @on(OptionList.OptionHighlighted)
    def show_in_full(self) -> None:
        """Show all of the comment under the cursor."""
        self.query_one("#in-full", Static).update(in_full(self._here) if self._comments else Content(""))

    @property
    def _here(self) -> Comment:
        return self._comments[self.query_one(PickList).highlighted or 0]

    def _begun(self, each: Comment) -> Comment:
        """The comment that a reply stands under; of one that begins, itself."""
        return next((other for other in self._comments if other.id == each.reply_to), each)

    def _ask(self, about: str, label: str, work: "Writes", *, question: str = "", item: str = "") -> None:
        window = SayWhy(about, label, work, NO_TEXT, case=self._case, question=question, item=item)
        self.app.push_screen(window, self._written)

    def _written(self, change: "Change | None") -> None:
        if change is not None:
            self.host.say(change.shown)
            self._read()

    def _read(self) -> None:
        case = self._case
        self.ask(lambda store: comments(store, case), self._show)

    def _show(self, found: tuple[Comment, ...]) -> None:
        listed, before = self.query_one(PickList), self.query_one(PickList).highlighted
        self._comments = tuple(each for each in found if each.question == self._question)
        listed.clear_options()
        listed.add_options(
            Option(Content.assemble((mark(each), "$accent"), " ", plain(f"{each.inspector}: {each.text}")))
            for each in self._comments
        )
        listed.highlighted = min(before or 0, len(self._comments) - 1) if self._comments else None
        self.complain("" if self._comments else worded(NONE_HERE))
        self.show_in_full()


class OpenCommentsDialog(Dialog[Comment]):
    """Every open comment that a person may read; gives back the one to go to."""

    HEADING = "Open comments"
    HINT = "Enter go to it  {dialog.cancel} close"

    def __init__(self) -> None:
        """With none read yet."""
        super().__init__()
        self._comments: tuple[Comment, ...] = ()

    def body(self) -> ComposeResult:
        """A line each."""
        yield PickList()

    def on_mount(self) -> None:
        """Read them."""
        self.query_one(PickList).focus()
        self.ask(lambda store: comments(store, only_open=True), self._show)

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Give it back."""
        self.dismiss(self._comments[event.option_index])

    def _show(self, found: tuple[Comment, ...]) -> None:
        self._comments = tuple(each for each in found if each.is_open)
        listed = self.query_one(PickList)
        listed.add_options(
            Option(
                Content.assemble(
                    fitted(f"{each.case} {each.question}", PLACE_WIDTH, "$accent"),
                    "  ",
                    plain(f"{each.inspector}: {each.text}"),
                )
            )
            for each in self._comments
        )
        listed.action_first()
        self.complain("" if self._comments else NONE_OPEN)
