"""What the other shipped frameworks say of their own reach, and what each of them measures and checks."""

import pytest

from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source


def framework(code: str) -> Framework:
    return read_framework(source(code), code)


def test_the_youth_programme_says_which_years_it_fits_and_what_yes_means() -> None:
    hmip = framework("hmip-youth-2018")
    said = " ".join(hmip.source.split())
    assert "those of autumn 2021 to February 2025" in said
    assert "“Joint working” in the place of 3.4" in said
    assert "sufficient overall" in next(each.why for each in hmip.unconfirmed if each.what == "2.1.1")


def test_the_national_indicators_are_named_as_missing() -> None:
    cfsr = framework("cfsr-osri")
    assert "national indicators" in cfsr.source
    assert "S1 and P1 say only what the cases show" in " ".join(cfsr.source.split())


def test_the_last_phase_of_care_is_end_of_life_or_discharge() -> None:
    question = framework("structured-judgement-review").question("1.5")
    assert question.title == "End of life or discharge"
    assert "discharge" in question.text


@pytest.mark.parametrize("code", ["hmip-youth-2018", "jtai-tracking"])
def test_a_framework_measures_and_checks_at_least_three_things_of_its_own(code: str) -> None:
    found = framework(code)
    assert len(found.measures) + len(found.checks) >= 3


@pytest.mark.parametrize("code", ["structured-judgement-review", "cfsr-osri"])
def test_a_framework_that_measures_nothing_says_why(code: str) -> None:
    found = framework(code)
    assert not found.measures
    assert not found.checks
    assert "# No measures and no checks:" in source(code)
