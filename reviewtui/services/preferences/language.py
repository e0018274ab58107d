"""In which language a framework's texts are shown: chosen by a person on one machine, and no part of the record.

What is recorded, exported and joined names codes, and is the same whatever anybody reads it in.
"""

from db import queries
from db.store import Store
from reviewtui.framework.model import Framework
from reviewtui.services.frameworks import framework_on

NAMES = {"en": "English", "cy": "Cymraeg"}
_chosen: dict[str, str] = {}
"""Under `now` what this process was told to show."""


def use(language: str | None) -> None:
    """Show texts in a language from now on, as long as this process runs; None for the person's setting."""
    _chosen.clear()
    if language is not None:
        _chosen["now"] = language


def shown(framework: Framework) -> Framework:
    """The framework as the person reads it; each text it does not have in that language stays in its first one."""
    return framework.in_language(_language()) if framework.translations else framework


def lacking(store: Store, language: str) -> str:
    """That the store's framework has no texts in a language; empty where it has, or nothing has a framework yet."""
    with store.read() as connection:
        framework = framework_on(connection) if queries.has_kind(connection, "framework") else None
    if framework is None or language in framework.languages:
        return ""
    return f"The framework has no texts in {NAMES[language]}: they are shown in {NAMES[framework.languages[0]]}."


def turn(store: Store) -> str | None:
    """Show the next language of the store's framework, from now on; None where it has but one. Raises BadInput."""
    with store.read() as connection:
        framework = framework_on(connection)
    if not framework.translations:
        return None
    now = _language() if _language() in framework.languages else framework.languages[0]
    following = framework.languages[(framework.languages.index(now) + 1) % len(framework.languages)]
    remember(following)
    return following


def remember(language: str) -> None:
    """Show a language from now on, and the next time this person opens anything here."""
    from dataclasses import replace

    from reviewtui.services.preferences import settings

    use(language)
    settings.save(replace(settings.load(), language=language))


def _language() -> str:
    if "now" not in _chosen:
        from reviewtui.services.preferences import settings

        _chosen["now"] = settings.load().language or ""
    return _chosen["now"]
