"""The window that says why a rating is what it is; any screen may show it."""

from reviewtui.tui.explain.dialog import ExplainDialog, show_why

__all__ = ["ExplainDialog", "show_why"]
