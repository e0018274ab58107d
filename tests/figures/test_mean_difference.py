"""The margin of a change of a mean, held against a published example and tables."""

import pytest

from reviewtui.figures.difference import Sampled, _quantile, mean_difference

ENDLESS = 10**12
ONE = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
OTHER = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
"""Hours of sleep that two soporifics gave: Student (1908), and Welch's interval of them in R's manual."""


def test_it_is_that_of_students_sleep() -> None:
    found = mean_difference(Sampled(ONE, ENDLESS), Sampled(OTHER, ENDLESS))
    assert found == (pytest.approx(-0.2054832, abs=1e-4), pytest.approx(3.3654832, abs=1e-4))


@pytest.mark.parametrize(("freedom", "t"), [(9, 2.262), (10, 2.228), (20, 2.086), (30, 2.042), (120, 1.980)])
def test_its_quantiles_are_those_of_the_table(freedom: int, t: float) -> None:
    assert round(_quantile(freedom), 3) == t


def test_few_cases_have_none_and_all_cases_leave_no_doubt() -> None:
    assert mean_difference(Sampled(ONE[:9], ENDLESS), Sampled(OTHER, ENDLESS)) is None
    low, high = mean_difference(Sampled(ONE, 10), Sampled(OTHER, 10)) or (0, 0)
    assert low == high == pytest.approx(1.58)
