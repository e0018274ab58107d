"""The colours of grades in text: by their place in their scale, and none where nothing is good."""

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.report.marks import style_of

CFSR = {scale.code: scale for scale in read_framework(source("cfsr-osri"), "cfsr-osri.yaml").scales}


def test_the_best_answer_is_green_and_the_worst_red() -> None:
    assert (style_of(CFSR["yes_no"], "yes"), style_of(CFSR["yes_no"], "no")) == ("bold green", "bold red")


def test_a_plain_fact_has_no_colour() -> None:
    assert {style_of(CFSR["fact"], answer.code) for answer in CFSR["fact"].answers} <= {"", "dim"}
