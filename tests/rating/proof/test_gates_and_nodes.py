"""What the proof takes a code to be: gates, nested ratings, numbers, what is left unrated; counted exactly."""

from reviewtui.rating.proof.finding import Finding, NodeProof, Severity
from reviewtui.rating.proof.paths import located
from tests.rating.proof.written import case_question, framework, proof_of, question, section, words_of

STRENGTH_OR_NOT = """\
cases:
  - {rating: strength, when: "A == yes"}
  - {rating: needs_improvement, when: "A != yes"}
"""


def rule_of_s(*lines: str) -> str:
    """A `first_match` rule of the standard: each line a rating and its condition."""
    cases = "".join(f"    - {{{line}}}\n" for line in lines)
    return f"case:\n  rule: first_match\n  cases:\n{cases}"


def node(text: str, code: str) -> NodeProof:
    return next(one for one in proof_of(text).nodes if one.code == code)


def test_a_hidden_question_does_not_apply_and_counts_once() -> None:
    rule = 'cases:\n  - {rating: strength, when: "A == yes"}\n  - {rating: needs_improvement, when: "A == no"}\n'
    gated = section("1", rule, {"1A": "yes_no"}).replace("scale: yes_no", 'scale: yes_no, applies: "Q == yes"')
    (gap,) = proof_of(framework(gated, top=case_question("Q"))).findings
    assert gap.text.startswith("section 1: A=not_applicable matches nothing (1 of 3 combinations)")


def test_gates_that_open_together_do_so_in_the_proof() -> None:
    rule = """\
cases:
  - {rating: strength, when: "A == yes and B == yes"}
  - {rating: needs_improvement, when: "A in (yes, no) and B in (yes, no) and not (A == yes and B == yes)"}
  - {rating: not_applicable, when: "A == not_applicable and B == not_applicable"}
"""
    gated = section("1", rule, {"1A": "yes_no", "1B": "yes_no"})
    gated = gated.replace("scale: yes_no, not_applicable: excluded", "scale: yes_no, not_applicable: forbidden")
    gated = gated.replace(", not_applicable: neither}", '}, applies: "Q == yes"')
    proof = proof_of(framework(gated, top=case_question("Q")))
    assert (proof.findings, proof.combinations) == ((), 5)


def test_a_section_s_own_gate_narrows_what_its_rule_may_read() -> None:
    rule = 'cases:\n  - {rating: strength, when: "Q == yes and A == yes"}\n'
    rule += '  - {rating: needs_improvement, when: "Q == yes and A != yes"}\n'
    gated = section("1", rule, {"1A": "yes_no"}, more="applies: Q == yes")
    proof = proof_of(framework(gated, top=case_question("Q")))
    assert (proof.findings, proof.combinations) == ((), 3)


def test_a_node_reads_what_a_section_can_be_and_no_more() -> None:
    reads = rule_of_s('rating: strength, when: "1 == strength"', 'rating: needs_improvement, when: "1 != strength"')
    text = framework(section("1", STRENGTH_OR_NOT, {"1A": "yes_no"}), more=reads)
    assert node(text, "1").ratings == ("strength", "needs_improvement")
    assert node(text, "S").combinations == 2
    gated = section("1", STRENGTH_OR_NOT, {"1A": "yes_no"}, more="applies: Q == yes")
    assert node(framework(gated, more=reads, top=case_question("Q")), "S").combinations == 3


def test_an_attained_rating_that_no_case_takes_up_is_a_gap() -> None:
    reads = rule_of_s(
        'rating: strength, when: "1 == strength"', 'rating: needs_improvement, when: "1 == not_applicable"'
    )
    found = words_of(framework(section("1", STRENGTH_OR_NOT, {"1A": "yes_no"}), more=reads))
    assert found[0].startswith("standard S: 1=needs_improvement matches nothing (1 of 2 combinations)")
    assert (
        found[1]
        == "standard S: the case for Area needing improvement can never fire: nothing matches `1 == not_applicable`"
    )


def test_what_is_left_unrated_cannot_be_told() -> None:
    reads = rule_of_s('rating: strength, when: "1 == strength"', 'rating: needs_improvement, when: "1 != strength"')
    inner = section("1", "", {"1A": "graded"}, kind="lowest")
    (finding,) = proof_of(framework(inner, more=reads)).findings
    assert finding.text == (
        "standard S: 1=not rated cannot be determined (1 of 3 combinations): say what holds when that is not rated"
    )
    assert finding.example == {"1": None}


def test_an_unrated_node_that_does_not_matter_leaves_nothing_open() -> None:
    reads = rule_of_s(
        'rating: strength, when: "1 == strength or A == yes"',
        'rating: needs_improvement, when: "A != yes and (1 != strength or A == A)"'.replace(" or A == A", ""),
    )
    inner = section("1", "", {"1A": "graded"}, kind="lowest")
    text = framework(inner, more=reads + "questions:\n" + question("SA", 2))
    (finding,) = proof_of(text).findings
    assert finding.text.startswith("standard S: A=no, 1=not rated cannot be determined (2 of 9 combinations)")


def test_numbers_are_cut_where_conditions_cut_them() -> None:
    rule = """\
cases:
  - {rating: strength, when: "A < 3 and sum(A, B) != 7"}
  - {rating: needs_improvement, when: "A in (5, 9) or all_12(A, B)"}
"""
    found = proof_of(framework(section("1", rule, {"1A": "number", "1B": "number"})))
    texts = {part.partition("=")[2] for finding in found.findings for part in finding.text.split()[2:4]}
    assert found.nodes[0].combinations == 13 * 11
    assert found.findings[0].text.startswith("section 1: A=0, B=7 matches nothing")
    assert texts == {"0,", "7"}


def test_a_gated_number_may_be_not_applicable() -> None:
    rule = """\
cases:
  - {rating: strength, when: "A == 0"}
  - {rating: needs_improvement, when: "A > 0"}
"""
    gated = section("1", rule, {"1A": "number"}).replace("scale: number", 'scale: number, applies: "Q == yes"')
    (gap,) = proof_of(framework(gated, top=case_question("Q"))).findings
    assert gap.text.startswith("section 1: A=not_applicable matches nothing (1 of 3 combinations)")


def test_a_long_example_names_only_what_matters() -> None:
    letters = "ABCDEFGHIJ"
    rule = f"""\
cases:
  - {{rating: strength, when: "none_no({", ".join(letters)})"}}
  - {{rating: needs_improvement, when: "any_no({", ".join(letters[1:])})"}}
"""
    text = framework(section("1", rule, {f"1{letter}": "yes_no" for letter in letters}))
    (gap,) = proof_of(text).findings
    assert ", B=yes" in gap.text
    assert len(gap.example) == 10
    overlap = text.replace("none_no(A,", "none_not_applicable(A,")
    found = [finding.text for finding in proof_of(overlap).findings if "both" in finding.text]
    assert found[0].count("=") == 10
    narrow = framework(
        section(
            "1",
            f'cases:\n  - {{rating: strength, when: "all_yes({", ".join(letters)}) or A == yes"}}\n'
            '  - {rating: needs_improvement, when: "B == yes"}\n  - {rating: not_applicable}\n',
            {f"1{letter}": "yes_no" for letter in letters},
        )
    )
    (clash,) = (finding for finding in proof_of(narrow).findings if "both" in finding.text)
    assert clash.text.startswith(
        "section 1: A=yes, B=yes matches both Strength and Area needing improvement (6,561 of 59,049"
    )


def test_three_ratings_at_once_are_all_named() -> None:
    rule = """\
cases:
  - {rating: strength, when: "A == yes"}
  - {rating: needs_improvement, when: "A == yes"}
  - {rating: not_applicable, when: "A == yes"}
"""
    found = words_of(framework(section("1", rule, {"1A": "yes_no"})))
    assert "A=yes matches Strength, Area needing improvement and Does not apply" in found[0]


def test_two_cases_with_one_rating_may_both_match() -> None:
    rule = """\
cases:
  - {rating: strength, when: "A == yes"}
  - {rating: strength, when: "A in (yes, no)"}
  - {rating: not_applicable}
"""
    proof = proof_of(framework(section("1", rule, {"1A": "yes_no"})))
    assert proof.faults == ()
    assert [(finding.key, finding.text) for finding in proof.warnings] == [
        ("scales.item", "scale item: nothing can ever be rated Area needing improvement")
    ]


def test_a_rule_too_large_to_prove_says_so() -> None:
    pairs = [(f"1a{place}", f"1b{place}") for place in range(20)]
    when = " and ".join(f"({one} == no or {other} == yes)" for one, other in pairs)
    rule = f'cases:\n  - {{rating: strength, when: "{when}"}}\n  - {{rating: needs_improvement}}\n'
    asked = dict.fromkeys((*(one for one, _ in pairs), *(other for _, other in pairs)), "yes_no")
    proof = proof_of(framework(section("1", rule, asked)))
    assert proof.faults[0].text == ("section 1: too many different combinations to prove: split the rule into sections")
    assert proof.nodes[0].ratings == ("strength", "needs_improvement")


def test_a_rule_over_many_questions_is_reduced_and_says_so() -> None:
    asked = {f"1a{place}": "yes_no" for place in range(30)}
    codes = ", ".join(asked)
    rule = f"""\
cases:
  - {{rating: strength, when: "none_no({codes})"}}
  - {{rating: needs_improvement, when: "any_no({codes})"}}
"""
    proved = node(framework(section("1", rule, asked)), "1")
    assert (proved.how, proved.combinations, proved.findings) == ("reduced", 3**30, ())


def test_a_gate_too_large_to_prove_says_so() -> None:
    asked = [f"q{place}" for place in range(40)]
    pairs = " and ".join(f"({one} == no or {other} == yes)" for one, other in zip(asked, asked[20:], strict=False))
    top = "questions:\n" + "".join(question(code, 2) for code in asked)
    gated = section("1", STRENGTH_OR_NOT, {"1A": "yes_no"}, more=f'applies: "{pairs}"')
    found = words_of(framework(gated, top=top))
    assert "section 1: its gate reads too many different combinations to prove: simplify it" in found


def limited(limits: str, kind: str = "lowest", asked: str = "graded", top: str = "") -> str:
    """One section over one question, with limits; rated by `kind`."""
    rule = f"limits:\n{limits}"
    return framework(section("1", rule, {"1A": asked}, kind=kind), top=top)


def test_a_limit_beside_a_rule_of_one_case_moves_what_can_be_given() -> None:
    text = limited('  - {when: "Q == no", not_above: needs_improvement, why: so}\n', top=case_question("Q"))
    assert proof_of(text).faults == ()
    (warning,) = proof_of(text).warnings
    assert warning.text.startswith("section 1: where every applicable answer is Strength")
    assert node(text, "1").ratings == ("strength", "needs_improvement", None)


def test_a_limit_leaves_what_does_not_apply_alone() -> None:
    rule = """\
cases:
  - {rating: strength, when: "A == yes"}
  - {rating: needs_improvement, when: "A == no"}
  - {rating: not_applicable, when: "A == not_applicable"}
limits:
  - {when: "Q == no", not_below: strength, why: so}
"""
    text = framework(section("1", rule, {"1A": "yes_no"}), top=case_question("Q"))
    assert node(text, "1").ratings == ("strength", "needs_improvement", "not_applicable")


def test_limits_too_large_to_prove_say_so() -> None:
    asked = [f"q{place}" for place in range(40)]
    pairs = " and ".join(f"({one} == no or {other} == yes)" for one, other in zip(asked, asked[20:], strict=False))
    top = "questions:\n" + "".join(question(code, 2) for code in asked)
    text = limited(f'  - {{when: "{pairs}", not_above: needs_improvement, why: so}}\n', top=top)
    assert "section 1: its limits read too many different combinations to prove: simplify them" in words_of(text)


def test_highest_gives_what_one_input_can_be_while_none_is_above() -> None:
    text = framework(section("1", "", {"1A": "graded", "1B": "graded"}, kind="highest"))
    assert node(text, "1").ratings == ("strength", "needs_improvement", None)
    assert (node(text, "1").combinations, node(text, "1").how) == (9, "rule")


def test_whole_numbers_add_up_in_a_case() -> None:
    bands = "bands:\n  - {rating: strength, at_most: 1}\n  - {rating: needs_improvement}\n"
    text = framework(section("1", bands, {"1A": "number", "1B": "number"}, kind="sum_in_bands"))
    proved = node(text, "1")
    assert (proved.findings, proved.ratings) == ((), ("strength", "needs_improvement"))
    assert proved.combinations == 100 * 100
    gated = text.replace("scale: number", 'scale: number, applies: "Q == yes"')
    gated = gated.replace("standards:", case_question("Q") + "standards:", 1)
    assert node(gated, "1").ratings == ("strength", "needs_improvement", None)


def test_what_a_person_judges_in_a_case_may_be_anything() -> None:
    reads = rule_of_s('rating: strength, when: "1 == strength"', 'rating: needs_improvement, when: "1 != strength"')
    text = framework(section("1", "", {"1A": "graded"}, kind="judged"), more=reads)
    found = proof_of(text)
    assert [one.code for one in found.nodes] == ["S"]
    assert "standard S: 1=not rated cannot be determined (1 of 3 combinations)" in found.findings[0].text


def test_a_first_match_that_ends_open_is_a_gap_in_spite_of_its_order() -> None:
    rule = """\
order: first match wins
cases:
  - {rating: strength, when: "A == yes"}
  - {rating: needs_improvement, when: "A in (yes, no)"}
"""
    found = words_of(framework(section("1", rule, {"1A": "yes_no"})))
    assert found[0].startswith("section 1: A=not_applicable matches nothing (1 of 3 combinations)")


def test_a_forbid_that_cannot_be_told_leaves_the_rating_open() -> None:
    rule = """\
case:
  rule: first_match
  cases:
    - {rating: strength}
  forbid:
    - {when: "1 == strength", why: so}
"""
    text = framework(section("1", "", {"1A": "graded"}, kind="lowest"), more=rule)
    assert words_of(text)[0].startswith("standard S: 1=not rated cannot be determined (1 of 3 combinations)")


def test_a_rule_that_forbids_everything_never_gives_a_rating() -> None:
    rule = 'cases:\n  - {rating: strength}\nforbid:\n  - {when: "A in (yes, no, not_applicable)", why: so}\n'
    found = proof_of(framework(section("1", rule, {"1A": "yes_no"})))
    assert [finding.text for finding in found.faults] == [
        "section 1: every combination is forbidden, so that it can never be rated"
    ]
    assert found.nodes[0].ratings == ()


def test_what_stands_on_a_section_that_is_never_rated_can_still_be_rated() -> None:
    open_ = section("1", 'cases:\n  - {rating: strength, when: "A == yes and A == no"}\n', {"1A": "yes_no"})
    lowest = framework(
        open_, section("2", "", {"2A": "graded"}, kind="lowest"), more="case: {rule: lowest, scale: item}\n"
    )
    assert node(lowest, "S").ratings == ("strength", "needs_improvement", None)


def test_a_section_that_can_never_apply_has_nothing_to_prove_but_that() -> None:
    shut = "applies: Q == yes and Q == no"
    rule = 'cases:\n  - {rating: strength, when: "Q == yes"}\n'
    found = proof_of(framework(section("1", rule, {"1A": "yes_no"}, more=shut), top=case_question("Q")))
    texts = [finding.text for finding in found.faults]
    assert texts[0].startswith("section 1: it can never apply")
    assert all("question" in text for text in texts[1:])


def test_the_framework_s_own_rule_is_where_its_fault_stands() -> None:
    rules = """\
rules:
  case:
    standard: none
    section: {rule: first_match, scale: item, cases: [{rating: strength, when: "Q == yes"}]}
  inspection: {question: none, standard: none, overall: none}
"""
    inner = section("1", "#", {"1A": "graded"}).partition("        case:")
    plain = inner[0] + "        questions:" + inner[2].partition("        questions:")[2]
    text = framework(plain, top=case_question("Q"), rules=rules)
    finding = proof_of(text).findings[0]
    assert (finding.key, finding.severity) == ("rules.case.section", Severity.FAULT)
    assert finding.text.startswith("section 1: Q=no matches nothing (2 of 3 combinations)")


def test_a_key_that_is_nowhere_in_the_file_has_the_line_of_what_is_around_it() -> None:
    text = framework(section("1", STRENGTH_OR_NOT, {"1A": "yes_no"}))
    lines = text.splitlines()
    finding = Finding(Severity.FAULT, "1", "standards[0].sections[0].case.nowhere", "found")
    beyond = Finding(Severity.FAULT, "1", "standards[7]", "found")
    placed = located((finding, beyond), text)
    assert [each.line for each in placed] == [lines.index("standards:") + 1, lines.index("        case:") + 1]
    assert located((), text) == ()


def test_each_of_them_is_said_when_all_combinations_are_alike() -> None:
    rule = 'cases:\n  - {rating: strength, when: "A == no and A == yes"}\n'
    found = words_of(framework(section("1", rule, {"1A": "yes_no"})))
    assert "section 1: A=yes matches nothing (each of 3 combinations)" in found[0]


def test_a_standard_of_thirty_gated_sections_is_reduced_and_proved() -> None:
    rule = """\
cases:
  - {rating: strength, when: "none_no(A, B, C) and any_yes(A, B, C)"}
  - {rating: needs_improvement, when: "any_no(A, B, C)"}
  - {rating: not_applicable, when: "all_not_applicable(A, B, C)"}
"""
    codes = [f"s{place}." for place in range(30)]
    sections = [
        section(code, rule, {code + letter: "yes_no" for letter in "ABC"}, more=f"applies: Q == yes and {code}AC != no")
        + question(f"{code}AC", 10, more='applies: "Q == yes"')
        for code in codes
    ]
    listed = ", ".join(codes)
    few = f"count_needs_improvement({listed}) <= 3"
    reads = rule_of_s(
        f'rating: strength, when: "{few} and any_strength({listed})"',
        f'rating: needs_improvement, when: "count_needs_improvement({listed}) > 3"',
        f'rating: needs_improvement, when: "{few} and any_needs_improvement({listed}) and none_strength({listed})"',
        f'rating: not_applicable, when: "all_not_applicable({listed})"',
    )
    proof = proof_of(framework(*sections, more=reads, top=case_question("Q")))
    assert proof.faults == ()
    assert (proof.nodes[-1].how, proof.nodes[-1].combinations) == ("reduced", 3**30)


def test_a_rule_of_forty_lines_in_order_is_proved() -> None:
    asked = {f"1a{place}": "yes_no" for place in range(40)}
    lines = "".join(f'  - {{rating: needs_improvement, when: "{code} == no"}}\n' for code in asked)
    rule = f"order: first match wins\ncases:\n{lines}  - {{rating: strength}}\n"
    proof = proof_of(framework(section("1", rule, asked)))
    assert (proof.findings, proof.combinations, proof.nodes[0].how) == ((), 3**40, "reduced")
