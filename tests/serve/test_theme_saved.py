"""A theme that is saved shows at once, although what was compiled of it is kept from save to save."""

from datetime import date
from pathlib import Path

from samples import put
from tcsite.build.memory import InMemory
from tcsite.cli.served_build import site_maker
from tcsite.edges import disk


def test_a_theme_that_changes_is_compiled_again(root: Path) -> None:
    build = site_maker(lambda: date(2026, 3, 1))
    own = "themes/default/templates/plan.html"
    text = disk.bundled()[own]
    seen = []
    for words in (b"one", b"two", b"two"):
        put({own: text.replace(b"<h1", b"<p>mark " + words + b"</p><h1", 1)}, root)
        built = build(disk.read(root), "http://127.0.0.1/", InMemory())
        seen.append({path for path, html in built.files.items() if b"<p>mark " + words in html})
    assert seen[0]
    assert seen[0] == seen[1] == seen[2]
