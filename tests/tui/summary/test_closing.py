"""The line at the bottom of the summary: shortened until it fits, and still a sentence."""

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.tui.summary.closing import closing

JOINT = read_framework(source("hsb-joint-2013@1"), "hsb-joint-2013")
LINE = "13 of 20 = 65%. With one fewer good: Requires improvement."


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (80, f"1.2: {LINE}"),
        (60, "1.2: 13 of 20 = 65%. With one fewer good: Requires impr."),
        (40, "With one fewer good: Requires impr."),
    ],
)
def test_it_is_shortened_until_it_fits_and_ends_with_one_full_stop(width: int, said: str) -> None:
    assert closing(JOINT, "1.2", LINE, width, "summary.explain").plain == said


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "Lowest: 1.3. With one fewer good on 1.3: Inadequate; with 3 more good on 1.3 and 2 more good on 1.4: "
            "Good.",
            "With one fewer good on 1.3: Inadequate; with 3 more on 1.3 and 2 on 1.4: Good.",
        ),
        (
            "Lowest: 2.4. With 3 more good on 2.1, 4 more good on 2.3 and 5 more good on 2.4: Requires improvement.",
            "With 3 more good on 2.1, 4 on 2.3 and 5 on 2.4: Requires impr.",
        ),
        (
            "Lowest: 1.3. With one fewer good on 1.3: Inadequate; with 3 more good on 1.3, 2 fewer good on 1.4 and 2 "
            "more good on 1.1: Good.",
            "With one fewer good on 1.3: Inadequate; e says what else.",
        ),
        (
            "0 of 1. With Yes on 4C instead of No in NOR-01, Yes on 5C instead of No in NOR-02 and Yes on 6B instead "
            "of No in NOR-01: Good.",
            "With several other judgements: Good. e says which.",
        ),
        (
            "1 of 1 = 100%. With one more case judged yes and one judged no instead of not applicable: Good; with one "
            "more case judged no: Inadequate.",
            "With one more case judged no: Inadequate; e says what else.",
        ),
        (
            "No case is applicable (11 not applicable and 12 are still to be rated), so it is not rated for now.",
            "No case is applicable, so it is not rated for now.",
        ),
    ],
)
def test_a_long_line_says_words_once_and_is_never_cut_within_a_sentence(said: str, shown: str) -> None:
    assert closing(JOINT, "1", said, 78, "summary.explain").plain == shown


def test_what_has_no_code_stands_by_itself() -> None:
    assert closing(JOINT, "", "It is never rated.", 78, "summary.explain").plain == "It is never rated."
