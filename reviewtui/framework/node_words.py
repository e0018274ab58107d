"""What a node is called in the middle of a sentence."""

from reviewtui.framework.model import OVERALL, Framework, Section


def node_words(framework: Framework, code: str) -> str:
    """`section 6`, `standard S1`, `question 1A`; `overall` as it is."""
    if code in framework.case_nodes and code != OVERALL:
        return f"{'section' if isinstance(framework.case_nodes[code], Section) else 'standard'} {code}"
    return f"question {code}" if any(question.code == code for question in framework.questions()) else code
