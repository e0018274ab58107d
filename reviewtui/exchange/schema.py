"""The JSON Schemas of both formats: shipped as files for other programs, and generated from the models we read with."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from reviewtui.entries.kinds import KINDS
from reviewtui.entries.kinds.shape import adapter, resolved
from reviewtui.entries.kinds.values import Withdrawn
from reviewtui.exchange.case_model import CASE_FORMAT, CaseDocument
from reviewtui.exchange.inspection_model import INSPECTION_FORMAT, inspection_shape

Schema = dict[str, Any]

FILES: Mapping[str, str] = {CASE_FORMAT: "case.schema.json", INSPECTION_FORMAT: "inspection.schema.json"}
"""Each format's schema, in this package's `schemas` folder."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = "#/$defs/{model}"


@cache
def schema(name: str) -> Schema:
    """The shipped JSON Schema (draft 2020-12) of a format, `reviewtui/case` or `reviewtui/inspection`."""
    shipped = files("reviewtui.exchange") / "schemas" / FILES[name]
    return json.loads(shipped.read_text("utf-8"))  # type: ignore[no-any-return]  # our own file, an object


def write_schemas(folder: Path) -> None:
    """Generate both schemas into `folder`; after a model changes, into this package's `schemas`."""
    for name, file in FILES.items():
        made = _case_schema() if name == CASE_FORMAT else _inspection_schema()
        whole = {"$schema": _DIALECT, "title": f"{name}, version 1", **_without_titles(made)}
        (folder / file).write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _case_schema() -> Schema:
    return adapter(CaseDocument).json_schema(ref_template=_REFERENCE)


def _inspection_schema() -> Schema:
    """The document's own schema, and in it what each kind of entry holds, which depends on the entry's `kind`."""
    shapes: dict[str, type] = {"document": inspection_shape(), "withdrawn": Withdrawn}
    shapes |= {f"entry {name}": resolved(kind.content) for name, kind in KINDS.items()}
    made, shared = TypeAdapter.json_schemas(
        [(name, "validation", adapter(shape)) for name, shape in shapes.items()], ref_template=_REFERENCE
    )
    refs = {name: ref for (name, _), ref in made.items()}
    defs = shared["$defs"]
    defs["HistoryItem"]["allOf"] = [_holds(kind, refs[f"entry {kind}"], refs["withdrawn"]) for kind in KINDS]
    defs["InspectionDocument"]["properties"]["heads"]["additionalProperties"] = False
    return {**defs.pop("InspectionDocument"), "$defs": defs}


def _holds(kind: str, content: Schema, withdrawn: Schema) -> Schema:
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {"properties": {"content": {"anyOf": [content, withdrawn, {"type": "null"}]}}},
    }


def _without_titles(schema: Any) -> Any:
    """Without the titles made from key names, which say nothing new; a property called title is an object and stays."""
    if isinstance(schema, dict):
        return {key: _without_titles(part) for key, part in schema.items() if key != "title" or isinstance(part, dict)}
    return [_without_titles(part) for part in schema] if isinstance(schema, list) else schema
