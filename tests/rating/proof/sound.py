"""A sound framework with something of everything, and ways to break it one at a time."""

from reviewtui.framework.faults import FaultyFramework
from reviewtui.framework.reader import read_framework
from reviewtui.rating.proof.paths import located
from reviewtui.rating.proof.prove import prove

SOUND = """\
framework: sound
version: "1"
title: A sound framework
summary: Every kind of rule once, for tests.
source: made up for tests
nations: [england]
languages: [en]
min_to_rate: 1
ratings: grades
scales:
  yes_no:
    - {code: "yes", label: "Yes", key: y, glyph: "+", letter: Y, score: 1, good: true}
    - {code: "no", label: "No", key: n, glyph: "o", letter: N, score: 0}
    - {code: not_applicable, label: Does not apply, key: x, glyph: "-", letter: x, applicable: false}
  grades:
    - {code: high, label: High, key: 1, glyph: "*", letter: H, score: 2, good: true}
    - {code: middle, label: Middle, key: 2, glyph: "+", letter: M, score: 1}
    - {code: low, label: Low, key: 3, glyph: "o", letter: L, score: 0}
    - {code: not_applicable, label: Does not apply, key: x, glyph: "-", letter: x, applicable: false}
  number: {count: true, least: 0, most: 20}
questions:
  - code: away
    title: Lives away from home
    text: Did the child live away from home?
    scale: yes_no
    not_applicable: forbidden
    legend: {"yes": at some time, "no": never}
standards:
  - code: S
    title: Placement
    case:
      rule: lowest
    sections:
      - code: "1"
        title: Stability
        applies: away == yes
        case:
          rule: first_match
          cases:
            - {rating: high, when: "A <= 1"}
            - {rating: middle, when: "A > 1 and B == yes"}
            - {rating: low, when: "A > 1 and B == no"}
          forbid:
            - {when: A > 1 and B == not_applicable, why: the moves must be looked at}
        questions:
          - {code: 1A, title: Moves, text: How many moves?, scale: number, inspection: none}
          - code: 1B
            title: Moves planned
            text: Was every move planned?
            scale: yes_no
            not_applicable: excluded
            legend: {"yes": each, "no": not each, not_applicable: none}
      - code: "2"
        title: Support
        case:
          rule: first_match
          order: first match wins
          cases:
            - {rating: low, when: "any_no(A, B)"}
            - {rating: high, when: "any_yes(A, B)"}
            - {rating: not_applicable}
        questions:
          - code: 2A
            title: Support given
            text: Was support given?
            scale: yes_no
            not_applicable: excluded
            legend: {"yes": given, "no": not given, not_applicable: none called for}
          - code: 2B
            title: Support helped
            text: Did the support help?
            scale: yes_no
            not_applicable: excluded
            applies: 2A == yes
            legend: {"yes": it did, "no": it did not, not_applicable: too soon to tell}
  - code: T
    title: Planning
    scale: grades
    case:
      rule: mean_in_bands
      bands:
        - {rating: low, at_most: 0.5}
        - {rating: middle, at_most: 1.5}
        - {rating: high}
    questions:
      - code: T1
        title: Plan made
        text: Was there a plan?
        scale: grades
        not_applicable: excluded
        legend: {high: a good one, middle: a plan, low: none, not_applicable: none was due}
      - code: T2
        title: Plan kept
        text: Was the plan kept?
        scale: grades
        not_applicable: excluded
        legend: {high: all of it, middle: most of it, low: little, not_applicable: nothing to keep}
  - code: U
    title: Leadership
    case: none
    inspection: judged
rules:
  case:
    standard: none
  inspection:
    question:
      rule: share_in_bands
      good: ["yes", high]
      bands:
        - {rating: low, below: 50}
        - {rating: middle, below: 80}
        - {rating: high}
    standard: {rule: lowest}
    overall:
      rule: sum_in_bands
      bands:
        - {rating: low, at_most: 1}
        - {rating: middle, at_most: 4}
        - {rating: high}
      limits:
        - {when: S == low, not_above: middle, why: where placements fail little else can be right}
breaks_unanimity: its sum stands in no relation to its answers
"""


def broken(*changes: tuple[str, str]) -> str:
    """SOUND with each first text replaced once by its second."""
    text = SOUND
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def found_in(text: str) -> list[tuple[str, int | None, str, str]]:
    """Severity, line, key and words of all that reading and proving a framework finds."""
    try:
        framework = read_framework(text, "sound.yaml")
    except FaultyFramework as faulty:
        return [("fault", fault.line, fault.key, fault.text) for fault in faulty.faults]
    return [
        (str(finding.severity), finding.line, finding.key, finding.text)
        for finding in located(prove(framework).findings, text)
    ]
