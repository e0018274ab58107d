"""`demo`: the sample inspection, or the five training cases, ready to be worked on."""

import click

from reviewtui.cli.examples import example
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, no_screens, with_session


@example("demo --reset")
@click.command("demo")
@click.option("--reset", is_flag=True, help="Reset the demo, and keep a copy of the old one.")
@click.option("--training", is_flag=True, help="Five short cases for training, instead of the sample.")
@with_session
def verb(session: Session, reset: bool, training: bool) -> None:
    """Open the sample inspection in a store of its own, kept in your data folder.

    Without a terminal it prints the inspection's summary.
    """
    from reviewtui.services.demo import open_demo

    with progress_bar() as report:
        store = open_demo(reset=reset, training=training, report=report)
    if not no_screens():
        from reviewtui.services.preferences.tour import was_seen

        session.open_screens(store=store, tour=session.name is None and not training and not was_seen())
        return
    from reviewtui.cli.summary import print_summary

    try:
        print_summary(store, as_json=False)
    finally:
        store.close()
