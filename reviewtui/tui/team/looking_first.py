"""A window in which Enter shows first what would be done, then does it, then closes."""

from textual import on
from textual.widgets import Input

from reviewtui.tui.dialogs.working import WorkingDialog
from reviewtui.tui.widgets.field import Field


class LookingFirst(WorkingDialog[str]):
    """Other words than those that were looked at are looked at anew."""

    def __init__(self) -> None:
        """With nothing looked at yet."""
        super().__init__()
        self._seen: dict[str, str] | None = None
        """What was typed when it was last shown what would be done."""
        self._is_done = False

    @property
    def typed(self) -> dict[str, str]:
        """What each field holds, by its name."""
        return {str(field.id): field.typed for field in self.query(Field)}

    @property
    def stays_said(self) -> bool:
        """Whether what was done stays in sight whatever is typed."""
        return False

    @on(Input.Changed)
    def changed(self) -> None:
        """Of other words it is not known yet what they would do."""
        if self._seen not in (None, self.typed) and not self._busy and not self.stays_said:
            self._seen, self._is_done = None, False
            self.tell(())
            self.hint(self.HINT)
