"""python -m tcsite, and the command: a build where nothing changed is done before anything else is imported."""

import sys

from tcsite.edges.unchanged import replay


def main() -> None:
    """Run the command."""
    code = replay(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    from tcsite.cli import main as command

    command(prog_name="tcsite")


if __name__ == "__main__":
    main()
