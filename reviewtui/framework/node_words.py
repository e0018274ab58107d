"""What a node is called: by itself, and in the middle of a sentence."""

from reviewtui.framework.model import OVERALL, Framework, Section


def node_words(framework: Framework, code: str) -> str:
    """`section 6`, `standard S1`, `question 1A`; `overall` as it is."""
    if code in framework.case_nodes and code != OVERALL:
        return f"{'section' if isinstance(framework.case_nodes[code], Section) else 'standard'} {code}"
    return f"question {code}" if any(question.code == code for question in framework.questions()) else code


def titles_of(framework: Framework) -> dict[str, str]:
    """Code of every question, section and standard to its title."""
    titles = {question.code: question.title for question in framework.questions()}
    return titles | {code: node.title for code, node in framework.case_nodes.items()}


def title_alone(framework: Framework, node: str) -> str:
    """`Sexual behaviour`, or `Overall`. Raises KeyError for an unknown node."""
    return "Overall" if node == OVERALL else titles_of(framework)[node]


def title_of(framework: Framework, node: str) -> str:
    """`1.2 Sexual behaviour`, or `Overall`. Raises KeyError for an unknown node."""
    return title_alone(framework, node) if node == OVERALL else f"{node} {title_alone(framework, node)}"
