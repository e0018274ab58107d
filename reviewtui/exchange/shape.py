"""Holding plain values against a model: the values as the model has them, or every error in them."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails


def checked(shape: type, value: Any) -> tuple[Any, list[ErrorDetails]]:
    """What `value` is as a `shape`, and no errors; or None and all of them."""
    try:
        return adapter(shape).validate_python(value), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


@cache
def adapter(shape: type) -> TypeAdapter[Any]:
    """The validator of a model, built when first asked for: most files need a few only."""
    return TypeAdapter(shape)
