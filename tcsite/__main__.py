"""python -m tcsite, and the command: a build where nothing changed is done before anything else is imported."""

import gc
import os
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
    except SystemExit as end:
        _leave(end.code)
        raise


def _leave(code: object) -> None:
    """End the process at once: taking apart all that it holds is a twentieth of a build, and of no use.

    Not where somebody waits for an orderly end: a thread, a profiler, or who is to be told why in words.
    """
    threads = sys.modules.get("threading")  # not imported for this
    alone = threads is None or threads.active_count() == 1
    if isinstance(code, int) and alone and not _watched():
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (AttributeError, OSError, ValueError):  # nobody reads it: the orderly end says so
            return
        os._exit(code)


def _watched() -> bool:
    """Whether a profiler or a tracer looks on."""
    tools = getattr(sys, "monitoring", None)  # from Python 3.12 on
    return bool(sys.getprofile() or sys.gettrace() or (tools and any(map(tools.get_tool, range(6)))))


if __name__ == "__main__":
    main()
