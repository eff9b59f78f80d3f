"""What a file says is known by a digest: the same for the same in any process, another for any difference."""

import subprocess
import sys

import pytest

from tcsite.links import LinkFinding, PageFacts, PageLinks, digest_of
from tcsite.links.local import LocalUses

LOCAL = LocalUses(("a/", "b/"), (("a/", "x"),), ("a/",), {}, {})
PAGE = PageLinks("a.html", "html", {"link": ("b/",)}, frozenset({"x", "y"}), local=LOCAL)
OTHER_LOCAL = {
    "addresses": ("a/",),
    "fragments": (("a/", "y"),),
    "followed": ("b/",),
    "others": {"link": ("c/",)},
    "hosts": {"x.org": {"link": ("https://x.org/",)}},
}
OTHER = {
    "path": "b.html",
    "format": "css",
    "uses": {"image": ("b/",)},
    "anchors": frozenset({"x"}),
    "maps": ("m",),
    "base": "/",
    "faults": (LinkFinding("rule", "message"),),
    "facts": PageFacts(title="A"),
    "local": None,
    "unseen": frozenset({"b/"}),
    "times": {"b/": 2},
}


def test_every_part_of_what_a_file_says_is_in_the_tables_here() -> None:
    assert (tuple(OTHER), tuple(OTHER_LOCAL)) == (PageLinks._fields, LocalUses._fields)


@pytest.mark.parametrize("part", OTHER)
def test_a_difference_in_any_part_makes_another_digest(part: str) -> None:
    assert digest_of(PageLinks(**{**PAGE._asdict(), part: OTHER[part]})) != digest_of(PAGE)


@pytest.mark.parametrize("part", OTHER_LOCAL)
def test_so_does_a_difference_in_what_it_refers_to_on_its_own_site(part: str) -> None:
    local = LocalUses(**{**LOCAL._asdict(), part: OTHER_LOCAL[part]})
    assert digest_of(PAGE._replace(local=local)) != digest_of(PAGE)


def test_another_process_finds_the_same_digest() -> None:
    asked = """if True:
        from tcsite.links import collect, digest_of
        html = "".join(f"<a id=n{number} href=page-{number}/#n1>x</a>" for number in range(50))
        print(digest_of(collect("index.html", html.encode())))
    """
    found = {
        subprocess.run(
            [sys.executable, "-c", asked],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(found) == 1
