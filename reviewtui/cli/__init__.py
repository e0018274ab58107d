"""The verbs, each a module that is read only when it is asked for."""

import gc
import os
import sys

FEW_COLLECTIONS = (100_000, 20, 50)
"""Python looks for garbage cycles every 700 allocations. Nearly all that a start allocates stays, so that looking costs
a fifth of its time and finds nothing."""


def main() -> None:
    """Run the command line; always ends the process, with the exit code that says how it went."""
    gc.set_threshold(*FEW_COLLECTIONS)

    try:
        from reviewtui.cli.quick import quick_verb
        from reviewtui.cli.streams import prepare_streams

        prepare_streams()
        if verb := quick_verb(sys.argv[1:]):
            from reviewtui.cli.guard import exit_code_of

            code = exit_code_of(verb)
            if sys.argv[-1] != "--json":  # the screens may leave threads that have something to end
                raise SystemExit(code)
            os._exit(code)  # all is written and closed; taking modules apart is a tenth of what is left
        from reviewtui.cli.group import group

        group.main(prog_name="reviewtui")
    except KeyboardInterrupt:  # before the group stands, which answers for itself
        raise SystemExit(130) from None
    finally:
        gc.freeze()  # what is left goes with the process: looking for cycles in it costs a tenth of a quick verb
