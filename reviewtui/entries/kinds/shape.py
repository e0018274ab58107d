"""Holding plain values against a shape: the values as the shape has them, or every error in them.

A kind declares the shape of its content without the validator, whose import costs more than most verbs take. What its
annotations name is looked up here, when something is first checked.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NotRequired, get_type_hints

from pydantic import TypeAdapter, ValidationError, with_config
from pydantic_core import ErrorDetails
from typing_extensions import TypedDict

from reviewtui.entries.kinds import KINDS, values
from reviewtui.entries.kinds.kind import Content, Kind


def checked(shape: type, value: Any) -> tuple[Any, list[ErrorDetails]]:
    """What `value` is as a `shape`, and no errors; or None and all of them."""
    try:
        return adapter(shape).validate_python(value), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


@cache
def adapter(shape: type) -> TypeAdapter[Any]:
    """The validator of a shape, built when first asked for: most files need a few only."""
    return TypeAdapter(shape)


def ready() -> None:
    """Import what building the first validator of all imports."""
    adapter(values.Withdrawn)


def content_errors(kind: Kind, content: Content) -> list[ErrorDetails]:
    """The errors in what an entry of a kind holds; what takes its subject away holds that alone."""
    return checked(values.Withdrawn if "withdrawn" in content else resolved(kind.content), content)[1]


def is_shaped(kind: Kind, content: Content) -> bool:
    """Whether an entry of a kind may hold this: nothing is said of what is wrong."""
    return _takes(values.Withdrawn if "withdrawn" in content else kind.content)(content)


@cache
def _takes(declared: type) -> Callable[[Content], bool]:
    shape = declared if declared is values.Withdrawn else resolved(declared)
    return adapter(shape).validator.isinstance_python


def are_shaped(kind: Kind, contents: Iterable[Content]) -> bool:
    """The same of several, for one call of the validator."""
    whole, withdrawn = list[Content](), list[Content]()
    for content in contents:
        (withdrawn if "withdrawn" in content else whole).append(content)
    held = ((resolved(kind.content), whole), (values.Withdrawn, withdrawn))
    return all(_list_of(shape).validator.isinstance_python(some) for shape, some in held if some)


@cache
def _list_of(shape: type) -> TypeAdapter[Any]:
    return TypeAdapter(list[shape])  # type: ignore[valid-type]


def content_flaw(kind: str, content: Content) -> str | None:
    """What is wrong with what an entry of a kind would hold, as a sentence; None where nothing is."""
    errors = content_errors(KINDS[kind], content)
    if not errors:
        return None
    place = ".".join(map(str, errors[0]["loc"]))
    said = errors[0]["msg"] if errors[0]["type"] == values.SAID else "This is not what can be kept here."
    return f"{kind}, {place}: {said}"


@cache
def resolved(declared: type) -> Any:
    """A shape that a kind declares, as the validator takes it."""
    hints = get_type_hints(declared, localns=vars(values), include_extras=True)
    return strict(declared, {key: NotRequired[hint] if hasattr(declared, key) else hint for key, hint in hints.items()})


def strict(declared: type, hints: dict[str, Any]) -> Any:
    """A shape of the same name as another, with other annotations, that takes nothing but what they say."""
    shape = TypedDict(declared.__name__, hints)  # type: ignore[misc]  # the keys are not written here
    shape.__doc__, shape.__module__ = declared.__doc__, declared.__module__
    return with_config(values.STRICT)(shape)
