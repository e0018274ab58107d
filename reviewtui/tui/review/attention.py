"""What stands over a rationale to be seen first: evidence that changed since, and what a measure suggests."""

from textual.content import Content

from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.text import plain

AGAIN = "↺"
DONE = {"taken": "taken over", "set_aside": "set aside"}


def attention(desk: Desk) -> list[Content]:
    """Lines to be read before the rationale; none where nothing changed and nothing is suggested."""
    state = desk.here
    return [*_changed(state.second_look), *_suggested(desk)]


def _changed(sentences: tuple[str, ...]) -> list[Content]:
    if not sentences:
        return []
    told = [plain(f"{AGAIN} {sentence}", "$tone-alert") for sentence in sentences]
    return [*told, Content.styled("Answer again, the same or another, once you have looked.", "$tone-quiet")]


def _suggested(desk: Desk) -> list[Content]:
    lines: list[Content] = []
    for suggestion in desk.here.suggestions:
        answer = answer_given(desk.framework, desk.question, suggestion.answer)
        glyph = f"{answer.glyph} " if answer else ""
        said = f"A measure suggests {glyph}{suggestion.label}"
        if suggestion.done:
            lines.append(plain(f"{said}: {DONE[suggestion.done]}.", "$tone-quiet"))
        else:
            lines += [
                Content.assemble(plain(said, "bold"), (": = takes it over, - sets it aside.", "$tone-quiet")),
                plain(suggestion.why, "$tone-quiet"),
            ]
    return lines
