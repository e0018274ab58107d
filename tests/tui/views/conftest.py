"""The sample inspection with its lead acting, as the summary's tests have it."""

from tests.tui.summary.conftest import lead_app, sample

__all__ = ["lead_app", "sample"]
