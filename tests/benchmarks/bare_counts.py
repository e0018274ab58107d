"""The floor for a verb that counts: the same statements by the driver alone, their rows printed as JSON."""

import json
import sys

from sqlcipher3 import dbapi2


def main(store: str, statements: str) -> None:
    """Print the rows of every statement that the file `statements` lists."""
    connection = dbapi2.connect(f"file:{store}?mode=ro", uri=True)
    with open(statements, encoding="utf-8") as file:  # noqa: PTH123  a floor imports no more than it must
        found = [connection.execute(statement).fetchall() for statement in json.load(file)]
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1, default=bytes.hex))


if __name__ == "__main__":
    main(*sys.argv[1:])
