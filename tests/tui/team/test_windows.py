"""What is typed in a window is kept for what it was typed for, and for nothing else."""

import pytest

from reviewtui.services.acts import Change
from reviewtui.services.store.stores import Store
from reviewtui.tui.actions.aims import of_dialog
from reviewtui.tui.team.windows import SayWhy


def nothing(store: Store, why: str) -> Change:
    """Never called: nothing is sent off."""
    raise AssertionError(why)


def kept_as(item: str) -> str:
    return SayWhy("Withdraw the commentary", "Why", nothing, item=item).kept_as


def test_the_reason_for_one_item_is_not_kept_for_another_under_the_same_heading() -> None:
    assert kept_as("first") == kept_as("first") != kept_as("second")


@pytest.mark.parametrize("keeps", [True, False])
def test_only_the_help_of_a_window_that_keeps_what_is_typed_says_so(keeps: bool) -> None:
    said = [
        line.sentence
        for group in of_dialog(("dialog",), lambda _: True, typing=True, keeps=keeps)
        for line in group.lines
    ]
    assert any("what you typed is kept" in each for each in said) == keeps
    assert any(each.startswith("Close the window: nothing is changed") for each in said)
