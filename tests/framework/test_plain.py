"""A framework survives becoming plain data, whatever it is, and comes back without YAML."""

import json
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.expression import Compare, parse
from reviewtui.framework.model import (
    Answer,
    Band,
    CaseRules,
    Forbidden,
    Framework,
    Limit,
    Outcome,
    Prompt,
    Question,
    Rule,
    Scale,
    Section,
    Standard,
    Unconfirmed,
    Variant,
)
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import read_framework
from tests.framework.small import SMALL

SMALL_FRAMEWORK = read_framework(SMALL, "small.yaml")

words = st.text(max_size=8)
codes = st.lists(words, max_size=3).map(tuple)
conditions = st.sampled_from((Compare("A", "==", "yes"), parse("any_no(A, B) and not (C > 2 or D in (x, y))")))
gates = st.none() | conditions
answers = st.builds(
    Answer, words, words, words, st.none() | st.integers(), words, words, st.booleans(), st.booleans(), words
)
scales = st.builds(Scale, words, st.lists(answers, max_size=3).map(tuple), st.booleans(), st.integers(), st.integers())
rules = st.builds(
    Rule, words, st.lists(st.builds(Band, words, words, st.integers(), st.integers()), max_size=3).map(tuple), words,
    st.lists(st.builds(Outcome, words, gates), max_size=2).map(tuple), st.booleans(),
    st.lists(st.builds(Forbidden, conditions, words), max_size=1).map(tuple), codes, st.booleans(), codes,
    st.lists(st.builds(Limit, conditions, words, words, words), max_size=1).map(tuple),
)  # fmt: skip
own_rules = st.none() | rules
questions = st.builds(
    Question, words, words, words, words, words, st.dictionaries(words, words, max_size=3),
    st.lists(st.builds(Prompt, words, words), max_size=2).map(tuple), words, codes, codes, codes, gates, own_rules,
    st.booleans(), st.booleans(),
)  # fmt: skip
asked = st.lists(questions, max_size=2).map(tuple)
bare_sections = st.builds(Section, words, words, words, asked, st.just(()), gates, words, own_rules)
sections = st.lists(
    bare_sections | st.builds(Section, words, words, words, asked, bare_sections.map(lambda one: (one,))), max_size=2
).map(tuple)
standards = st.builds(Standard, words, words, words, asked, sections, words, st.booleans(), own_rules, own_rules)
frameworks = st.builds(
    lambda scales, standards, rule, unconfirmed, title, asked, variants: SMALL_FRAMEWORK._replace(
        title=title,
        scales=scales,
        standards=standards,
        case_rules=CaseRules(rule, rule),
        inspection_rules=SMALL_FRAMEWORK.inspection_rules._replace(question=rule),
        unconfirmed=unconfirmed,
        case_questions=asked,
        translations={"cy": SMALL_FRAMEWORK},
        variants=variants,
        variant=title,
    ),
    st.lists(scales, max_size=2).map(tuple),
    st.lists(standards, max_size=2).map(tuple),
    rules,
    st.lists(st.builds(Unconfirmed, words, words), max_size=2).map(tuple),
    words,
    asked,
    st.lists(st.builds(Variant, words, words, words, codes), max_size=2).map(tuple),
)


@settings(deadline=None, max_examples=60)
@given(frameworks)
def test_plain_and_back_is_the_same_framework(framework: Framework) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(framework)))) == framework


def test_plain_data_is_named_by_the_model_s_own_words() -> None:
    plain = to_plain(SMALL_FRAMEWORK)
    assert plain["scales"][0]["answers"][0]["label"] == "Strong"
    assert plain["standards"][0]["questions"][0]["legend"]["weak"] == "not done"


def test_coming_back_needs_neither_yaml_nor_anything_else_slow() -> None:
    slow = {"yaml", "difflib", "fractions", "typing_extensions", "pydantic", "decimal", "rich"}
    code = "import sys, reviewtui.framework.plain, reviewtui.rating.inspection; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not slow & set(ran.stdout.split())
