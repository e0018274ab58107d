"""`demo`: the sample inspection, or the five training cases, ready to be worked on."""

import click

from reviewtui.cli.examples import example
from reviewtui.cli.opening import open_demo
from reviewtui.cli.session import Session, with_session


@example("demo --reset")
@click.command("demo")
@click.option("--reset", is_flag=True, help="Reset the demo, and keep a copy of the old one.")
@click.option("--training", is_flag=True, help="Five short cases for training, instead of the sample.")
@with_session
def verb(session: Session, reset: bool, training: bool) -> None:
    """Open the sample inspection in a store of its own, kept in your data folder.

    Without a terminal it prints the inspection's summary.
    """
    open_demo(session, reset=reset, training=training)
