"""A day as a person types it: the same words wherever a service asks for one."""

from reviewtui.services.errors import BadInput


def typed_day(text: str) -> str:
    """The day in a text such as 12/3/2006 or 12 March 2006, as it is kept. Raises BadInput for anything else."""
    from reviewtui.casefile.typed_line import BadLine, whole_day

    try:
        return whole_day(text).text
    except BadLine as bad:
        raise BadInput(str(bad)) from None
