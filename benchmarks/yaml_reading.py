"""How fast YAML is read: our constructor beside PyYAML's loaders, on the example content, in one run.

    python benchmarks/yaml_reading.py

Prints the best of several rounds for each, in milliseconds for all files together, and the ratio to ours.
"""

import time
from collections.abc import Callable
from pathlib import Path

import yaml

from tcsite.content.yaml.reader import read

FILES = [path.read_bytes() for path in sorted(Path(__file__).parent.parent.glob("content/**/*.yaml"))]
ROUNDS = 15


def best(read_one: Callable[[bytes], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for content in FILES:
            read_one(content)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    readers: dict[str, Callable[[bytes], object]] = {
        "tcsite.content.yaml.reader.read": read,
        "yaml.CSafeLoader": lambda content: yaml.load(content, yaml.CSafeLoader),
        "yaml.CBaseLoader": lambda content: yaml.load(content, yaml.CBaseLoader),
    }
    times = {name: best(reader) for name, reader in readers.items()}
    print(f"{len(FILES)} files, {sum(map(len, FILES)):,} bytes, best of {ROUNDS}")
    for name, spent in times.items():
        print(f"{name:<32}{spent:8.1f} ms{spent / times['tcsite.content.yaml.reader.read']:8.2f}")


if __name__ == "__main__":
    main()
