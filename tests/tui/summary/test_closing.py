"""The line at the bottom of the summary: shortened until it fits, and still a sentence."""

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.tui.summary.closing import closing

JOINT = read_framework(source("hsb-joint-2013"), "hsb-joint-2013")
LINE = "13 of 20 = 65%. One fewer good makes Requires improvement."


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (80, f"1.2: {LINE}"),
        (60, "1.2: 13 of 20 = 65%. One fewer good makes Requires impr."),
        (40, "One fewer good makes Requires impr."),
    ],
)
def test_it_is_shortened_until_it_fits_and_ends_with_one_full_stop(width: int, said: str) -> None:
    assert closing(JOINT, "1.2", LINE, width).plain == said
