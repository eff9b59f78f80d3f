"""Pages that were sound are not looked at again; what is found is what a look at all of them finds."""

import pytest

from tcsite.files import digest
from tcsite.links import JudgedPages, Where, collect, on_our_site, on_our_site_again

HEAD = (
    '<html lang="en"><title>t</title><link rel="canonical" href="http://127.0.0.1:8000/{}"><main><h1>h</h1>'
)
SITE = {
    "index.html": '<a href="a/">a</a> <a href="b/#there">b</a> <a href="mailto:x@example.org">x</a>',
    "a/index.html": '<a href="../b/#there">b</a> <a href="../">home</a> <img src="../p.svg" alt="">',
    "b/index.html": '<p id="there">b</p> <a href="../c/">c</a>',
    "c/index.html": '<a href="http://127.0.0.1:8000/a/">a</a>',
    "p.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def pages(site: dict[str, str]) -> dict[str, bytes]:
    return {
        path: f"{HEAD.format(path.removesuffix('index.html')) if path.endswith('.html') else ''}{text}".encode()
        for path, text in site.items()
    }


STEPS = {
    "nothing": {},
    "other words": {"a/index.html": SITE["a/index.html"] + "<p>more"},
    "a link to nothing": {"a/index.html": '<a href="../none/">none</a>'},
    "a place is gone": {"b/index.html": '<p>b</p> <a href="../c/">c</a>'},
    "a place is elsewhere": {"b/index.html": '<p id="here">b</p> <a href="../c/">c</a>'},
    "a file is gone": {"c/index.html": ""},
    "a picture is gone": {"p.svg": ""},
    "a page has moved": {"c/index.html": '<meta http-equiv="refresh" content="0; url=../a/">'},
    "a page is new": {"d/index.html": "d"},
}


@pytest.mark.parametrize("second", STEPS)
@pytest.mark.parametrize("first", STEPS)
def test_after_changes_the_same_is_found_as_by_a_look_at_all(first: str, second: str) -> None:
    before, where = JudgedPages(), Where(base_url="http://127.0.0.1:8000/")
    for change in (first, second, "nothing"):
        files = {path: content for path, content in pages({**SITE, **STEPS[change]}).items() if content}
        files = {path: content for path, content in files.items() if STEPS[change].get(path) != ""}
        read = [collect(path, content) for path, content in files.items()]
        digests = {path: digest(content) for path, content in files.items()}
        found, before = on_our_site_again(read, [*files], where, digests, before)
        assert found == on_our_site(read, [*files], where)


def test_what_is_known_to_be_sound_is_not_looked_at() -> None:
    files, where = pages(SITE), Where(base_url="http://127.0.0.1:8000/")
    read = [collect(path, content) for path, content in files.items()]
    digests = {path: digest(content) for path, content in files.items()}
    _, before = on_our_site_again(read, [*files], where, digests, JudgedPages())
    broken = [page._replace(local=None, uses={"link": ("none/",)}) for page in read]
    found, _ = on_our_site_again(broken, [*files], where, digests, before)
    assert "broken-link" not in {one.rule for one in found}
    found, _ = on_our_site_again(broken, [*files], where, {**digests, "a/index.html": "other"}, before)
    assert [one.page for one in found if one.rule == "broken-link"] == ["a/index.html"]
