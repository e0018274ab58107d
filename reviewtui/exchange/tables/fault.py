"""What is wrong with a cell of a table, named as a person finds it: file, row, column."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from reviewtui.casefile.visible import quoted, visible
from reviewtui.exchange.faults import Fault, FaultyFile


class MayMean(NamedTuple):
    """A word that a table's map may lack."""

    table: tuple[str, str, str]
    """What the table is of, and its file and sheet as the map names them."""
    key: Literal["foot", "fill_down"]
    word: str


@dataclass(frozen=True)
class TableFault(Fault):
    """One fault of a table; `line` is the row as a spreadsheet counts it, `key` the heading of the column."""

    may_mean: MayMean | None = field(default=None, compare=False, repr=False)
    """What the map would say if the row is meant as it seems; None where no word of a map would mend it."""

    def __str__(self) -> str:
        row = "" if self.line is None else f", row {self.line}"
        column = f", column {quoted(self.key)}" if self.key else ""
        return f"{visible(self.file)}{row}{column}: {self.text}"


def refused(file: str, text: str, row: int | None = None) -> FaultyFile:
    """The error for a table that nothing more can be said of."""
    return FaultyFile([TableFault(file, row, "", text)])
