"""A framework small enough to read at a glance, and ways to break it."""

from reviewtui.framework.reader import Fault, FaultyFramework, read_framework

SMALL = """\
framework: small-1
version: "1"
title: A small framework
summary: Two standards on two scales, for tests.
source: made up for tests
nations: [england, wales]
languages: [en]
min_to_rate: 3
live_ratings: before
unconfirmed:
  - {what: inspection.question, why: the bands were not seen in a source}
ratings: grades
scales:
  grades:
    - {code: strong, label: Strong, key: 1, score: 2, glyph: "*", letter: S, good: true}
    - {code: fair, label: Fair, key: 2, score: 1, glyph: "+", letter: F}
    - {code: weak, label: Weak, key: 3, score: 0, glyph: "o", letter: W}
    - {code: none, label: Does not apply, key: x, glyph: "-", letter: x, applicable: false}
standards:
  - code: A
    title: First
    questions:
      - code: A1
        title: Asked first
        text: Was the first thing done?
        guidance: Look for the first thing.
        scale: grades
        not_applicable: excluded
        owes:
          rationale: [weak]
          evidence: [strong, none]
        legend:
          strong: done well
          fair: done
          weak: not done
          none: nothing to do
        prompts: ["Who did it?", "When?"]
      - code: A2
        title: Asked second
        text: Was the second thing done?
        scale: grades
        not_applicable: forbidden
        legend: {strong: done well, fair: done, weak: not done}
  - code: B
    title: Second
    questions:
      - code: B1
        title: Asked third
        text: Was the third thing done?
        scale: grades
        not_applicable: excluded
        legend: {strong: done well, fair: done, weak: not done, none: nothing to do}
rules:
  case:
    standard: {rule: lowest}
  inspection:
    question:
      rule: share_in_bands
      bands:
        - {rating: weak, below: 50}
        - {rating: fair, below: 80}
        - {rating: strong}
    standard: {rule: lowest}
    overall:
      rule: mean_in_bands
      bands:
        - {rating: weak, at_most: 0.5}
        - {rating: fair, at_most: 1.5}
        - {rating: strong}
"""


def changed(*changes: tuple[str, str]) -> str:
    """SMALL with each first text replaced once by its second."""
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def faults_of(text: str) -> tuple[Fault, ...]:
    """Every fault of a framework text; none when it can be read."""
    try:
        read_framework(text, "small.yaml")
    except FaultyFramework as faulty:
        return faulty.faults
    return ()


def only_fault(*changes: tuple[str, str]) -> Fault:
    """The one fault of SMALL so changed."""
    faults = faults_of(changed(*changes))
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def line_of(text: str, words: str) -> int:
    """The line, from 1, on which `words` first stand."""
    return text[: text.index(words)].count("\n") + 1
