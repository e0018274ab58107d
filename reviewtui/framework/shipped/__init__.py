"""The frameworks that come with the product, as YAML beside this file."""

from pathlib import Path

_FOLDER = Path(__file__).parent
_FIRST = "hmip-youth-2025"
"""How youth justice services are inspected now: what most who pick from the list are looking for."""


def codes() -> tuple[str, ...]:
    """The codes of the shipped frameworks: the programme in force, then the others, sorted."""
    return tuple(sorted((path.stem for path in _FOLDER.glob("*.yaml")), key=lambda code: (code != _FIRST, code)))


def source(code: str) -> str:
    """The YAML text of a shipped framework. Raises UnknownFramework."""
    known = codes()
    if code not in known:
        raise UnknownFramework(code, known)
    return (_FOLDER / f"{code}.yaml").read_text(encoding="utf-8")


class UnknownFramework(LookupError):
    """No framework of that code comes with the product."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        """`known` are the codes that are shipped."""
        from reviewtui.framework.nearest import did_you_mean

        super().__init__(f"No framework “{code}” comes with the product{did_you_mean(code, known)}.")
        self.code = code
