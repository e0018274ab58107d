"""One mapping of the file, read key by key into typed values; whatever nobody asked for is a fault."""

import re
from collections.abc import Iterable

from reviewtui.framework.faults import Faults
from reviewtui.framework.nearest import did_you_mean, nearest
from reviewtui.framework.tree import Items, Leaf, Node, Table

_NO = Table({}, 0)


class Block:
    """Reads the keys of one mapping. A wrong or missing value gives an empty one, so that reading goes on."""

    def __init__(
        self, table: Table, path: str, faults: Faults, line: int | None = None, languages: tuple[str, ...] = ()
    ) -> None:
        """`path` is the block's own key in the file; `line` where to report what is missing in it.

        `languages` are those a text may be given in: the file's own, and then the one wanted.
        """
        self._table = table
        self._path = path
        self._faults = faults
        self._line = table.line if line is None else line
        self._languages = languages
        self._asked: list[str] = []
        self._missing: list[str] = []

    @property
    def there(self) -> bool:
        """False when the file has no such mapping (which has been reported)."""
        return self._table is not _NO

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys the file gives."""
        return tuple(self._table.entries)

    def speaking(self, language: str, languages: tuple[str, ...]) -> "Block":
        """The same mapping, unread, with its texts in one of the file's languages."""
        return Block(self._table, self._path, self._faults, self._line, (*languages, language))

    def without_faults(self) -> "Block":
        """The same mapping, unread, with nobody told of its faults: for a look ahead."""
        return Block(self._table, self._path, Faults(""), self._line, self._languages)

    def holds_mapping(self, key: str) -> bool:
        """Whether a mapping stands under `key`."""
        return key in self._table.entries and isinstance(self._table.entries[key][1], Table)

    def holds_list(self, key: str) -> bool:
        """Whether a list stands under `key`."""
        return key in self._table.entries and isinstance(self._table.entries[key][1], Items)

    def glance(self, key: str) -> str:
        """The single word under `key`, without reading it; empty where there is none, or more than a word."""
        node = self._table.entries[key][1] if key in self._table.entries else None
        return node.text.strip() if isinstance(node, Leaf) else ""

    def fault(self, key: str, text: str) -> None:
        """Note a fault at the value of `key`, or at the block itself when the key is empty or absent."""
        line = self._table.entries[key][0] if key in self._table.entries else self._line
        self._faults.add(line, self._at(key), text)

    def text(self, key: str, *, required: bool = True, limit: int | None = None, spoken: bool = False) -> str:
        """One line of text, runs of white space made single; at most `limit` characters.

        What is `spoken` may be a mapping of languages to texts.
        """
        words = " ".join(self.prose(key, required=required, spoken=spoken).split())
        if limit is not None and len(words) > limit:
            self.fault(key, f"{len(words)} characters, where {limit} fit: shorten “{words}”")
        return words

    def prose(self, key: str, *, required: bool = False, spoken: bool = False) -> str:
        """Text of any length with its line breaks."""
        leaf = self._leaf(key, required=required, spoken=spoken)
        if leaf is None:
            return ""
        if not leaf.text.strip() and not leaf.refused:
            self.fault(key, "has no value: write one")
        return leaf.text.strip()

    def choice(self, key: str, words: Iterable[str], *, default: str | None = None) -> str:
        """One of some known words."""
        known = tuple(words)
        if default is not None and key not in self._table.entries:
            self._asked.append(key)
            return default
        word = self.text(key)
        if word and word not in known:
            self.fault(key, f"unknown word “{word}”{did_you_mean(word, known)}")
            return ""
        return word

    def whole(self, key: str, *, required: bool = True) -> int | None:
        """A whole number from 0 to 9999."""
        word = self.text(key, required=required)
        if not word:
            return None
        if not re.fullmatch(r"[0-9]{1,4}", word):
            self.fault(key, f"“{word}” is not a whole number from 0 to 9999")
            return None
        return int(word)

    def yes(self, key: str, *, default: bool) -> bool:
        """`true` or `false`."""
        word = self.choice(key, ("true", "false"), default="true" if default else "false")
        return word == "true"

    def words(
        self, key: str, known: Iterable[str] | None = None, *, required: bool = True, spoken: bool = False
    ) -> tuple[str, ...]:
        """A list of single words or lines, each among `known` when that is given, none twice."""
        found: list[str] = []
        for place, item in enumerate(self._items(key, required=required)):
            here = f"{self._at(key)}[{place}]"
            node = self._in_language(item, here) if spoken else item
            if isinstance(node, Leaf):
                self._word(" ".join(node.text.split()), here, node, known, found)
            else:
                self._faults.add(node.line, here, "must be text, not a list or a mapping")
        return tuple(found)

    def block(self, key: str) -> "Block":
        """The mapping under `key`; an empty one when the file has none."""
        node = self._take(key, required=True)
        if node is not None and not isinstance(node, Table):
            self._wrong(key, node, "must be a mapping of keys")
        line = self._table.entries[key][0] if key in self._table.entries else self._line
        return Block(node if isinstance(node, Table) else _NO, self._at(key), self._faults, line, self._languages)

    def blocks(self, key: str, *, required: bool = True) -> tuple["Block", ...]:
        """The mappings of a list."""
        found = []
        for place, node in enumerate(self._items(key, required=required)):
            here = f"{self._at(key)}[{place}]"
            if isinstance(node, Table):
                found.append(Block(node, here, self._faults, languages=self._languages))
            else:
                self._faults.add(node.line, here, "must be a mapping of keys")
        return tuple(found)

    def optional(self, *keys: str) -> None:
        """Say that these keys may be there, without reading them."""
        self._asked.extend(keys)

    def finish(self) -> None:
        """Report the keys that are missing and those nobody asked for; a mistyped key counts once."""
        meant = set()
        for key in self._table.entries:
            if key not in self._asked:
                close = nearest(key, self._missing) or nearest(key, self._asked)
                meant.add(close)
                tail = f"; the nearest is “{close}”" if close else did_you_mean(key, self._asked)
                self.fault(key, f"unknown key “{key}”{tail}")
        for key in self._missing:
            if key not in meant and self.there:
                self._faults.add(self._line, self._at(key), f"“{key}” is missing")

    def _word(self, word: str, here: str, node: Leaf, known: Iterable[str] | None, found: list[str]) -> None:
        if node.refused:
            return
        if not word:
            self._faults.add(node.line, here, "has no value: write one")
        elif known is not None and word not in known:
            self._faults.add(node.line, here, f"unknown word “{word}”{did_you_mean(word, known)}")
        elif word in found:
            self._faults.add(node.line, here, f"“{word}” is given twice")
        else:
            found.append(word)

    def _items(self, key: str, *, required: bool) -> tuple[Node, ...]:
        node = self._take(key, required=required)
        if isinstance(node, Items):
            if required and not node.nodes:
                self.fault(key, "must not be empty")
            return node.nodes
        if node is not None:
            self._wrong(key, node, "must be a list")
        return ()

    def _leaf(self, key: str, *, required: bool, spoken: bool = False) -> Leaf | None:
        node = self._take(key, required=required)
        if spoken and node is not None:
            node = self._in_language(node, self._at(key))
        if isinstance(node, Leaf):
            return node
        if node is not None:
            self.fault(key, "must be text, not a list or a mapping")
        return None

    def _in_language(self, node: Node, here: str) -> Node:
        """The text to show of a mapping of languages; anything else as it is."""
        if not isinstance(node, Table) or not self._languages:
            return node
        for language, (line, _) in node.entries.items():
            if language not in self._languages:
                tail = did_you_mean(language, self._languages)
                self._faults.add(line, f"{here}.{language}", f"unknown language “{language}”{tail}")
        first, wanted = self._languages[0], self._languages[-1]
        if first not in node.entries:
            self._faults.add(node.line, here, f"needs its text in “{first}”, which the others fall back on")
            return Leaf("", node.line, refused=True)
        return node.entries[wanted if wanted in node.entries else first][1]

    def _wrong(self, key: str, node: Node, text: str) -> None:
        if not (isinstance(node, Leaf) and node.refused):
            self.fault(key, text)

    def _take(self, key: str, *, required: bool) -> Node | None:
        self._asked.append(key)
        if key in self._table.entries:
            return self._table.entries[key][1]
        if required:
            self._missing.append(key)
        return None

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path and key else self._path or key
