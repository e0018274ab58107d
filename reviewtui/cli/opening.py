"""The screens opened, with no library that reads command lines: they would come seven milliseconds later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.cli.session import no_screens

if TYPE_CHECKING:
    from reviewtui.cli.session import Session


def show_days_as_set() -> None:
    """Have days shown as `config.toml` states, which is read only where one is shown."""
    from reviewtui.casefile.column_day import use_date_style

    use_date_style(_date_style)


def open_demo(session: Session, *, reset: bool = False, training: bool = False) -> None:
    """Open the sample inspection, or the training cases, on the screens; without a terminal print its summary."""
    from reviewtui.cli.progress_bar import progress_bar
    from reviewtui.services import demo

    with progress_bar() as report:
        store = demo.open_demo(reset=reset, training=training, report=report)
    if not no_screens():
        from reviewtui.services.preferences.tour import was_seen

        session.open_screens(store=store, tour=session.name is None and not training and not was_seen())
        return
    from reviewtui.cli.summary import print_summary

    try:
        print_summary(store, as_json=False)
    finally:
        store.close()


def _date_style() -> str:
    from reviewtui.services.preferences.settings import load

    return load().date_style
