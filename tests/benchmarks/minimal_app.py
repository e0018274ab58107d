"""The floor for anything drawn: the smallest Textual app that shows a text and repaints it at a key."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

FIRST_TEXT = "ready 0"


class MinimalApp(App[None]):
    """Shows how many keys were pressed."""

    presses = 0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static(FIRST_TEXT)

    def on_key(self, event: events.Key) -> None:
        """Count the key; q leaves."""
        if event.character == "q":
            self.exit()
        self.presses += 1
        self.query_one(Static).update(f"ready {self.presses}")


if __name__ == "__main__":
    MinimalApp().run()
