"""Whether this person has had the tour of the demo on this machine: once closed it does not come again."""

from reviewtui.services.preferences.settings import data_folder

NAME = "tour-seen"


def was_seen() -> bool:
    """Whether it was closed, or gone through to its end."""
    return (data_folder() / NAME).exists()


def remember_seen() -> None:
    """Never show it again; where that cannot be kept it comes once more, which is no reason to stop."""
    try:
        data_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        (data_folder() / NAME).touch(mode=0o600)
    except OSError:
        return
