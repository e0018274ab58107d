"""A framework as text: everything it asks and every rule, whatever its kind."""

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import codes, source
from reviewtui.report.framework import framework_lines


def text(code: str, width: int = 80) -> str:
    lines = framework_lines(read_framework(source(code), code), width)
    return " ".join(" ".join(line.plain for line in lines).split())


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("width", [40, 80])
def test_every_question_section_and_standard_is_there_in_lines_that_fit(code: str, width: int) -> None:
    framework = read_framework(source(code), code)
    lines = [line.plain for line in framework_lines(framework, width)]
    assert max(map(len, lines)) <= width
    shown = " ".join(" ".join(lines).split())
    for node in framework.case_nodes.values():
        assert f"{node.code} {node.title}" in shown
    for question in framework.questions():
        assert f"{question.code} {' '.join(question.text.split())}" in shown


def test_gates_outcomes_and_what_cannot_stand_together_are_said() -> None:
    shown = text("cfsr-osri")
    assert "Whole numbers from 0 to" in shown
    assert "Looked at only if 1AC" in shown
    assert "conditions: strength if" in shown
    assert "never together:" in shown
    assert "About the case" in shown


def test_a_limit_and_a_standard_outside_the_whole_are_said() -> None:
    shown = text("hmip-youth-2018")
    assert "not above good if 4.1 == inadequate" in shown
    assert "Not counted in the overall rating." in shown
    assert "Over all cases: judged." in shown
