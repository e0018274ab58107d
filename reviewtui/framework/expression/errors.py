"""What is wrong with a condition, and where in it."""


class ExpressionError(ValueError):
    """The condition cannot be read."""

    def __init__(self, column: int, text: str) -> None:
        """`column` counts characters of the expression from 1; `text` says what is wrong and what would be right."""
        super().__init__(f"column {column}: {text}")
        self.column = column
        self.text = text
