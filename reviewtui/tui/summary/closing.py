"""The line at the bottom: what would change a rating, said in as many words as the window is wide."""

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.tui.text import plain


def closing(framework: Framework, code: str, change_line: str, width: int) -> Content:
    """`1.2: 10 of 20 = 50%. One fewer good makes Inadequate; 3 more make Good.`, shortened until it fits."""
    short = _with_short_labels(framework, change_line)
    wordings = (f"{code}: {change_line}", f"{code}: {short}", short, short.partition(". ")[2] or short)
    return plain(next((words for words in wordings if len(words) <= width), wordings[-1]))


def _with_short_labels(framework: Framework, words: str) -> str:
    """A short label may end with a full stop of its own; a sentence has one."""
    for scale in framework.scales:
        for rating in scale.answers:
            words = words.replace(rating.label, rating.short or rating.label)
    return words.replace("..", ".")
