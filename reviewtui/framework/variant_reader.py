"""Reads the types of inspection of a framework file: which of its standards each of them rates."""

from collections.abc import Iterator

from reviewtui.framework.block import Block
from reviewtui.framework.model import OVERALL, Framework, Rule, Standard, Variant
from reviewtui.framework.scale_reader import read_code

TITLE_LIMIT = 60
SUMMARY_LIMIT = 160


def read_variants(top: Block, standards: tuple[Standard, ...]) -> tuple[Variant, ...]:
    """Every type of inspection; none where all standards are always rated."""
    known = tuple(standard.code for standard in standards)
    found: list[Variant] = []
    for block in top.blocks("variants", required=False):
        code = read_code(block)
        if code in [each.code for each in found]:
            block.fault("code", f"“{code}” is taken: every type of inspection needs a code of its own")
        title = block.text("title", limit=TITLE_LIMIT, spoken=True)
        summary = block.text("summary", limit=SUMMARY_LIMIT, spoken=True)
        rated = block.words("standards", known)
        overall = "overall" not in block.keys or not block.choice("overall", ("none",))
        found.append(Variant(code, title, summary, rated, overall))
        block.finish()
    return tuple(found)


def note_left_out(framework: Framework, top: Block) -> None:
    """Note what the standards of a type read that it leaves out: in no inspection of that type could it be known."""
    for block, variant in zip(top.blocks("variants", required=False), framework.variants, strict=True):
        narrowed = framework.of_variant(variant.code)
        there = {OVERALL, *narrowed.case_nodes, *(question.code for question in narrowed.questions())}
        for reader, code in _read(narrowed):
            if code not in there:
                block.fault("standards", f"{reader} reads {code}, which this type of inspection leaves out")


def _read(framework: Framework) -> Iterator[tuple[str, str]]:
    """What the rules, the gates and the measures of a framework name, each with who names it."""
    rules: dict[str, tuple[Rule, ...]] = {OVERALL: (framework.inspection_rules.overall,)}
    for standard in framework.standards:
        rules[standard.code] = (framework.inspection_rule(standard.code),)
    for code, node in framework.case_nodes.items():
        rules[code] = (*rules.get(code, ()), framework.case_rule(node))
    for question in framework.questions():
        rules[question.code] = (framework.inspection_rule(question.code),)
    for reader, own in rules.items():
        gates = framework.gates.get(reader, ())
        named = (
            *(code for rule in own for code in (*rule.nodes_read, *rule.of)),
            *(c for gate in gates for c in gate.reads),
        )
        yield from ((reader, code) for code in dict.fromkeys(named))
    yield from ((measure.code, measure.question) for measure in framework.measures if measure.question)
