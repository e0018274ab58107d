"""The joint inspection's own checklist: four standards in their order, and what may stand with too little evidence."""

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.inspection import rate

JOINT = read_framework(source("hsb-joint-2013@1"), "hsb-joint-2013.yaml")


def test_the_standards_stand_in_their_order() -> None:
    assert [(standard.code, standard.title) for standard in JOINT.standards] == [
        ("1", "Assessment quality"),
        ("2", "Joint planning"),
        ("3", "Communication between agencies"),
        ("4", "Timeliness"),
    ]


def test_too_little_evidence_goes_with_the_two_lower_grades_only() -> None:
    for question in JOINT.questions():
        assert question.insufficient_evidence == ("requires_improvement", "inadequate")


def test_the_version_is_still_the_one_that_judgements_are_pinned_to() -> None:
    assert JOINT.version == "1"


def test_a_mean_half_way_between_two_grades_is_rounded_down() -> None:
    given = {"1": "good", "2": "good", "3": "requires_improvement", "4": "requires_improvement"}
    overall = rate(JOINT, {}, given=given).overall
    assert (overall.rating, overall.score, overall.max) == ("requires_improvement", 6, 12)
