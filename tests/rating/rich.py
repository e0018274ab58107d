"""A framework with one of everything: gates, counts, first match, limits, a panel, and a share of case ratings."""

from reviewtui.framework.reader import read_framework

RICH = """\
framework: rich-1
version: "1"
title: A rich framework
summary: One of everything, for tests.
source: made up for tests
nations: [england]
languages: [en]
min_to_rate: 3
ratings: grades
scales:
  grades:
    - {code: strong, label: Strong, key: 1, score: 2, glyph: "*", letter: S, good: true}
    - {code: fair, label: Fair, key: 2, score: 1, glyph: "+", letter: F}
    - {code: weak, label: Weak, key: 3, score: 0, glyph: "o", letter: W}
    - {code: not_applicable, label: Does not apply, key: x, glyph: "-", letter: x, applicable: false}
  yes_no:
    - {code: "yes", label: "Yes", key: y, glyph: "*", letter: Y, good: true}
    - {code: "no", label: "No", key: n, glyph: "o", letter: N}
    - {code: not_applicable, label: Does not apply, key: x, glyph: "-", letter: x, applicable: false}
  kinds:
    - {code: home, label: At home, key: 1, glyph: "h", letter: H}
    - {code: away, label: Away, key: 2, glyph: "a", letter: A}
  number: {count: true, least: 0, most: 2}
  item:
    - {code: met, label: Met, glyph: "*", letter: M, good: true}
    - {code: unmet, label: Unmet, glyph: "o", letter: U}
    - {code: not_applicable, label: Does not apply, glyph: "-", letter: x, applicable: false}
  conformity:
    - {code: conforms, label: Conforms, score: 1, glyph: "*", letter: C, good: true}
    - {code: fails, label: Fails, score: 0, glyph: "o", letter: F}
questions:
  - code: kind
    title: Kind of case
    text: Where does the child live?
    scale: kinds
    legend: {home: with a parent, away: anywhere else}
standards:
  - code: P
    title: Protected
    scale: conformity
    case:
      rule: first_match
      scale: item
      order: first match wins
      cases:
        - {rating: unmet, when: 1 == unmet or 2 == weak}
        - {rating: met, when: "1 == met or 2 in (strong, fair)"}
        - {rating: not_applicable}
    inspection:
      rule: share_in_bands
      of: case_ratings
      bands: [{rating: fails, below: 60}, {rating: conforms}]
    sections:
      - code: "1"
        title: Late reports
        applies: AC != no
        case:
          rule: first_match
          scale: item
          cases:
            - {rating: met, when: A == 0 or B == yes}
            - {rating: unmet, when: A > 0 and B == no}
          forbid:
            - {when: A > 0 and B == not_applicable, why: B says why a report was late.}
        questions:
          - code: 1AC
            title: Applies
            text: Was anything reported?
            scale: yes_no
            not_applicable: forbidden
            legend: {"yes": it was, "no": it was not}
          - {code: 1A, title: Late, text: How many were late?, scale: number}
          - code: 1B
            title: Beyond control
            text: Was each delay beyond control?
            scale: yes_no
            not_applicable: excluded
            applies: A > 0
            legend: {"yes": each was, "no": one was not, not_applicable: cannot be said}
      - code: "2"
        title: At home
        applies: kind == home
        case: {rule: lowest}
        questions:
          - code: 2A
            title: Seen
            text: Was the child seen?
            scale: grades
            not_applicable: forbidden
            legend: {strong: often, fair: at times, weak: seldom}
          - code: 2B
            title: Heard
            text: Was the child heard?
            scale: grades
            not_applicable: forbidden
            legend: {strong: often, fair: at times, weak: seldom}
  - code: Q
    title: Quality
    questions:
      - code: Q1
        title: First
        text: Was the first thing done?
        scale: yes_no
        not_applicable: excluded
        legend: {"yes": it was, "no": it was not, not_applicable: nothing to do}
      - code: Q2
        title: Second
        text: Was the second thing done?
        scale: yes_no
        not_applicable: excluded
        legend: {"yes": it was, "no": it was not, not_applicable: nothing to do}
  - code: S
    title: Speed
    questions:
      - code: S1
        title: In time
        text: Was it in time?
        scale: yes_no
        not_applicable: forbidden
        legend: {"yes": it was, "no": it was not}
  - code: R
    title: Resources
    contributes: false
    inspection: judged
rules:
  case:
    standard: {rule: none}
  inspection:
    question:
      rule: share_in_bands
      bands: [{rating: weak, below: 50}, {rating: fair, below: 80}, {rating: strong}]
    standard: {rule: lowest}
    overall:
      rule: sum_in_bands
      of: [Q, S]
      bands: [{rating: weak, at_most: 1}, {rating: fair, at_most: 3}, {rating: strong}]
      limits:
        - {when: R == weak, not_above: fair, why: without resources nothing is strong}
"""
RICH_FRAMEWORK = read_framework(RICH, "rich.yaml")
