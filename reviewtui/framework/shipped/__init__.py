"""The frameworks that come with the product, as YAML beside this file; `CODE@1.yaml` is an earlier version."""

from pathlib import Path

_FOLDER = Path(__file__).parent
_ORDER = ("hmip-youth-2025", "hsb-joint-2013", "jtai-tracking", "hmip-youth-2018")
"""The programme in force, the joint inspections of work with children, then what is historic; others come after."""


def codes() -> tuple[str, ...]:
    """The codes of the shipped frameworks, those that most look for first."""
    stems = (path.stem for path in _FOLDER.glob("*.yaml") if "@" not in path.stem)
    return tuple(sorted(stems, key=lambda code: (_ORDER.index(code) if code in _ORDER else len(_ORDER), code)))


def earlier() -> tuple[str, ...]:
    """Earlier versions that can still be asked for, as `CODE@VERSION`."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*@*.yaml")))


def source(code: str) -> str:
    """The YAML text of a shipped framework, in its latest version unless an earlier one is asked for.

    Raises UnknownFramework.
    """
    if code not in codes() and code not in earlier():
        raise UnknownFramework(code, codes())
    return (_FOLDER / f"{code}.yaml").read_text(encoding="utf-8")


def source_of(code: str, version: str) -> str:
    """The text of a version where it is kept as an earlier one, else of the latest. Raises UnknownFramework."""
    named = f"{code}@{version}"
    return source(named if named in earlier() else code)


class UnknownFramework(LookupError):
    """No framework of that code comes with the product."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        """`known` are the codes that are shipped."""
        from reviewtui.framework.nearest import did_you_mean

        super().__init__(f"No framework “{code}” comes with the product{did_you_mean(code, known)}.")
        self.code = code
