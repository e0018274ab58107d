"""Every shipped framework can be read, and is found by its code."""

import pytest

from reviewtui.framework import shipped
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import read_framework


def test_the_joint_inspection_is_shipped() -> None:
    assert "hsb-joint-2013" in shipped.codes()


@pytest.mark.parametrize("code", shipped.codes())
def test_a_shipped_framework_has_no_fault_and_bears_the_name_of_its_file(code: str) -> None:
    framework = read_framework(shipped.source(code), f"{code}.yaml")
    assert framework.code == code
    assert from_plain(to_plain(framework)) == framework


def test_an_unknown_framework_is_named_with_the_nearest() -> None:
    with pytest.raises(shipped.UnknownFramework, match=r"No framework “hsb-joint-2031” .* nearest is “hsb-joint-2013”"):
        shipped.source("hsb-joint-2031")


def test_what_most_look_for_is_listed_first() -> None:
    assert shipped.codes()[:4] == ("hmip-youth-2025", "hsb-joint-2013", "jtai-tracking", "hmip-youth-2018")
    assert shipped.codes()[4:] == ("cfsr-osri", "structured-judgement-review")
