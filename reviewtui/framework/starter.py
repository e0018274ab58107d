"""The framework a person starts a new one from: small, commented and sound."""

from pathlib import Path

_FILE = Path(__file__).with_name("starter.yaml")
_CODE = "my-framework"


def starter(code: str = _CODE) -> str:
    """The YAML text of the starter, under the code of the new framework."""
    return _FILE.read_text(encoding="utf-8").replace(f"framework: {_CODE}\n", f"framework: {code}\n", 1)
