"""Finishing a name of the team in a list of names with commas between."""

from collections.abc import Sequence

from textual.suggester import Suggester


class TeamSuggester(Suggester):
    """Offers the first member of the team whose name begins as the last one typed."""

    def __init__(self, team: Sequence[str]) -> None:
        """`team` as the inspection lists it."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._team = tuple(team)

    async def get_suggestion(self, value: str) -> str | None:
        """The text with its last name finished; None when nobody's begins so."""
        before, comma, last = value.rpartition(",")
        begun = last.lstrip()
        named = {name.strip() for name in before.split(",")}
        for name in self._team:
            if begun and name not in named and name.casefold().startswith(begun.casefold()):
                return f"{before}{comma}{last}{name[len(begun) :]}"
        return None


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text with commas between them."""
    return tuple(name.strip() for name in text.split(",") if name.strip())
