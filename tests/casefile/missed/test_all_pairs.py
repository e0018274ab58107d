"""However many events there are, the checks find what comparing each event with every other finds."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.event import Event
from reviewtui.casefile.missed import checked_case, findings
from reviewtui.casefile.phrases import named
from reviewtui.exchange import read_case
from reviewtui.exchange.contents import case_contents
from reviewtui.framework.check import UNITS, Covered, FollowedBy, Pattern, Repeated, Told
from reviewtui.framework.events import EventKind
from reviewtui.framework.reader import read_framework
from tests.casefile.checks import OF_CARE, a_check, kind
from tests.casefile.chronologies import events
from tests.casefile.missed.all_pairs import Plain, next_follower, plain_findings

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "reviewtui" / "framework" / "shipped" / "hsb-joint-2013@1.yaml"
AGENCIES = ("social_care", "police", "school")
TYPES = {
    "followed_by": ("referral", "strategy_discussion", "concern"),
    "told": ("concern", "referral", "assessment", "contact"),
    "covered": ("plan", "social_worker_allocated", "social_worker_allocated", "case_closed"),
    "repeated": ("referral", "referral", "referral", "case_closed", "case_closed", "assessment"),
}
NATIONS = (("england",), ("scotland", "england"), ("northern_ireland",))
DAYS = st.integers(0, 60)
AROUND = st.sampled_from((0, 0, 1, 40))
TOLD_BY = (
    (kind("referral"), EventKind(("concern", "assessment"), another_agency=True)),
    (kind("concern", "assessment"),),
    (EventKind(("referral", "concern"), OF_CARE, another_agency=True),),
)


@st.composite
def patterns(draw: st.DrawFn, of: str) -> Pattern:
    """Patterns of a kind, of one agency or any, in every unit and with every option."""
    agencies, unit = draw(st.sampled_from(((), OF_CARE))), draw(st.sampled_from(UNITS))
    within = draw(DAYS) if unit != "months" else draw(st.integers(0, 3))
    if of == "followed_by":
        by = draw(st.sampled_from(("strategy_discussion", "referral")))
        return FollowedBy(kind("referral", of=agencies), kind(by, "strategy_discussion"), within, unit, draw(AROUND))
    if of == "told":
        return Told(kind("concern", of=agencies), draw(st.sampled_from(TOLD_BY)), within, unit)
    closure = kind("case_closed", of=agencies)
    if of == "covered":
        period, by = kind("plan", of=agencies), kind("social_worker_allocated")
        return Covered(period, by, draw(DAYS), draw(st.sampled_from((None, closure))), draw(st.booleans()))
    return Repeated(kind("referral", of=agencies), closure, kind("assessment", of=OF_CARE), draw(st.integers(2, 3)))


@pytest.mark.parametrize("of", TYPES)
def test_what_is_found_is_what_comparing_all_with_all_finds(of: str) -> None:
    @settings(deadline=None, max_examples=80)
    @given(events(AGENCIES, TYPES[of], most=10), patterns(of), st.sampled_from(NATIONS), st.data())
    def holds(chronology, pattern, nations, data) -> None:  # type: ignore[no-untyped-def]  # typed by its strategies
        to = data.draw(st.none() | st.dates(date(2010, 1, 1), date(2013, 6, 30)))
        check, case = a_check(of, pattern), checked_case(chronology, nations, to)
        found = findings([check], case)
        assert [Plain(frozenset(one.events), one.day) for one in found] == plain_findings(check, case)
        if isinstance(pattern, FollowedBy):
            for finding in found:
                (event,) = (one for one in chronology if one.id in finding.events)
                following = next_follower(pattern, event, case)
                words = f"the next is {named(following)}" if following else "nor any later"
                assert words in finding.sentence

    holds()


def test_of_every_sample_case_it_is_the_same() -> None:
    checks = [check for check in read_framework(SHIPPED.read_text("utf-8"), SHIPPED.name).checks if check.kind in TYPES]
    found = 0
    for path in sorted((ROOT / "sample_cases").glob("???-??.json")):
        document = read_case(path.read_bytes(), path.name)
        contents = case_contents(document, document["site"]).events
        case = checked_case([Event.from_content(content) for content in contents], ("england",), date(2013, 1, 31))
        for check in checks:
            plain = [Plain(frozenset(one.events), one.day) for one in findings([check], case)]
            assert plain == plain_findings(check, case)
            found += len(plain)
    assert found > 20
