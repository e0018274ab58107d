"""Door one: the verbs, each a module that is read only when it is asked for."""


def main() -> None:
    """Run the command line; always ends the process, with the exit code that says how it went."""
    from reviewtui.cli.door import door
    from reviewtui.cli.streams import prepare_streams

    prepare_streams()
    door.main(prog_name="reviewtui")
