"""What the joint inspection's checks find in the sample, finding by finding: what is read and defended in a file."""

from collections import Counter
from datetime import date

from reviewtui.casefile.day_range import DayRange
from reviewtui.casefile.event import Event
from reviewtui.casefile.missed import checked_case, findings
from reviewtui.casefile.missed.before_18 import eighteenth
from reviewtui.exchange.contents import case_contents
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source

FIELDWORK_TO = date(2013, 1, 31)
FIELDWORK = DayRange(date(2012, 10, 1), date(2012, 11, 30))
FOUND = {
    "referral-without-strategy-discussion": {
        "CTY-01": 1, "CTY-02": 6, "CTY-03": 1, "EST-01": 1, "GLA-04": 1, "MOR-02": 4, "NOR-03": 2, "WLD-01": 3,
        "WLD-02": 1, "WLD-03": 1,
    },
    "no-social-worker": {"GLA-04": 1, "NOR-03": 1, "WLD-01": 4},
    "repeated-referrals-closed": {"CTY-02": 1, "MOR-02": 1},
    "long-stretch-without-work": {"CTY-02": 1, "GLA-04": 1, "NOR-02": 1, "WLD-01": 1},
    "concern-told-to-none": {"GLA-04": 1},
    "disclosure-not-referred": {"CTY-02": 1, "EST-02": 1, "WLD-03": 1},
    "disclosure-without-strategy-discussion": {"CTY-02": 1, "EST-02": 1, "MOR-02": 1, "WLD-03": 1},
    "dropped-and-forgotten": {"CTY-02": 1},
    "charged-without-yot": {
        "CTY-02": 2, "EST-02": 1, "GLA-02": 1, "MOR-02": 1, "MOR-03": 1, "NOR-02": 1, "NOR-03": 1, "WLD-01": 1,
    },
    "adult-risk-unassessed": {"WLD-01": 2},
    "review-overdue": {"NOR-04": 1},
    "nearing-18": {"EST-03": 1, "MOR-03": 1, "WLD-03": 1},
}  # fmt: skip
"""By check, how many findings each case has; a check that is not here finds nothing."""


def test_each_check_finds_in_the_sample_what_was_read_there(cases):
    framework = read_framework(source("hsb-joint-2013"), "hsb-joint-2013.yaml")
    found = {check.code: Counter() for check in framework.checks}
    for case in cases:
        events = [Event.from_content(content) for content in case_contents(case, case["site"]).events]
        turns_18 = eighteenth(case["characteristics"], events, FIELDWORK)
        for finding in findings(framework.checks, checked_case(events, ("england",), FIELDWORK_TO, turns_18)):
            found[finding.check][case["reference"]] += 1
    assert {code: dict(numbers) for code, numbers in found.items() if numbers} == FOUND


def test_a_team_that_was_at_work_before_the_charge_is_no_finding():
    """In these two cases the team came days before the charge."""
    assert not {"GLA-03", "WLD-02"} & set(FOUND["charged-without-yot"])
