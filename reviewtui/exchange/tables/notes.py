"""What is to be said of many rows of a table in one sentence each: they are not read, or otherwise than it seems."""

from reviewtui.casefile.visible import quoted, visible

FEW_ROWS = 5
"""How many rows a note lists; the rest are counted."""


class Notes:
    """The notes on one table, with how many rows each is about and the first of them."""

    def __init__(self, sheet: str) -> None:
        """`sheet` is what faults call the table."""
        self._sheet = sheet
        self._rows: dict[tuple[str, str, str], list[int]] = {}

    def add(self, row: int, one: str, several: str, column: str = "") -> None:
        """Note a row, in the words for one such row and for several; `{}` is how many."""
        self._rows.setdefault((column, one, several), []).append(row)

    @property
    def sentences(self) -> tuple[str, ...]:
        """`events.csv, column “Date”: 2 times of day are left out (rows 3, 9).`"""
        return tuple(self._sentence(*key, rows) for key, rows in self._rows.items())

    def _sentence(self, column: str, one: str, several: str, rows: list[int]) -> str:
        where = f"{self._sheet}{f', column {quoted(column)}' if column else ''}"
        said = one if len(rows) == 1 else several.format(f"{len(rows):,}")
        listed = ", ".join(map(str, rows[:FEW_ROWS]))
        return visible(f"{where}: {said} (row{'s' * (len(rows) > 1)} {listed}{' …' * (len(rows) > FEW_ROWS)}).")


def letters_of(place: int) -> str:
    """The letters that a spreadsheet program writes above a column, counted from 0: `A`, `AB`."""
    before, last = divmod(place, 26)
    return f"{letters_of(before - 1) if before else ''}{chr(ord('A') + last)}"
