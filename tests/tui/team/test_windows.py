"""What is typed in a window is kept for what it was typed for, and for nothing else."""

from reviewtui.services.acts import Change
from reviewtui.services.stores import Store
from reviewtui.tui.team.windows import SayWhy


def nothing(store: Store, why: str) -> Change:
    """Never called: nothing is sent off."""
    raise AssertionError(why)


def kept_as(item: str) -> str:
    return SayWhy("Withdraw the commentary", "Why", nothing, item=item).kept_as


def test_the_reason_for_one_item_is_not_kept_for_another_under_the_same_heading() -> None:
    assert kept_as("first") == kept_as("first") != kept_as("second")
