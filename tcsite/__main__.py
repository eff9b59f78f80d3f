"""python -m tcsite."""

from tcsite.cli import main

if __name__ == "__main__":
    main(prog_name="tcsite")
