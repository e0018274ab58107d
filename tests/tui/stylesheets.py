"""Styles parsed once for all apps of a test process: parsing them anew is an eighth of what a screen's test costs."""

from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet


def share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an app take the rules that another one parsed from the same text under the same theme."""
    parsed: dict[object, Any] = {}
    parse = Stylesheet._parse_rules

    def once(sheet: Stylesheet, *text: Any, **how: Any) -> Any:
        key = (text, tuple(how.items()), tuple(sheet._variables.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *text, **how)
        return parsed[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", once)
