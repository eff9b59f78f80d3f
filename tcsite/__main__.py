"""python -m tcsite, and the command: a build where nothing changed is done before anything else is imported."""

import sys


def main() -> None:
    """Run the command. Ctrl-C ends it with a word, while its parts are still being read, too."""
    try:
        from tcsite.edges.unchanged import replay

        code = replay(sys.argv[1:])
        if code is not None:
            sys.exit(code)
        from tcsite.cli import main as command

        command(prog_name="tcsite")
    except KeyboardInterrupt:
        sys.exit("Aborted!")


if __name__ == "__main__":
    main()
