"""A terminal case-review tool: checklist, graded judgements, and an inspection summary that explains itself."""

from __future__ import annotations

__all__ = ["__version__", "open"]

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` costs a start more than all of this
    from os import PathLike

    from reviewtui.notebook import OpenInspection

__version__ = "0.1.0"
"""Said here, and read here when the package is built: asking the installed package for it costs a start a third."""


def open(path: str | PathLike[str]) -> OpenInspection:  # noqa: A001  `reviewtui.open` is what it is called by
    """Open the store at `path` for a notebook or a script, to be read only. Raises reviewtui.services.errors.

    The passphrase of an encrypted one is read from the file that REVIEWTUI_PASSPHRASE_FILE names, so that it stands in
    no notebook.
    Use it in a `with` block, or close it.
    """
    from reviewtui.notebook import OpenInspection

    return OpenInspection(path)
