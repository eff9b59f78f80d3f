"""python -m tcsite, and the command: a build where nothing changed is done before anything else is imported."""

import gc
import sys

GC_THRESHOLDS = (200_000, 50, 100)
"""When to look for cycles of objects. Sites are large and have none: after every 700 new ones takes a fifth of a build."""


def main() -> None:
    """Run the command. Ctrl-C ends it with a word, while its parts are still being read, too."""
    gc.set_threshold(*GC_THRESHOLDS)
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
