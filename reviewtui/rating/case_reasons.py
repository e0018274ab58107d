"""Why a node of one case is rated as it is, each in one sentence."""

from reviewtui.framework.expression import And, Condition, ValueOf, evaluate
from reviewtui.framework.model import Framework, Limit, Scale, Section, Standard
from reviewtui.rating.condition_words import FigureOf, holding, in_a_case, over_cases
from reviewtui.rating.rules.first_match import Verdict
from reviewtui.rating.words import listed, sentence


def first_match(framework: Framework, node: Standard | Section, found: Verdict, value_of: ValueOf) -> str:
    """Which line gave the rating and what made it hold, or why none could."""
    scale = framework.case_scale(node)
    if found.kind == "line":
        line = found.lines[0]
        why = "nothing before it in its rule holds" if line.when is None else _held(framework, line.when, value_of)
        return f"{scale.answer(line.rating).label}, because {why}."
    if found.kind == "forbidden":
        return sentence(f"Not rated: {found.why}")
    if found.kind == "clash":
        matches = [
            f"{scale.answer(line.rating).label} ({_held(framework, line.when, value_of)})"
            for line in found.lines
            if line.when
        ]
        return f"Not rated: its answers match both {' and '.join(matches)}."
    if found.kind == "gap":
        return "Not rated: no line of its rule holds for these answers."
    return f"Not rated yet: it waits for {listed(found.waits_for)}."


def first_match_over_cases(
    framework: Framework, scale: Scale, found: Verdict, value_of: ValueOf, figure_of: FigureOf | None = None
) -> str:
    """The same where all cases are rated together; `figure_of` gives the figure behind a number of cases."""
    if found.kind == "line":
        line = found.lines[0]
        held = "nothing before it in its rule holds" if line.when is None else ""
        why = held or (over_cases(framework, holding(line.when, value_of), figure_of) if line.when is not None else "")
        return f"{scale.answer(line.rating).label}, because {why}."
    if found.kind == "clash":
        return "Not rated: more than one line of its rule holds for these ratings."
    if found.kind == "gap":
        return "Not rated: no line of its rule holds for these ratings."
    waits_for = dict.fromkeys(map(framework.node_of, found.waits_for))
    return f"Not rated yet: it waits for {listed(list(waits_for))}."


def _held(framework: Framework, condition: Condition, value_of: ValueOf) -> str:
    return in_a_case(framework, holding(condition, value_of))


def closed(framework: Framework, node: Section, value_of: ValueOf) -> str:
    """Which gate shuts a section."""
    gates = [gate for gate in framework.gates[node.code] if evaluate(gate, value_of) is False]
    label = framework.case_scale(node).answer(node.otherwise).label
    return f"{label}: it is looked at only where {in_a_case(framework, And(tuple(gates)))}."


def limited(text: str, scale: Scale, limit: Limit) -> str:
    """What a rule gave, and the limit that changed it."""
    edge = "no higher than" if limit.edge == "not_above" else "no lower than"
    return f"{text.rstrip('.')}. Limited to {edge} {scale.answer(limit.rating).label}: {limit.why.rstrip('.')}."
