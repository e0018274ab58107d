"""The proof finds what the published rules of the Onsite Review Instrument leave open or rate twice."""

from itertools import product

import pytest

from reviewtui.rating.proof.finding import Finding
from tests.rating.proof.literal_cfsr import ITEMS, literal
from tests.rating.proof.written import proof_of

YES_NO, ANY = ("yes", "no"), ("yes", "no", "not_applicable")


def findings_of(item: str, forbid: str = "") -> dict[str, Finding]:
    """What is found of an item, by the words after its combination."""
    found = proof_of(literal(item, forbid=forbid)).findings
    return {finding.text.partition(" (")[0]: finding for finding in found if finding.node == item}


def test_item_6_rates_yes_and_no_twice() -> None:
    found = findings_of("6")
    overlap = found["section 6: B=yes, C=no matches both Strength and Area needing improvement"]
    assert (overlap.example, overlap.combinations) == ({"6B": "yes", "6C": "no"}, 2)
    assert overlap.text.endswith("(2 of 9 combinations): forbid one of them, or write `order: first match wins`"), (
        overlap.text
    )


def test_item_6_leaves_open_what_does_not_apply_at_all() -> None:
    gap = findings_of("6")["section 6: B=not_applicable, C=not_applicable matches nothing"]
    assert gap.combinations == 1


def test_item_2_leaves_efforts_and_a_necessary_removal_open() -> None:
    gap = findings_of("2")["section 2: A=yes, B=yes matches nothing"]
    assert gap.example == {"2A": "yes", "2B": "yes"}
    assert gap.combinations == 5  # A yes with B yes or no, and A not applicable with any B


def test_item_5_leaves_exactly_25_combinations_open_where_the_goal_is_in_order() -> None:
    goal_in_order = "A2 != yes or B != yes or C != yes or D == not_applicable"
    (gap,) = findings_of("5", forbid=goal_in_order).values()
    assert gap.combinations == 25
    assert "matches nothing (25 of 2,187 combinations)" in gap.text
    assert {gap.example[code] for code in ("5A2", "5B", "5C")} == {"yes"}


def test_the_25_are_what_anyone_would_count_by_hand() -> None:
    def rated(d: str, e: str, f: str, g: str) -> bool:
        strength = (
            (d == "no" and e == "no")
            or (d == "yes" and f == "yes")
            or (d == "no" and e == "yes" and f == "yes")
            or ("yes" in (d, e) and f == "no" and g == "yes")
        )
        return strength or ("yes" in (d, e) and f == "no" and g == "no")

    assert sum(not rated(*answers) for answers in product(YES_NO, ANY, ANY, ANY)) == 25


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("1", "A=0, B=1 or more, C=not_applicable matches nothing"),
        ("4", "A=0, B=yes, C=yes matches nothing"),
        ("7", "A=no, B=not_applicable matches nothing (4 of 9"),
        ("8", "F=not_applicable matches nothing"),
        ("9", "A=not_applicable, C=yes, D=yes matches nothing"),
        ("10", "matches nothing"),
        ("14", "A=yes, B=not_applicable matches nothing"),
        ("16", "A=not_applicable, B=yes matches nothing"),
    ],
)
def test_the_other_holes_of_the_table_are_found_too(item: str, words: str) -> None:
    assert any(words in finding.text for finding in findings_of(item).values()), findings_of(item)


def test_item_3_alone_is_whole_as_published() -> None:
    sound = [item for item in ITEMS if not findings_of(item)]
    assert sound == ["3"]


def test_no_item_but_6_is_rated_twice() -> None:
    both = {finding.node for finding in proof_of(literal()).findings if "matches both" in finding.text}
    assert both == {"6"}
