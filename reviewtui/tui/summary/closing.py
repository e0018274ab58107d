"""The line at the bottom: what would change a rating, said in as many words as the window is wide."""

import re
from collections.abc import Iterator

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.tui.actions import key_of
from reviewtui.tui.text import plain

MORE_GOOD = re.compile(r"\b(more|fewer) (\w+) on ")
"""`3 more good on 1.3`."""
OUTCOME = re.compile(r": ([^:]+)$")


def closing(framework: Framework, code: str, change_line: str, width: int, explain: str) -> Content:
    """`1.2: 10 of 20 = 50%. If one of the 10 good were not: Inadequate.`, shortened until it fits.

    The action `explain` says more.
    """
    wordings = tuple(_wordings(framework, code, change_line, key_of(explain)))
    return plain(next((words for words in wordings if len(words) <= width), wordings[-1]))


def _wordings(framework: Framework, code: str, change_line: str, key: str) -> Iterator[str]:
    """The line in ever fewer words, each a sentence still."""
    if not code:
        yield change_line
        return
    short = _with_short_labels(framework, change_line)
    changes = short.partition(". ")[2] or short
    once = _said_once(changes)
    clauses = once.rstrip(".").split("; ")
    outcome = OUTCOME.search(clauses[0])
    yield from (f"{code}: {change_line}", f"{code}: {short}", short, changes, once)
    if len(clauses) > 1:
        yield from (f"{clause[0].upper()}{clause[1:]}; {key} says what else." for clause in clauses)
    if outcome:
        yield f"With several other judgements: {outcome[1]}. {key} says which."
    else:
        yield re.sub(r" \([^)]*\)", "", once)


def _with_short_labels(framework: Framework, words: str) -> str:
    """A short label may end with a full stop of its own; a sentence has one."""
    for scale in framework.scales:
        for rating in scale.answers:
            words = words.replace(rating.label, rating.short or rating.label)
    return words.replace("..", ".")


def _said_once(words: str) -> str:
    """`3 more good on 1.3 and 2 more good on 1.4` as `3 more good on 1.3 and 2 on 1.4`; `good` once in the sentence."""
    clauses = []
    good = ""
    for clause in words.split("; "):
        way = ""
        parts, end = "", 0
        for found in MORE_GOOD.finditer(clause):
            same_way, same_word = found[1] == way, found[2] == good
            kept = "" if same_way and same_word else f"{found[1]} " if same_word else f"{found[1]} {found[2]} "
            parts += f"{clause[end : found.start()]}{kept}on "
            (way, good), end = found.groups(), found.end()
        clauses.append(parts + clause[end:])
    return "; ".join(clauses)
