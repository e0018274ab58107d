"""Measures and checks are read as strictly as the rest of a framework, and come back from plain data as they were."""

import json

import pytest

from reviewtui.framework.case_facts import WantedFact
from reviewtui.framework.check import Before18, Covered, FollowedBy, Overdue, Repeated, Stretch, Told
from reviewtui.framework.events import Anchor, EventKind
from reviewtui.framework.measure import Measure, SuggestionBand, TimeLimit
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import Fault, read_framework
from tests.framework.small import SMALL, faults_of

MEASURES = """
measures:
  - code: to-sentence
    title: From disclosure to sentence
    start: {type: disclosure}
    end: {type: sentence, which: last}
    unit: calendar_days
    source: made up
  - code: stretch
    title: Longest stretch
    kind: longest_stretch
    start: {type: disclosure}
    end: {type: sentence}
    without: {types: [contact, intervention]}
    unit: calendar_days
    question: A1
    suggests:
      - {answer: strong, at_most: 42}
      - {answer: fair, at_most: 90}
      - {answer: weak}
    source: made up
  - code: to-assessment
    title: From referral to assessment
    start: {type: referral, agencies: [social_care, police], which: last_before_end}
    end: {type: assessment}
    unit: working_days
    limits:
      - {nation: england, most: 10, to: 2013-04-14, source: an old law}
      - {nation: england, most: 45, from: 2013-04-15, source: a law}
      - {nation: wales, most: 42, calendar: scotland, source: unconfirmed}
    source: made up
"""
CHECKS = """
checks:
  - code: unfollowed
    title: Referral without a discussion
    kind: followed_by
    expected: A referral should be followed
    event: {type: referral}
    by: {type: strategy_discussion}
    within: 28
    source: made up
  - code: untold
    title: Concern told to none
    kind: told
    expected: A concern should be told
    event: {type: concern}
    to: [{type: referral}, {types: [concern, assessment], another_agency: true}]
    within: 1
    unit: working_days
    source: made up
  - code: stretch
    title: A long stretch
    kind: stretch
    expected: There should be work
    start: {type: disclosure}
    end: {type: sentence}
    without: {type: contact}
    longer_than: 183
    source: made up
  - code: uncovered
    title: No social worker
    kind: covered
    expected: There should be a social worker
    period: {type: plan}
    by: {type: social_worker_allocated}
    longer_than: 7
    between: true
    closed_by: {type: case_closed}
    source: made up
  - code: closed-again
    title: Closed again
    kind: repeated
    expected: Referrals should be assessed
    event: {type: referral}
    closed_by: {type: case_closed}
    without: {type: assessment}
    times: 3
    source: made up
"""
WHOLE = SMALL + MEASURES + CHECKS


TITLE = "title: From disclosure to sentence"


def fault(old: str, new: str) -> Fault:
    """The one fault of WHOLE with the first of one text replaced by another."""
    assert old in WHOLE, old
    (found,) = faults_of(WHOLE.replace(old, new, 1))
    return found


def test_a_framework_may_have_neither() -> None:
    framework = read_framework(SMALL, "small.yaml")
    assert (framework.measures, framework.checks) == ((), ())


def test_a_measure_may_be_for_some_cases_and_its_limits_for_a_nation_beyond_the_frameworks_own() -> None:
    facts = "applies_when: {disposal_type: [referral_order, discharge], looked_after: [yes]}"
    text = WHOLE.replace(TITLE, f"{TITLE}\n    {facts}", 1).replace("nation: wales", "nation: scotland")
    first, _, last = read_framework(text, "small.yaml").measures
    assert first.applies_when == (
        WantedFact("disposal_type", ("referral_order", "discharge")),
        WantedFact("looked_after", ("yes",)),
    )
    assert from_plain(to_plain(read_framework(text, "small.yaml"))).measures[0] == first
    assert last.limits[2].nation == "scotland"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("{disposal_type: [prison]}", "unknown word “prison”"),
        ("{disposal: [discharge]}", "unknown key “disposal”"),
        ("{needs: []}", "must not be empty"),
        ("{}", "names no fact"),
    ],
)
def test_what_a_measure_asks_of_a_case_must_be_a_coded_fact(facts: str, said: str) -> None:
    assert said in fault(TITLE, f"{TITLE}\n    applies_when: {facts}").text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("target: mean", "needs `limits` that all have the same `most`"),
        ("target: median", "unknown word “median”"),
        (
            "target: mean\n    limits: [{most: 71, source: s, nation: england}, {most: 60, source: s, nation: wales}]",
            "needs `limits` that all have the same `most`",
        ),
    ],
)
def test_a_target_for_the_mean_needs_one_number(more: str, said: str) -> None:
    assert said in fault(TITLE, f"{TITLE}\n    {more}").text


def test_a_target_for_the_mean_is_read_and_kept() -> None:
    more = "target: mean\n    limits: [{most: 71, source: s, to: 2008-12-31}]"
    framework = read_framework(WHOLE.replace(TITLE, f"{TITLE}\n    {more}", 1), "small.yaml")
    assert (framework.measures[0].target, framework.measures[0].mean_target) == ("mean", 71)
    assert from_plain(to_plain(framework)).measures == framework.measures


def test_measures_are_read_whole() -> None:
    first, stretch, last = read_framework(WHOLE, "small.yaml").measures
    assert first == Measure(
        "to-sentence", "From disclosure to sentence", "interval", Anchor(EventKind(("disclosure",))),
        Anchor(EventKind(("sentence",)), "last"), "calendar_days", "made up",
    )  # fmt: skip
    assert stretch.without == EventKind(("contact", "intervention"))
    assert stretch.suggests == (
        SuggestionBand("strong", 42), SuggestionBand("fair", 90), SuggestionBand("weak"),
    )  # fmt: skip
    assert last.start == Anchor(EventKind(("referral",), ("social_care", "police")), "last_before_end")
    assert last.limits == (
        TimeLimit(10, "an old law", "england", until="2013-04-14"),
        TimeLimit(45, "a law", "england", "2013-04-15"),
        TimeLimit(42, "unconfirmed", "wales", calendar="scotland"),
    )
    assert (first.ends, last.ends) == ("disclosure to last sentence", "last referral to assessment")


def test_checks_of_every_kind_are_read_whole() -> None:
    referral, closed, assessed = EventKind(("referral",)), EventKind(("case_closed",)), EventKind(("assessment",))
    told_by = referral, EventKind(("concern", "assessment"), another_agency=True)
    ends = Anchor(EventKind(("disclosure",))), Anchor(EventKind(("sentence",)))
    assert [check.pattern for check in read_framework(WHOLE, "small.yaml").checks] == [
        FollowedBy(referral, EventKind(("strategy_discussion",)), 28),
        Told(EventKind(("concern",)), told_by, 1, "working_days"),
        Stretch(*ends, EventKind(("contact",)), 183),
        Covered(EventKind(("plan",)), EventKind(("social_worker_allocated",)), 7, closed, between=True),
        Repeated(referral, closed, assessed, 3),
    ]


def test_what_may_be_left_out_has_its_usual_value() -> None:
    shorter = WHOLE.replace("longer_than: 7\n    between: true\n    closed_by: {type: case_closed}", "longer_than: 7")
    shorter = shorter.replace("    times: 3\n", "")
    *_, uncovered, closed_again = (check.pattern for check in read_framework(shorter, "small.yaml").checks)
    assert isinstance(uncovered, Covered)
    assert uncovered.closed_by is None
    assert not uncovered.between
    assert isinstance(closed_again, Repeated)
    assert closed_again.times == 2


def test_plain_data_gives_them_back() -> None:
    framework = read_framework(WHOLE, "small.yaml")
    assert from_plain(json.loads(json.dumps(to_plain(framework)))) == framework


def test_plain_data_from_before_there_were_any_has_none() -> None:
    plain = to_plain(read_framework(SMALL, "small.yaml"))
    assert not {"measures", "checks"} & plain.keys()
    assert from_plain(plain) == read_framework(SMALL, "small.yaml")


def test_their_texts_may_be_in_two_languages() -> None:
    text = WHOLE.replace("languages: [en]", "languages: [en, cy]")
    text = text.replace("title: From disclosure to sentence", "title: {en: To sentence, cy: Hyd at ddedfryd}")
    framework = read_framework(text, "small.yaml")
    assert framework.measures[0].title == "To sentence"
    assert framework.in_language("cy").measures[0].title == "Hyd at ddedfryd"


@pytest.mark.parametrize(
    ("old", "new", "key", "text"),
    [
        ("{type: disclosure}", "{type: disclosed}", "measures[0].start.type", "the nearest is “disclosure”"),
        ("[contact, intervention]", "[contact, work]", "measures[1].without.types[1]", "unknown word “work”"),
        ("[social_care, police]", "[social_care, polis]", "measures[2].start.agencies[1]", "the nearest is “police”"),
        ("which: last}", "which: lest}", "measures[0].end.which", "the nearest is “last”"),
        ("which: last}", "which: last_before_end}", "measures[0].end.which", "unknown word “last_before_end”"),
        ("unit: calendar_days", "unit: days", "measures[0].unit", "unknown word “days”"),
        ("_days\n    question", "_dayz\n    question", "measures[1].unit", "the nearest is “calendar_days”"),
        ("unit: calendar_days\n    q", "unit: months\n    q", "measures[1].unit", "counted in `calendar_days`"),
        ("code: stretch", "code: to-sentence", "measures[1].code", "already the code of a measure above"),
        ("code: untold", "code: unfollowed", "checks[1].code", "already the code of a check above"),
        ("question: A1", "question: A9", "measures[1].question", "unknown question “A9”"),
        ("    question: A1\n", "", "measures[1].suggests", "needs the `question`"),
        ("answer: fair", "answer: fare", "measures[1].suggests[1].answer", "the nearest is “fair”"),
        ("at_most: 90", "at_most: 42", "measures[1].suggests[1].at_most", "42 is not above 42"),
        ("{answer: weak}", "{answer: weak, at_most: 99}", "measures[1].suggests[2].at_most", "has no limit"),
        ("from: 2013-04-15", "from: 15/4/2013", "measures[2].limits[1].from", "not a day written as YYYY-MM-DD"),
        ("from: 2013-04-15", "from: 2013-02-30", "measures[2].limits[1].from", "not a day written as YYYY-MM-DD"),
        ("from: 2013-04-15", "from: 2013-04-14", "measures[2].limits[1]", "in force together with a limit above"),
        ("{nation: wales, ", "{", "measures[2].limits[2]", "in force together with a limit above"),
        ("to: 2013-04-14", "from: 2012-01-01, to: 2011-04-14", "measures[2].limits[0].to", "is before 2012-01-01"),
        ("nation: wales", "nation: france", "measures[2].limits[2].nation", "unknown word “france”"),
        ("calendar: scotland", "calendar: wales", "measures[2].limits[2].calendar", "unknown word “wales”"),
        (", source: a law", "", "measures[2].limits[1].source", "“source” is missing"),
        ("kind: followed_by", "kind: followed", "checks[0].kind", "the nearest is “followed_by”"),
        ("be followed", "be followed.", "checks[0].expected", "must not end with a full stop"),
        ("within: 28", "within: soon", "checks[0].within", "not a whole number"),
        ("within: 28", "within: 28\n    longer_than: 3", "checks[0].longer_than", "unknown key “longer_than”"),
        ("times: 3", "times: 1", "checks[4].times", "write 2 or more"),
        ("unit: working_days\n    source", "unit: hours\n    source", "checks[1].unit", "unknown word “hours”"),
        ("{type: plan}", "{type: plan, another_agency: true}", "checks[3].period.another_agency", "unknown"),
    ],
)  # fmt: skip
def test_every_slip_is_named_with_its_key_and_what_would_be_right(old: str, new: str, key: str, text: str) -> None:
    found = fault(old, new)
    assert found.key == key
    assert text in found.text


def test_working_days_need_bank_holidays_that_are_known() -> None:
    elsewhere = WHOLE.replace("nations: [england, wales]", "nations: [england, wales, united_states]")
    assert [(one.key, "no bank holidays are known for united_states" in one.text) for one in faults_of(elsewhere)] == [
        ("measures[2].unit", True),
        ("checks[1].unit", True),
    ]


def test_a_kind_of_event_must_be_a_mapping() -> None:
    found = fault("event: {type: referral}", "event: referral")
    assert (found.key, found.text) == ("checks[0].event", "must be a mapping of keys")


def test_a_suggestion_about_an_unknown_question_is_not_checked_against_its_answers() -> None:
    text = WHOLE.replace("question: A1", "question: A9").replace("answer: fair", "answer: fare")
    assert [one.key for one in faults_of(text)] == ["measures[1].question"]


def test_a_check_without_its_kind_is_a_fault_and_not_left_out() -> None:
    (fault,) = faults_of(WHOLE.replace("    kind: told\n", "", 1))
    assert (fault.key, fault.text) == (
        "checks[1].kind",
        "“kind” is missing: write one of followed_by, told, stretch, covered, repeated, overdue, before_18",
    )


OVERDUE = """
  - code: late
    title: Review held late
    kind: overdue
    expected: A review should be held when it is due
    event: {type: review}
    within: 14
    source: made up
"""


def test_a_check_of_reviews_that_were_due_is_read_and_only_a_review_is_due() -> None:
    whole = WHOLE.rstrip() + "\n" + OVERDUE.lstrip("\n")
    *_, check = read_framework(whole, "small.yaml").checks
    assert check.pattern == Overdue(EventKind(("review",)), 14)
    (found,) = faults_of(whole.replace("{type: review}", "{types: [review, plan]}"))
    assert (found.key, "only a review says when it was due" in found.text) == ("checks[5].event", True)


def test_what_follows_may_have_been_shortly_before_where_a_check_says_so() -> None:
    first, *_ = read_framework(WHOLE.replace("within: 28", "within: 28\n    around: 7"), "small.yaml").checks
    assert first.pattern == FollowedBy(EventKind(("referral",)), EventKind(("strategy_discussion",)), 28, around=7)


BEFORE_18 = """
  - code: nearing
    title: Nearly 18
    kind: before_18
    expected: Work should be handed over
    work: {type: contact, agencies: [yot]}
    by: {type: transfer}
    months: 6
    source: made up
"""


def test_a_check_of_what_should_come_before_a_birthday_is_read() -> None:
    *_, check = read_framework(WHOLE.rstrip() + "\n" + BEFORE_18.lstrip("\n"), "small.yaml").checks
    assert check.pattern == Before18(EventKind(("contact",), ("yot",)), EventKind(("transfer",)), 6)
