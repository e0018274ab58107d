"""Frameworks and tables of answers for the rating tests, written the way a summary screen shows them."""

from collections import Counter
from collections.abc import Mapping

from reviewtui.framework.model import Framework, InspectionRules, Rule
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.summary import CaseInput
from tests.framework.small import SMALL

SMALL_FRAMEWORK = read_framework(SMALL, "small.yaml")
JOINT = read_framework(source("hsb-joint-2013@1"), "hsb-joint-2013.yaml")

PUBLISHED = {
    "1.1": "OOGGGGGGGGGGGGRRRRII····",
    "1.2": "OGGGGGGGGGRRRRRRIIII····",
    "1.3": "GGGGGGGGGGGRRRRRRRII····",
    "1.4": "OGGGGRRIxxxxxxxxxxxx····",
    "2.1": "GGGGGGGRRRRRRRRRIIII····",
    "2.2": "OOOGGGGGGGGGGGGRRRRI····",
    "2.3": "OGGGGGGGGRRRRRRIIIxx····",
    "2.4": "GGGGGGRRRRRRRRRIIIII····",
    "3.1": "GGGGGGRRRRRIIIIIIxxx····",
    "3.2": "OGGGGGGGGGRRRRRRRIII····",
    "3.3": "GGGGGGGGGGGRRRRRRIIx····",
    "4.1": "GGGGGRRRRRRRRIIIIIII····",
    "4.2": "OOGGGGGGGGGRRRRRIIIx····",
    "4.3": "OOGGGGGGGGGGGGGRRRRI····",
}
"""A whole inspection: question to one letter a case, `·` for those still to do."""


def counts_of(framework: Framework, letters: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Question to answer to number of cases, from letters."""
    codes = {answer.letter: answer.code for answer in framework.rating_scale.answers}
    return {
        question: dict(Counter(codes[letter] for letter in row if letter != "·")) for question, row in letters.items()
    }


def cases_of(framework: Framework, letters: Mapping[str, str]) -> dict[str, CaseInput]:
    """Case reference to its answers: the n-th letter of each question is the n-th case's."""
    codes = {answer.letter: answer.code for answer in framework.rating_scale.answers}
    total = max(map(len, letters.values()))
    return {
        f"C{place:02}": CaseInput(
            None, {q: codes[row[place]] for q, row in letters.items() if place < len(row) and row[place] != "·"}
        )
        for place in range(total)
    }


def with_rules(framework: Framework, **rules: Rule) -> Framework:
    """A framework whose inspection-stage rules are partly others."""

    changed: InspectionRules = framework.inspection_rules._replace(**rules)
    return framework._replace(inspection_rules=changed)
