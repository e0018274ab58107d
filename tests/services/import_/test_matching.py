"""Lines without ids that changed: each takes the first name whose words it repeats most nearly."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.services.import_.match import MOST_TELLING, TELLING, _Known, _recognised

Content = Mapping[str, object]
CONTENTS = st.fixed_dictionaries(
    {
        "id": st.just("e0"),
        "agency": st.sampled_from(["police", "school"]),
        "type": st.sampled_from(["contact", "arrest"]),
        "date": st.sampled_from([None, "2011", "2012-03"]),
        "text": st.sampled_from(["", "Seen.", "Not seen."]),
        "page": st.sampled_from([None, 4]),
    }
)


def agree(content: Content, said: Content) -> int:
    """In how many telling keys both say the same, none where no telling one among them holds anything."""
    same = [key for key in TELLING["event"] if content.get(key) == said.get(key)]
    return len(same) if any(key in same and content.get(key) for key in MOST_TELLING["event"]) else 0


def first_nearest(contents: list[Content], known: list[_Known]) -> dict[int, str]:
    """Each line by itself held against each name, the nearest first: what the rule says, however long it takes."""
    names: dict[int, str] = {}
    for in_past in (False, True):
        for place, content in enumerate(contents):
            said = {each.id: each.said[1:] if in_past else each.said[:1] for each in known}
            free = (name for name in said if name not in names.values() and content in said[name])
            if place not in names and (found := next(free, None)):
                names[place] = found
    for least in range(len(TELLING["event"]), 1, -1):
        for place, content in enumerate(contents):
            free = (each for each in known if each.id not in names.values())
            near = (each.id for each in free if any(agree(content, said) >= least for said in each.said))
            if place not in names and (found := next(near, None)):
                names[place] = found
    return names


@given(st.lists(CONTENTS, max_size=6), st.lists(st.lists(CONTENTS, min_size=1, max_size=2), max_size=6))
def test_a_changed_line_takes_the_first_of_the_names_nearest_to_it(
    contents: list[Content], held: list[list[Content]]
) -> None:
    known = [_Known(f"e{number}", tuple(said)) for number, said in enumerate(held, start=1)]
    assert _recognised("event", list(enumerate(contents)), known) == first_nearest(contents, known)
