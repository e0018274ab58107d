"""Every way to break a sound framework is found, in words that say what to mend, and fails the check."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.rating.proof.sound import SOUND, broken, found_in

Changes = tuple[tuple[str, str], ...]
NO_FORBID = (
    """          forbid:
            - {when: A > 1 and B == not_applicable, why: the moves must be looked at}
""",
    "",
)
SHARE_OF_CASES = (
    "    scale: grades\n    case:\n",
    """    scale: grades
    inspection:
      rule: share_in_bands
      of: case_ratings
      good: [GOOD]
      bands: [{rating: low, below: 50}, {rating: high}]
    case:
""",
)

BROKEN: dict[str, tuple[Changes, str, str]] = {
    "two cases match": (
        (("A > 1 and B == yes", "A >= 1 and B == yes"),),
        "standards[0].sections[0].case",
        "section 1: A=1, B=yes matches both High and Middle (1 of 9 combinations): forbid one of them",
    ),
    "nothing matches": (
        (NO_FORBID,),
        "standards[0].sections[0].case",
        "section 1: A=2 or more, B=not_applicable matches nothing (1 of 6 combinations): add a case, or forbid it",
    ),
    "a case that nothing matches": (
        (('when: "A <= 1"}', 'when: "A <= 1"}\n            - {rating: low, when: "A > 20"}'),),
        "standards[0].sections[0].case.cases[1]",
        "section 1: the case for Low can never fire: nothing matches `1A > 20`",
    ),
    "a case whose every match is taken before": (
        (('when: "any_no(A, B)"}', 'when: "any_no(A, B)"}\n            - {rating: middle, when: "B == no"}'),),
        "standards[0].sections[1].case.cases[1]",
        "section 2: the case for Middle can never fire: all that `2B == no` matches is taken before or forbidden",
    ),
    "a last case with nothing left": (
        (('"any_yes(A, B)"', '"any_yes(A, B) or A == not_applicable"'),),
        "standards[0].sections[1].case.cases[2]",
        "section 2: the case for Does not apply can never fire: the cases before it match everything else",
    ),
    "a forbid that forbids nothing": (
        (("when: A > 1 and B == not_applicable", "when: A > 20"), ('B == no"', 'B != yes"')),
        "standards[0].sections[0].case.forbid[0]",
        "section 1: `1A > 20` forbids nothing: no combination matches it",
    ),
    "a gate that is always open": (
        (("applies: 2A == yes", "applies: 2A != no or 2A != yes"),),
        "standards[0].sections[1].questions[1].applies",
        "question 2B: it always applies: there are no answers for which `2A != no or 2A != yes` does not hold",
    ),
    "a gate that is always shut": (
        (("applies: away == yes", "applies: away == not_applicable"),),
        "standards[0].sections[0].applies",
        "section 1: it can never apply: there are no answers for which `away == not_applicable` holds",
    ),
    "a gate inside a gate that says the same": (
        (("text: How many moves?", 'text: How many moves?, applies: "away != no"'),),
        "standards[0].sections[0].questions[0].applies",
        "question 1A: it always applies",
    ),
    "a question no rule reads": (
        (
            ("any_no(A, B)", "A == no"),
            ("any_yes(A, B)", "A == yes"),
            ("applies: 2A", "inspection: none\n            applies: 2A"),
        ),
        "standards[0].sections[1].questions[1]",
        "question 2B: no rule reads it: read it in a rule, or write `counts: false`",
    ),
    "a limit whose condition never holds": (
        (("when: S == low", "when: S == not_applicable"),),
        "rules.inspection.overall.limits[0]",
        "overall: the limit not above Middle can never fire: `S == not_applicable` never holds",
    ),
    "a limit that limits nothing": (
        (("not_above: middle", "not_above: high"),),
        "rules.inspection.overall.limits[0]",
        "overall: the limit not above High can never fire: nothing rates it above High",
    ),
    "a floor that lifts nothing": (
        (("not_above: middle", "not_below: low"),),
        "rules.inspection.overall.limits[0]",
        "overall: the limit not below Low can never fire: nothing rates it below Low",
    ),
    "two limits that cannot both be kept": (
        (
            (
                "fail little else can be right}",
                "fail}\n        - {when: T == high, not_below: high, why: planning is all}",
            ),
        ),
        "rules.inspection.overall.limits[1]",
        "overall: S=low, T=high allows nothing above Middle and nothing below High",
    ),
    "a band of a sum that no sum reaches": (
        (("{rating: middle, at_most: 4}", "{rating: middle, at_most: 1.2}"),),
        "rules.inspection.overall.bands[1]",
        "overall: no sum gives Middle: its band can never be reached",
    ),
    "a band of a mean that no mean of a case reaches": (
        (("{rating: middle, at_most: 1.5}", "{rating: middle, at_most: 0.6}"),),
        "standards[1].case.bands[1]",
        "standard T: no mean gives Middle: its band can never be reached",
    ),
    "a band of a share beyond the whole": (
        (("{rating: middle, below: 80}", "{rating: middle, at_most: 100}"),),
        "rules.inspection.question.bands[2]",
        "no share gives High: a band before it reaches to 100%",
    ),
    "a share of answers that are all good": (
        (('good: ["yes", high]', 'good: ["yes", "no", high]'),),
        "rules.inspection.question",
        "question 1B: every answer offered counts as good, so that its share is always 100%",
    ),
    "a share of cases of which none is good": (
        (
            (SHARE_OF_CASES[0], SHARE_OF_CASES[1].replace("GOOD", "middle")),
            ("{rating: middle, at_most: 1.5}", "{rating: middle, at_most: 0.6}"),
        ),
        "standards[1].inspection",
        "standard T: no rating a case can have counts as good, so that its share is always 0%",
    ),
    "a share of cases of which all are good": (
        ((SHARE_OF_CASES[0], SHARE_OF_CASES[1].replace("GOOD", "low, middle, high")),),
        "standards[1].inspection",
        "standard T: every rating a case can have counts as good, so that its share is always 100%",
    ),
    "bands out of order": (
        (("{rating: middle, below: 80}", "{rating: middle, below: 40}"),),
        "rules.inspection.question.bands[1].below",
        "40 is not above 50: bands rise from one to the next",
    ),
    "bands with a hole at the end": (
        (("        - {rating: high}\n      limits", "        - {rating: high, at_most: 5}\n      limits"),),
        "rules.inspection.overall.bands[2].at_most",
        "the last band has no limit, so that no figure is left out",
    ),
    "a scale without a good answer": (
        (("letter: H, score: 2, good: true", "letter: H, score: 2"),),
        "scales.grades",
        "has no good answer: mark at least one `good: true`",
    ),
    "clashing keys": (
        (("label: Middle, key: 2", "label: Middle, key: 1"),),
        "scales.grades[1].key",
        "“1” is already the key of an answer above",
    ),
    "a title too long for its list": (
        (("title: Moves planned", "title: Whether every single move was planned"),),
        "standards[0].sections[0].questions[1].title",
        "37 characters, where 26 fit",
    ),
    "a text too long for the screen": (
        (("text: Was there a plan?", f"text: {'Was there a plan? ' * 12}"),),
        "standards[1].questions[0].text",
        "takes 3 lines of 74, where 2 fit: shorten it",
    ),
    "a typing error in a condition": (
        (("B == yes", "B == yess"),),
        "standards[0].sections[0].case.cases[1].when",
        "column 16: “yess” is not an answer or rating of 1B; the nearest is “yes”",
    ),
    "a node that is rated from itself": (
        (("any_no(A, B)", "any_no(A, B) or S == low"),),
        "",
        "reads itself",
    ),
}


def test_the_framework_they_are_made_from_is_sound() -> None:
    assert found_in(SOUND) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_framework_is_found_out(name: str) -> None:
    changes, key, words = BROKEN[name]
    text = broken(*changes)
    found = found_in(text)
    assert any(severity == "fault" and words in said for severity, _, _, said in found), found
    line = next(line for severity, line, where, said in found if words in said and where.startswith(key))
    assert line is not None and 0 < line <= text.count("\n")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_framework_fails_the_check_with_the_same_words(name: str, run: Run, tmp_path: Path) -> None:
    changes, _, words = BROKEN[name]
    file = tmp_path / "broken.yaml"
    file.write_text(broken(*changes), "utf-8")
    ran = run("framework", "check", file)
    assert ran.code == 1
    assert f"{file}:" in ran.out
    assert words in ran.out


@pytest.mark.parametrize(
    ("changes", "key", "words"),
    [
        (
            (("{rating: middle, at_most: 4}", "{rating: middle, at_most: 2}"),),
            "rules.inspection.overall.bands",
            "overall: with 1 of 3 inputs rated, no sum gives Middle",
        ),
        (
            (("How many moves?, scale: number", "How many moves?, scale: number, counts: false"),),
            "standards[0].sections[0].questions[0].counts",
            "question 1A: it says `counts: false`, and a rule reads it",
        ),
    ],
)
def test_what_does_nothing_is_a_warning_and_no_fault(changes: Changes, key: str, words: str) -> None:
    assert [(severity, where, said) for severity, _, where, said in found_in(broken(*changes))] == [
        ("warning", key, words)
    ]
