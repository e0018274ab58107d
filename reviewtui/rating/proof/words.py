"""How the proof names things: nodes by what they are, combinations by the short names of their section."""

from collections.abc import Iterable, Mapping

from reviewtui.framework.expression import Value
from reviewtui.rating.proof.problem import Variable


def combination(variables: Iterable[Variable], example: Mapping[str, Value | None], within: str) -> str:
    """`B=yes, C=no`: the values of those variables that the example names, in the node `within`."""
    parts = []
    for variable in variables:
        if variable.code in example:
            text = variable.texts[variable.values.index(example[variable.code])]
            parts.append(f"{short_name(variable.code, within)}={text}")
    return ", ".join(parts)


def short_name(code: str, within: str) -> str:
    """A code as it is written inside a section: `B` for `6B` in section `6`."""
    return code.removeprefix(within) or code if within else code


def share_of(part: int, whole: int) -> str:
    """`2 of 9 combinations`, `each of 9 combinations`."""
    if part == whole:
        return "the only combination" if whole == 1 else f"each of {whole:,} combinations"
    return f"{part:,} of {whole:,} combinations"


def listed(words: Iterable[str], two: str = "both ", joined: str = "and") -> str:
    """`a`, `both a and b`, `a, b and c`; `two` stands before two of them."""
    *before, last = words
    if not before:
        return last
    return f"{two if len(before) == 1 else ''}{', '.join(before)} {joined} {last}"
