"""`framework show` prints every measure and check, each with its threshold and its source."""

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.report.framework import framework_lines
from tests.framework.small import SMALL
from tests.framework.test_measures_and_checks import WHOLE


def shown(text: str) -> str:
    return "\n".join(line.plain.strip() for line in framework_lines(read_framework(text, "small.yaml"), 200))


def test_each_measure_names_its_two_events_its_unit_its_limits_and_its_source() -> None:
    text = shown(WHOLE)
    assert "to-sentence: From disclosure to sentence. In calendar days, from disclosure to last sentence." in text
    assert "the longest gap without contact or intervention from disclosure to sentence" in text
    assert "Limit: 10 working days, England, until 14 April 2013. an old law" in text
    assert "Limit: 45 working days, England, from 15 April 2013. a law" in text
    assert "Suggests for A1: strong up to 42, fair up to 90, weak beyond." in text


def test_each_check_names_what_it_looks_for() -> None:
    text = shown(WHOLE)
    assert "A referral should be followed; found where there is no strategy discussion within 28 days." in text
    assert "A concern should be told; found where nothing shows it within 1 working day." in text
    assert "There should be work; found where there is no contact for more than 183 days." in text
    assert "a social worker; found where there is no social worker allocated for more than 7 days." in text
    assert "Referrals should be assessed; found where it happened 3 times." in text


def test_a_framework_with_neither_has_no_heading_for_them() -> None:
    assert "Timeliness" not in shown(SMALL)
    assert "Missed opportunities" not in shown(SMALL)


def test_a_limit_of_every_nation_at_all_times_is_only_a_number() -> None:
    assert "Limit: 24 hours. Local procedures" in shown(source("hsb-joint-2013@1"))
