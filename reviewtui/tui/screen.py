"""What every screen has: title, alert banner, its own body, status and hints; and how it reaches the store.

A screen says `CONTEXT`, `BINDINGS = bindings(CONTEXT)`, yields its widgets from `body()` and shows the store in
`reload()`. It reaches the store by `ask` and `act`, asks the program through `host` (`tui/host.py`), and posts a
message to lead elsewhere (`tui/messages.py`). A widget that is a pane has an attribute `pane` with its name: the hint
line shows the actions of the focused pane. `refresh_hints()` when what the keys do has changed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget

from reviewtui.tui.actions import CONTEXTS, Action, bindings, hint_line, typing_keys, worded
from reviewtui.tui.actions.action import in_short
from reviewtui.tui.actions.review import ANSWERS
from reviewtui.tui.actions.team import OF_A_CASE
from reviewtui.tui.host import AsksStore
from reviewtui.tui.keys import TOO_SMALL
from reviewtui.tui.messages import Go, GoBack, RaiseAlert, RecordTold, StoreChanged
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.lines import AlertBanner, HintLine, StatusLine, TitleLine, TooSmall

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.errors import ReviewtuiError
    from reviewtui.services.store.stores import Store

NO_CASE_FOR_ALERT = "An alert is about one case. Press {everywhere.go_cases} and select it, then {everywhere.alert}."
LEAST_WIDTH, LEAST_HEIGHT = 60, 18
WIDE = 110
FIRST_PAINT_SECONDS = 0.001
"""In which what a new screen holds gets its size, and what it asked for comes."""
NEED_STORE = ("alert", "told", "go", "who", "language", "team", "team_act")
"""Names of the actions of every screen that are about what a store holds."""
TYPING = ("writing", "adding")
"""Panes in which keys are letters."""


class BaseScreen(AsksStore, inherit_bindings=False):
    """A whole screen. From 110 columns it has the class `-wide`, below 80 `-narrow`."""

    CONTEXT: ClassVar[str] = ""
    FILTER_KEYS: ClassVar[str] = "Enter or {everywhere.leave} back to the list  {everywhere.leave} again shows all"
    """What the keys do while one types to narrow a list."""
    BINDINGS = bindings("everywhere")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (WIDE, "-wide")]  # noqa: RUF012  # Textual's name and type

    _hint_line: HintLine | None = None
    """Kept, since it is asked to look again at every key."""
    _stale = True
    _was_shown = False
    _is_sized = False
    _focused_before: Widget | None = None
    """What had the focus before the terminal became too small."""

    # For the screens to say ------------------------------------------------------------------------------------------

    @classmethod
    def opened_from(cls, beneath: "BaseScreen | None") -> "BaseScreen":
        """The screen as it is opened when one goes to it from another."""
        return cls()

    def body(self) -> ComposeResult:
        """The screen's own widgets, between title and status."""
        return iter(())

    def reload(self) -> None:
        """Ask the store anew for what is shown; called when first shown and whenever somebody has committed."""

    def case_at_hand(self) -> str | None:
        """Reference of the case an alert would be about; None when there is none."""
        return None

    def shows_what_was_hidden(self) -> bool:
        """Show again what a typed text leaves out of a list; False where nothing is left out."""
        return False

    # For the screens to use ------------------------------------------------------------------------------------------

    def set_title(self, left: Content, right: Content = Content("")) -> None:  # noqa: B008  # Content is immutable
        """Say where one is, and what is so about it (`✓ saved 14:32:07`)."""
        line = self.query_one(TitleLine)
        line.left, line.right = left, right

    def set_name(self, of: str = "", right: Content = Content("")) -> None:  # noqa: B008  # Content is immutable
        """Say the screen's own name, and of what it shows something."""
        name = Content.styled(CONTEXTS[self.CONTEXT].title, "bold")
        self.set_title(Content.assemble(name, " · ", plain(of)) if of else name, right)

    def show_nothing(self, error: "ReviewtuiError") -> None:
        """Say why there is nothing to show."""
        self.set_name()
        self.complain(str(error))

    def set_rest(self, content: Content) -> None:
        """What the status line says when nothing has just happened."""
        self.query_one(StatusLine).rest = content

    def say(self, sentence: str) -> None:
        """Show what was done; a screen that is being taken down shows nothing more."""
        if line := self.query_one_optional(StatusLine):
            line.say(sentence)

    def complain(self, sentence: str, *, whole: bool = True) -> None:
        """Show what went wrong; on one line when it need not be `whole`, because it is said in full elsewhere."""
        if line := self.query_one_optional(StatusLine):
            line.complain(sentence, whole=whole)

    def recorded(self, change: "Change | None") -> None:
        """Show what was done, here or in a window, and what is so now; nothing where the window was only closed."""
        if change is not None:
            self.say(change.shown)
            self.reload()

    def settle(self) -> None:
        """Say nothing any more of what was done or went wrong."""
        if line := self.query_one_optional(StatusLine):
            line.settle()

    def show_alerts(self, lines: tuple[Content, ...]) -> None:
        """What the banner says, loudly in the review of a case that has an open alert.

        A screen still being made asks for it by itself.
        """
        own = self.CONTEXT == "review" and self.case_at_hand() in {alert.case for alert in self.host.open_alerts}
        for banner in self.query(AlertBanner):
            banner.forms = lines
            banner.set_class(own, "-loud")
        self.refresh_hints()

    def refresh_hints(self) -> None:
        """Show the hints anew, when what the keys do has changed; a screen still being made shows them by itself."""
        if self._hint_line is not None and self._hint_line.is_attached:
            self._hint_line.look_again()

    @property
    def pane(self) -> str | None:
        """Name of the focused pane."""
        node = self.focused
        while node is not None and node is not self:
            if name := getattr(node, "pane", None):
                return str(name)
            node = cast("Widget | None", node.parent)
        return None

    @property
    def is_current(self) -> bool:
        """Whether it can be seen: on top, or with only dialogs over it.

        Textual takes the screen under a whole screen for visible too, paints it, and then has all of the upper one
        painted again. It also paints a new screen as soon as it is laid out, before its widgets know how large they
        are, lays it out and paints it again once they do: here it cannot be seen until then.
        """
        return self._is_sized and self.is_on_top

    @property
    def is_on_top(self) -> bool:
        """Whether it is what a person works on, with only dialogs over it."""
        return self.is_attached and self.host.whole_screen is self

    def read_now(self) -> None:
        """Ask the store for what is shown; until somebody commits it need not be asked again."""
        self._stale = False
        self.reload()

    # The frame -------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The lines every screen has, around the body; how wide it is is known before anything of it is styled."""
        self._set_breakpoint()
        yield TitleLine()
        yield AlertBanner()
        with Container(id="body"):
            yield from self.body()
        yield StatusLine()
        self._hint_line = HintLine(self._hints)
        yield self._hint_line
        yield TooSmall()

    def on_mount(self) -> None:
        """Follow the open alerts and the focus."""
        self.show_alerts(self.host.alert_lines)
        self.watch(self, "focused", lambda: self.refresh_hints(), init=False)

    def _set_breakpoint(self) -> None:
        """As Textual does at every change of size, after which it styles all that a screen holds once more."""
        reached = [name for least, name in self.HORIZONTAL_BREAKPOINTS if self.app.size.width >= least]
        self.update_classes({name: name == reached[-1] for _, name in self.HORIZONTAL_BREAKPOINTS})

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what was committed while another screen was on top.

        When it is first shown all its widgets were styled a moment ago.
        """
        event.refresh_styles = event.refresh_styles and self._was_shown
        self._was_shown = True
        if self._stale:
            self.read_now()

    def on_screen_suspend(self) -> None:
        """What was said is old when the person comes back; under a dialog it stays in sight."""
        if not self.is_on_top:
            self.settle()

    @on(StoreChanged)
    def follow(self) -> None:
        """Show the change now, or when the screen is next on top."""
        if self.is_on_top:
            self.reload()
        else:
            self._stale = True

    def on_resize(self, event: events.Resize) -> None:
        """Say so plainly when the terminal is too small; what had the focus has it again afterwards."""
        if not self._is_sized:
            self._is_sized = True
            self.set_timer(FIRST_PAINT_SECONDS, self._on_timer_update)  # which Textual has wait for a whole frame
            self.call_after_refresh(self.place_terminal_cursor)
        size = self.app.size
        too_small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        if too_small and not self.has_class(TOO_SMALL):
            self._focused_before = self.focused
        self.set_class(too_small, TOO_SMALL)
        if not too_small and self._focused_before is not None:
            self.call_after_refresh(self.set_focus, self._focused_before)
            self._focused_before = None

    def actions_here(self) -> Iterable[str]:
        """Contexts whose actions work here: the screen's own, then everywhere."""
        lists = ("list",) if self.query("PagedList") else ()
        return (*lists, *((self.CONTEXT,) if self.CONTEXT else ()), "everywhere")

    def works(self, action: Action) -> bool:
        """Whether an action can be carried out now, for hints, palette and help."""
        from textual.actions import parse

        if action.id == "everywhere.alert" and self.case_at_hand() is None:
            return False
        if action.id == "everywhere.told" and not self.host.open_alerts:
            return False
        if action.id == "everywhere.language" and self.host.languages < 2:
            return False
        _, name, parameters = parse(action.verb)
        return bool(self.check_action(name, parameters))

    def carrier_of(self, action: Action) -> DOMNode:
        """Who carries an action out: the innermost of the focused widget and what it stands in that binds it."""
        around = self.focused.ancestors_with_self if self.focused is not None else ()
        bound = (node for node in around if any(getattr(each, "id", "") == action.id for each in node.BINDINGS))
        return next(bound, self)

    def answer_keys(self) -> Sequence[str]:
        """The keys that give an answer or a rating here, where the actions' keys are all that any scale may have."""
        return ()

    @property
    def as_here(self) -> Callable[[Action], Action]:
        """Gives an action as it is hinted at now: its key helps with something that has its own name here."""
        keys = in_short(self.answer_keys())
        return lambda action: replace(action, shown_keys=keys) if keys and action.keys == ANSWERS else action

    # Keys of every screen --------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the keys that could do nothing here; while there is no store there is nowhere to go."""
        if action == "team_act" and parameters[0] in OF_A_CASE and self.case_at_hand() is None:
            return False
        return action not in NEED_STORE or self.host.store is not None

    def action_back(self) -> None:
        """Go back to where one was; from the first screen, leave."""
        self.post_message(GoBack())

    def action_leave(self) -> None:
        """Show what a filter hides; else go back to where one was, never out of the program."""
        if self.shows_what_was_hidden():
            return
        if self.host.can_go_back:
            self.post_message(GoBack())

    def action_next_pane(self) -> None:
        """Focus the next pane."""
        self.focus_next()

    def action_previous_pane(self) -> None:
        """Focus the pane before."""
        self.focus_previous()

    def action_go(self, place: str) -> None:
        """Go to one of the main screens."""
        self.post_message(Go(place))

    def action_alert(self) -> None:
        """Raise an alert about the case at hand."""
        if case := self.case_at_hand():
            self.post_message(RaiseAlert(case))
        else:
            self.complain(worded(NO_CASE_FOR_ALERT))

    def action_told(self) -> None:
        """Record who was told of an open alert."""
        self.post_message(RecordTold())

    def action_undo(self) -> None:
        """Take back this person's latest act."""
        from reviewtui.services import undoing

        self._by_person(undoing.undo)

    def action_redo(self) -> None:
        """Do it again."""
        from reviewtui.services import undoing

        self._by_person(undoing.redo)

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _by_person(self, work: "Callable[[Store, str], Change]") -> None:
        self.host.with_person(lambda person: self.act(lambda store: work(store, person), self.recorded))

    def _hints(self, width: int) -> str:
        if self.pane == "filter":
            return f"{worded(self.FILTER_KEYS)}  {typing_keys()}"
        contexts = tuple(self.actions_here())
        return hint_line(contexts, self.pane, width, self._is_hinted, typing=self.pane in TYPING, as_here=self.as_here)

    def _is_hinted(self, action: Action) -> bool:
        """On the first screen `back` would mislead; a key that the alert banner names needs no hint."""
        if action.id == "everywhere.back" and not self.host.can_go_back:
            return False
        if action.id == "everywhere.told" and self.query_one(AlertBanner).names_key:
            return False
        return self.works(action)
