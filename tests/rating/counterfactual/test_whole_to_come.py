"""What answers to come must be for the whole: compared with every way in which all of them could be given."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.rating.counterfactual.to_come import Needed, still_to_come
from reviewtui.rating.inspection import rate_counts
from reviewtui.rating.inspection_view import InspectionView
from tests.framework.small import changed
from tests.rating.test_first_match_over_cases import BANDS, OLD

LIMIT = "      limits: [{when: A == weak, not_above: fair, why: the first holds it}]\n"
RULES = (
    "overall: {rule: lowest}\n",
    "overall: {rule: highest}\n",
    f"overall:\n      rule: mean_in_bands\n{BANDS}",
    f"overall:\n      rule: mean_in_bands\n{BANDS}{LIMIT}",
)
FRAMEWORKS = [read_framework(changed((OLD, rule)), "small.yaml") for rule in RULES]
ASKED = ("A1", "A2", "B1")
CASES = 4
Counts = Mapping[str, Mapping[str, int]]
STATES = st.fixed_dictionaries(
    {code: st.tuples(st.integers(0, 2), st.integers(0, 2)).filter(any) for code in ASKED}
)  # fmt: skip


def counts_of(state: Mapping[str, tuple[int, int]]) -> Counts:
    return {code: {"strong": strong, "weak": weak} for code, (strong, weak) in state.items()}


def ends(counts: Counts) -> Iterator[Counts]:
    """Every way to give the answers to come: of each question so many strong, and the others weak."""
    left = {code: CASES - sum(counts[code].values()) for code in ASKED}
    for more in product(*(range(left[code] + 1) for code in ASKED)):
        yield {
            code: {"strong": counts[code]["strong"] + good, "weak": counts[code]["weak"] + left[code] - good}
            for code, good in zip(ASKED, more, strict=True)
        }


def met(needed: Needed, before: Counts, after: Counts) -> bool:
    wanted = [one for _, standard in needed.questions for one in standard.questions]
    return all(after[code]["strong"] - before[code]["strong"] >= each.good for code, each in wanted)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(FRAMEWORKS), STATES)
def test_the_whole_comes_to_a_rating_exactly_where_its_answers_are_as_said(
    framework: Framework, state: Mapping[str, tuple[int, int]]
) -> None:
    counts, rank = counts_of(state), framework.rating_scale.rank
    for needed in still_to_come(InspectionView(framework, counts, CASES), "overall"):
        for after in ends(counts):
            rating = rate_counts(framework, after, CASES).overall.rating
            assert met(needed, counts, after) == (rank[rating or ""] >= rank[needed.rating])


def test_it_names_each_standard_with_its_answers() -> None:
    counts: Counts = {"A1": {"strong": 1}, "A2": {"strong": 4}, "B1": {"strong": 2, "weak": 1}}
    (stays,) = still_to_come(InspectionView(FRAMEWORKS[0], counts, CASES), "overall")
    assert stays.rating == "fair"
    assert stays.sentence == (
        "For it to stay Fair, if all not yet answered apply: "
        "A must be Fair or better (of the 3 on A1 at least 1 must be strong)."
    )


def test_where_one_standard_may_make_up_for_another_nothing_is_said() -> None:
    counts: Counts = {"A1": {"weak": 1}, "A2": {"strong": 4}, "B1": {"weak": 1}}
    assert still_to_come(InspectionView(FRAMEWORKS[1], counts, CASES), "overall") == ()


def test_json_holds_what_each_standard_needs() -> None:
    counts: Counts = {"A1": {"strong": 1}, "A2": {"strong": 4}, "B1": {"strong": 4}}
    *_, found = still_to_come(InspectionView(FRAMEWORKS[0], counts, CASES), "overall")
    plain = found.as_json()
    assert plain["standards"]["A"]["questions"]["A1"]["of"] == 3
