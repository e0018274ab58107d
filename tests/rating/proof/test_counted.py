"""Gaps and clashes of gated rules are counted as anyone would who tried every combination."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.expression import Condition, evaluate, parse
from reviewtui.rating.proof.finding import Finding
from tests.rating.proof.written import (
    case_question,
    framework,
    proof_of,
    question,
    section,
)

YES_NO = ("yes", "no")


EXTRA = ("A", "B", "C", "Q")


atoms = st.one_of(
    st.builds("{} == {}".format, st.sampled_from("ABC"), st.sampled_from((*YES_NO, "not_applicable"))),
    st.builds("any_{}(A, B)".format, st.sampled_from(YES_NO)),
    st.builds("count_{}(A, B, C) {} 1".format, st.sampled_from(YES_NO), st.sampled_from(("<", "==", ">"))),
)


whens = st.lists(atoms, min_size=1, max_size=3).map(" and ".join) | st.lists(atoms, min_size=2, max_size=2).map(
    " or ".join
)


gates = st.sampled_from(("", "Q == yes", "Q != no", "A == yes", "A == yes and Q == no"))


def gap_of(findings: tuple[Finding, ...]) -> int:
    return sum(finding.combinations for finding in findings if "matches nothing" in finding.text)


def clash_of(findings: tuple[Finding, ...]) -> int:
    return sum(finding.combinations for finding in findings if "both" in finding.text)


def values_of(raw: dict[str, str], gates: dict[str, Condition | None]) -> dict[str, str]:
    """What a rule reads: hidden answers do not apply."""
    values = dict(raw)
    for code, gate in gates.items():
        if gate is not None and not evaluate(gate, values.get):
            values[code] = "not_applicable"
    return values


@settings(max_examples=60)
@given(whens, whens, st.tuples(gates.filter(lambda gate: "A" not in gate), gates, gates))
def test_gaps_and_clashes_are_counted_as_anyone_would(one: str, other: str, applies: tuple[str, str, str]) -> None:
    lines = section(
        "1",
        f'cases:\n  - {{rating: strength, when: "{one}"}}\n  - {{rating: needs_improvement, when: "{other}"}}\n',
        {},
    )
    asked = "".join(
        question(code, 10, more=f'applies: "{gate}"' if gate else "") for code, gate in zip("ABC", applies, strict=True)
    )
    found = proof_of(framework(lines + asked, top=case_question("Q")))
    conditions = parse(one), parse(other)
    hidden = {code: parse(gate) if gate else None for code, gate in zip("ABC", applies, strict=True)}
    read = [code for code in EXTRA if any(code in condition.reads for condition in conditions)]
    seen: dict[tuple[str, ...], tuple[bool | None, ...]] = {}
    for answers in product((*YES_NO, "not_applicable"), repeat=4):
        values = values_of(dict(zip(("Q", "A", "B", "C"), answers, strict=True)), hidden)
        seen[tuple(values[code] for code in read)] = tuple(evaluate(each, values.get) for each in conditions)
    (proved,) = found.nodes
    assert proved.combinations == len(seen)
    assert gap_of(proved.findings) == sum(truths == (False, False) for truths in seen.values())
    assert clash_of(proved.findings) == sum(truths == (True, True) for truths in seen.values())
