"""Frameworks written for the proof, as text: only what differs between them has to be said."""

from collections.abc import Iterable, Mapping

from reviewtui.framework.reader import read_framework
from reviewtui.rating.proof.finding import Proof
from reviewtui.rating.proof.prove import prove

HEAD = """\
framework: written
version: "1"
title: Written for a test
summary: Written for a test.
source: made up for tests
nations: [england]
languages: [en]
min_to_rate: 1
ratings: item
scales:
  yes_no:
    - {code: "yes", label: "Yes", key: y, glyph: "+", letter: Y, good: true}
    - {code: "no", label: "No", key: n, glyph: "o", letter: N}
    - {code: not_applicable, label: Does not apply, key: x, glyph: "-", letter: x, applicable: false}
  graded:
    - {code: strength, label: Strength, key: 1, glyph: "+", letter: S, score: 1, good: true}
    - {code: needs_improvement, label: Area needing improvement, short: Needs, key: 2, glyph: "o", letter: A, score: 0}
    - {code: not_applicable, label: Does not apply, key: x, glyph: "-", letter: x, applicable: false}
  number: {count: true, least: 0, most: 99}
  item:
    - {code: strength, label: Strength, glyph: "+", letter: S, good: true}
    - {code: needs_improvement, label: Area needing improvement, short: Needs impr., glyph: "o", letter: A}
    - {code: not_applicable, label: Does not apply, glyph: "-", letter: x, applicable: false}
"""
RULES = """\
rules:
  case: {standard: none}
  inspection: {question: none, standard: none, overall: none}
"""


_LEGENDS = {"yes_no": '"yes": so, "no": not so', "graded": "strength: well, needs_improvement: not well"}


def question(code: str, indent: int, scale: str = "yes_no", more: str = "") -> str:
    """One question in the file's own layout; `more` is added to it as flow keys."""
    keys = f'code: "{code}", title: Asked as {code}, text: Asked as {code}?, scale: {scale}'
    if scale in _LEGENDS:
        keys += f", not_applicable: excluded, legend: {{{_LEGENDS[scale]}, not_applicable: neither}}"
    return f"{' ' * indent}- {{{keys}{', ' if more else ''}{more}}}\n"


def section(code: str, rule: str, questions: Mapping[str, str], more: str = "", kind: str = "first_match") -> str:
    """One section in a standard; `questions` maps each code to its scale, `rule` and `more` are whole lines."""
    text = f'      - code: "{code}"\n        title: Section {code}\n{indented(more, 8)}'
    text += f"        case:\n          rule: {kind}\n          scale: item\n{indented(rule, 10)}        questions:\n"
    return text + "".join(question(each, 10, scale) for each, scale in questions.items())


def standard(code: str, sections: Iterable[str], more: str = "") -> str:
    """One standard of sections; `more` is whole lines."""
    return f"  - code: {code}\n    title: Standard {code}\n{indented(more, 4)}    sections:\n{''.join(sections)}"


def indented(text: str, by: int) -> str:
    """Whole lines moved in."""
    return "".join(f"{' ' * by}{line}\n" for line in text.splitlines())


def proof_of(text: str) -> Proof:
    """The proof of a framework that can be read."""
    return prove(read_framework(text, "written.yaml"))


def words_of(text: str) -> list[str]:
    """What the proof finds, in words."""
    return [finding.text for finding in proof_of(text).findings]


def framework(*sections: str, more: str = "", top: str = "", rules: str = RULES) -> str:
    """A framework of one standard S with these sections; `more` belongs to the standard, `top` to the file."""
    return HEAD + top + "standards:\n" + standard("S", sections, more) + rules


def case_question(code: str, more: str = "") -> str:
    return "questions:\n" + question(code, 2, more=more)
