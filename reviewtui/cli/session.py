"""What stands before every verb: which store, and who is acting."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

from reviewtui.cli.streams import narrate
from reviewtui.services.errors import BadUsage, StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import click

    from reviewtui.services.store.stores import Store

NO_STORE = "No store is named. Put --store PATH before the command, or set REVIEWTUI_STORE."
NO_PERSON = "Say who you are. Put --as NAME before the command, using a name from the inspection team."
WITHOUT_SCREENS = ("dumb", "unknown")
"""What TERM says of a terminal that only prints: an editor's shell, a serial line."""
NO_TERMINAL = "The screens need a terminal. Give a command instead (`reviewtui --help` lists them)."


class Session:
    """The store and the person of one command."""

    def __init__(
        self, path: str | None, name: str | None, language: str | None = None, read_only: bool = False
    ) -> None:
        """`path` of the store, `name` of the person and `language`, as far as they were given before the verb.

        `read_only` when nothing shall be written.
        """
        self.path, self.name, self.language, self.read_only = path, name, language, read_only
        self.has_left_out = False
        """Whether damage was read around: then a verb ends with the code of a damaged store, however well it went."""

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store named, closed afterwards. Raises BadUsage when none is named, StoreUnusable."""
        from pathlib import Path

        from reviewtui.cli.passphrase import key_for
        from reviewtui.services.store.stores import OPEN_TO_OTHERS, plain_sentences
        from reviewtui.services.upkeep.reading_around import open_to_read

        if self.path is None:
            raise BadUsage(NO_STORE)
        path = Path(self.path)
        store = open_to_read(path, read_only=self.read_only, key=key_for(path))
        store.reader = self.name
        self.has_left_out = self.has_left_out or store.is_read_around
        if store.was_open_to_others:
            narrate(OPEN_TO_OTHERS)
        if store.doubt:
            narrate(store.doubt)
        try:
            with plain_sentences():
                self._tell_language(store)
                yield store
        finally:
            store.close()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The store for a verb that reads many cases and signs nothing. Raises BadInput for a stranger to the team."""
        with self.store() as store:
            if self.name is not None:
                from reviewtui.services.inspections import find_inspection

                if (inspection := find_inspection(store)) is not None:
                    inspection.person(self.name)
            yield store

    def _tell_language(self, store: Store) -> None:
        """Say on stderr where texts are not in the language that was asked for."""
        if self.language is not None:
            from reviewtui.services.preferences.language import lacking

            if sentence := lacking(store, self.language):
                narrate(sentence)

    def person(self, store: Store) -> str:
        """Who is acting. Raises BadUsage when nobody is named or remembered, BadInput for a stranger to the team."""
        name = self.signer(store)
        if name is None:
            raise BadUsage(NO_PERSON)
        return name

    def signer(self, store: Store) -> str | None:
        """Who signs what may also go unsigned: the person named, else the one remembered here, else nobody."""
        from reviewtui.services.inspections import inspection_of
        from reviewtui.services.people.acting_person import acting

        if self.name is not None:
            return inspection_of(store).person(self.name).name
        remembered = acting(store)
        if remembered is None:
            return None
        narrate(f"Working as {remembered.name}, as chosen in this store.")
        return remembered.name

    def reader(self, store: Store) -> str | None:
        """Whoever reads, where that is known. Raises BadInput for a stranger to the team."""
        from reviewtui.services.inspections import inspection_of
        from reviewtui.services.people.acting_person import acting

        if self.name is not None:
            return inspection_of(store).person(self.name).name
        chosen = acting(store)
        return chosen.name if chosen else None

    def note_read(self, store: Store, case: str | None) -> None:
        """Note in the access log, once a day, that a case is read; or, where it is None, a list of several cases."""
        from reviewtui.services.export.access import note_listed, note_read

        person = self.reader(store)
        if case is None:
            note_listed(store, person)
        else:
            note_read(store, person, case)

    def open_screens(self, case: str | None = None, store: Store | None = None, *, tour: bool = False) -> None:
        """Hand over to the screens; they close the store. Raises BadUsage when there is no terminal to draw on.

        `store` is the one to open them on when it is open already; with `tour` they begin with the tour.
        """
        if problem := no_screens():
            raise BadUsage(problem)
        from reviewtui.services.preferences.settings import remember_store
        from reviewtui.tui.opening import run

        path = store.path if store else self._path_to_open()
        missing = path if path is not None and self.path is None and not path.exists() else None
        if path is not None and path.exists():
            remember_store(path)
        if store is None and path is not None and missing is None:
            from reviewtui.cli.passphrase import key_unasked
            from reviewtui.services.upkeep.reading_around import open_to_read

            if (key := key_unasked(path)) is not None:
                store = open_to_read(path, read_only=self.read_only, key=key)
        place = store or (path if missing is None else None)
        code = run(place, person=self.name, case=case, missing=missing, read_only=self.read_only, tour=tour)
        if code:
            from click.exceptions import Exit

            raise Exit(code)

    def _path_to_open(self) -> Path | None:
        """The store named, else the one last opened, which may be gone, else none: a first run."""
        from pathlib import Path

        from reviewtui.services.preferences.settings import load

        if self.path is not None:
            return Path(self.path)
        return load().last_store


def session_of(context: click.Context) -> Session:
    """What stood before the verb of this context."""
    from click.core import ParameterSource

    root = context.find_root()
    asked = root.get_parameter_source("language") is ParameterSource.COMMANDLINE
    given = root.params
    return Session(given.get("store"), given.get("name"), given["language"] if asked else None, given["read_only"])


def with_session(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the session as its first argument."""

    from click import get_current_context

    def given(*arguments: Any, **options: Any) -> Any:
        context = get_current_context()
        session = session_of(context)
        verb(session, *arguments, **options)
        if session.has_left_out:
            context.exit(StoreUnusable.exit_code)

    return update_wrapper(given, verb)


def no_screens(instead: str = NO_TERMINAL) -> str | None:
    """Why the screens cannot be drawn here; None where they can. Drawn into a pipe they would hang or spoil it.

    `instead` is said where nobody sits at both ends.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return instead
    if (kind := os.environ.get("TERM")) in WITHOUT_SCREENS:
        return (
            f"This terminal cannot show the screens (TERM is “{kind}”). "
            "`reviewtui review CASE --plain` asks line by line instead."
        )
    return None
