"""Which file a path means."""

import pytest

from tcsite.links import Where
from tcsite.text.urls import join

FINE = [
    "other.html",
    "./other.html",
    "/other.html",
    "././other.html",
    "sub/../other.html",
    "no-such-folder/../other.html",  # browsers do not look whether the folder is there
    "other.html?query=1",
    "other.html?query=a/b",
    "?page=2",
    ".",
    "./",
    "/",
    "%2e/other.html",
    "sub/%2E%2e/other.html",
    "sub/.%2e/other.html",
    "sub/",
    "/sub/",
    "sub/index.html",
    "sub/deep.html",
    "sub/.",
    "sub/./",
    "no-index/file.html",
    "oth%65r.html",
    "%6Fther.html",
    "a b.html",
    "a%20b.html",
    "plus+plus.html",
    "plus%2Bplus.html",
    "100%.html",
    "100%25.html",
    "caf\u00e9.html",
    "caf%C3%A9.html",
    "cafe\u0301-decomposed.html",
    "a,b.png",
    " other.html ",
    "\n  other.html\n",
    "oth\ner.html",
    "o\tther.html",
    "\x01other.html\x1f",
    "bare",
    "notes.txt",
]
BROKEN = [
    "gone.html",
    "Other.html",
    "other.HTML",
    "capital.html",
    "SUB/",
    "/gone/",
    "gone/other.html",
    "sub/other.html",
    "no-index/",
    "no-index",
    "other",
    "other.html/",
    "sub/index.html/",
    "other.html%3Fquery=1",
    "sub%2Fdeep.html",
    "a%2520b.html",
    "plus plus.html",
    "plus%20plus.html",
    "a+b.html",
    "oth%%65r.html",
    "caf%E9.html",
    "other%00.html",
    "...",
    "page.html.bak",
    "index.htm",
    "TODO",
    "{{ url }}",
    "a.png/b.png",
]


@pytest.mark.parametrize("raw", FINE)
def test_a_path_to_a_file_is_fine(check, raw):
    assert check(f'<a href="{raw}">t</a>') == set()


@pytest.mark.parametrize("raw", BROKEN)
def test_a_path_to_nothing_is_broken(check, raw):
    assert check(f'<a href="{raw}">t</a>') == {("broken-link", raw)}


WARNINGS = [
    ("sub", "directory-without-slash"),
    ("./sub", "directory-without-slash"),
    ("/sub", "directory-without-slash"),
    ("sub?q", "directory-without-slash"),
    ("sub#in-sub", "directory-without-slash"),
    ("sub\\deep.html", "backslash-in-link"),
    (".\\other.html", "backslash-in-link"),
    ("\\other.html", "backslash-in-link"),
    ("cafe\u0301.html", "unicode-differs"),
    ("caf%65%CC%81.html", "unicode-differs"),
    ("caf\u00e9-decomposed.html", "unicode-differs"),
    ("sub//deep.html", "doubled-slash"),
    ("./sub//", "doubled-slash"),
]


@pytest.mark.parametrize(("raw", "rule"), WARNINGS)
def test_a_path_that_works_but_not_everywhere_is_a_warning(problems, folder, page, raw, rule):
    found = problems({**folder, "page.html": page(f'<a href="{raw}">t</a>')})
    assert [(problem.rule, problem.severity, problem.url) for problem in found] == [(rule, "warning", raw)]


ABOVE = [  # above the root is the root for browsers, but not below a path
    ("..", ""),
    ("../other.html", ""),
    ("../../../other.html#here", ""),
    ("/../other.html", ""),
    ("%2e./other.html", ""),
    ("sub/../../other.html", ""),
    ("../gone.html", "broken-link"),
]


@pytest.mark.parametrize(("raw", "rule"), ABOVE)
def test_climbing_above_the_root_is_noted(check, raw, rule):
    assert check(f'<a href="{raw}">t</a>') == {(rule or "above-root", raw)}  # one cause, one finding


def test_below_a_path_what_is_above_is_outside(check):
    where = Where(base_url="https://example.org/manual/")
    assert check('<a href="../pt-br/x.html">t</a>', where=where) == set()  # of the host, and not ours
    assert check('<a href="../../other.html">t</a>', where=where) == {
        ("above-root", "../../other.html"),
        ("outside-output", "../../other.html"),
    }


BOTH = [
    ("sub#gone", {"directory-without-slash", "missing-fragment"}),
    ("sub\\gone.html", {"backslash-in-link", "broken-link"}),
    ("cafe\u0301.html#gone", {"unicode-differs", "missing-fragment"}),
]


@pytest.mark.parametrize(("raw", "rules"), BOTH)
def test_a_warning_does_not_hide_what_is_broken(check, raw, rules):
    assert check(f'<a href="{raw}">t</a>') == {(rule, raw) for rule in rules}


FROM_BELOW = [
    ("../other.html", True),
    ("../../other.html", False),
    ("other.html", False),
    ("deep.html", True),
    ("./", True),
    (".", True),
    ("..", True),
    ("../sub/", True),
    ("../gone.html", False),
    ("/other.html", True),
    ("/deep.html", False),
    ("#deep", True),
    ("../index.html#home", True),
    ("../index.html#deep", False),
]


@pytest.mark.parametrize(("raw", "fine"), FROM_BELOW)
def test_paths_are_read_from_the_folder_of_the_page(check, page, raw, fine):
    found = check(files={"sub/more.html": page(f'<p id="deep"><a href="{raw}">t</a>')})
    assert bool(found) is not fine


def test_a_folder_with_an_odd_name_is_read_as_it_is(check, page):
    files = {
        "100% #1 ü/a.html": page('<a href="b.html">t</a><a href="%62.html">t</a>'),
        "100% #1 ü/b.html": page(),
    }
    assert check('<a href="100%%20%231%20%C3%BC/a.html">t</a>', files=files) == set()


def test_extensionless_names_are_found_only_where_the_host_serves_them(check):
    body = '<a href="other">t</a><a href="other#here">t</a><a href="other#gone">t</a><a href="gone">t</a>'
    assert {url for _, url in check(body)} == {"other", "other#here", "other#gone", "gone"}
    served = check(body, where=Where(extensionless=True))
    assert served == {("missing-fragment", "other#gone"), ("broken-link", "gone")}


def test_the_index_has_the_names_that_the_host_looks_for(check, page):
    files = {"old/default.htm": page()}
    assert check('<a href="old/">t</a>', files=files) == {("broken-link", "old/")}
    assert (
        check('<a href="old/">t</a>', files=files, where=Where(index_names=("default.htm", "index.html")))
        == set()
    )


def test_a_link_to_a_redirect_page_is_told_where_it_leads(problems, folder, page):
    (found,) = problems({**folder, "page.html": page('<a href="old.html">t</a>')})
    assert (found.rule, found.severity, found.hint) == (
        "link-to-redirect",
        "warning",
        'link to "other.html" itself',
    )


HINTS = [
    ("Other.html", '"other.html" exists; capital and small letters differ'),
    ("other", 'did you mean "other.html"?'),
    ("other.html/", '"other.html" is a file: leave out the "/" at the end'),
    ("deep.html", 'did you mean "sub/deep.html"?'),
    ("no-index/", "add an index.html"),
]


@pytest.mark.parametrize(("raw", "hint"), HINTS)
def test_a_near_miss_is_hinted_at(problems, folder, page, raw, hint):
    (found,) = problems({**folder, "page.html": page(f'<a href="{raw}">t</a>')})
    assert found.hint == hint


BASES = [
    # (<base>, reference, what is expected: None is fine)
    ('<base href="/sub/">', "deep.html", None),
    ('<base href="/sub/">', "other.html", "broken-link"),
    ('<base href="/sub/">', "/other.html", None),
    ('<base href="sub/">', "deep.html", None),
    ('<base href="sub/deep.html">', "index.html#in-sub", None),
    ('<base href="/sub/">', "#in-sub", None),
    ('<base href="/sub/">', "#here", "missing-fragment"),
    ('<base href="/sub/deep.html">', "#deep", None),
    ('<base href="/sub/">', "?q#in-sub", None),
    ('<base href="/gone/">', "#here", "broken-link"),
    ('<base href="/gone/">', "../other.html", None),
    ('<base href="https://example.org/">', "gone.html", None),
    ('<base href="https://example.org/">', "#gone", None),
    ('<base href="https://example.org/">', "mailto:nobody", "bad-mailto"),
    ('<base href="//example.org/">', "gone.html", None),
    ('<base target="_blank"><base href="/sub/">', "deep.html", None),
    ('<base href="/sub/"><base href="/">', "deep.html", None),
    ('<base href="data:text/plain,x">', "other.html", None),
    ('<base href="">', "other.html", None),
    ('<base href="?x">', "other.html", None),
    ('<template><base href="/sub/"></template>', "other.html", None),
    ('<!-- <base href="/sub/"> -->', "other.html", None),
    ('<base href="http://[">', "gone.html", None),
]


@pytest.mark.parametrize(("base", "raw", "rule"), BASES)
def test_base_moves_every_relative_reference(check, base, raw, rule):
    found = check(f'<p id="here"><a href="{raw}">t</a>', head=base)
    assert found == ({(rule, raw)} if rule else set())


def test_base_moves_images_and_styles_too_but_not_bare_ids_in_svg_and_css(check):
    body = '<img src="a.png" alt=""><p id="p" style="background: url(b.png); mask: url(#p)"><svg><use href="#p"/></svg>'
    found = check(body, head='<base href="/sub/">')
    assert found == {("missing-asset", "a.png"), ("missing-asset", "b.png")}


BELOW = "https://www.example.org/technicians/"
ON_OUR_HOST = [
    ("https://www.example.org/technicians/other.html", None),
    ("https://www.example.org/technicians/", None),
    ("https://WWW.EXAMPLE.org/technicians/other.html#here", None),
    ("https://www.example.org:443/technicians/other.html", None),
    ("http://www.example.org/technicians/other.html", None),
    ("//www.example.org/technicians/other.html", None),
    ("/technicians/other.html", None),
    ("/technicians/", None),
    ("../technicians/other.html", None),
    ("https://www.example.org/technicians/gone.html", "broken-link"),
    ("https://www.example.org/technicians/other.html#gone", "missing-fragment"),
    ("//www.example.org/technicians/gone.html", "broken-link"),
    ("/technicians/gone.html", "broken-link"),
    ("/other.html", "outside-output"),
    ("../other.html", "outside-output"),
    ("/technicians", "directory-without-slash"),
    ("https://www.example.org/technicians", "directory-without-slash"),
    ("https://www.example.org/elsewhere/", None),  # ours is only a part of the host
    ("/elsewhere/", None),
    ("https://www.example.org:8443/technicians/gone.html", None),
    ("https://example.org/technicians/gone.html", None),
    ("https://other.example/technicians/gone.html", None),
]


@pytest.mark.parametrize(("raw", "rule"), ON_OUR_HOST)
def test_our_own_addresses_are_internal_where_we_know_them(check, raw, rule):
    found = check(f'<a href="{raw}">t</a>', where=Where(base_url=BELOW))
    assert found == ({(rule, raw)} if rule else set())


def test_without_a_base_url_every_full_address_is_external(check):
    assert check('<a href="https://www.example.org/technicians/gone.html">t</a>') == set()


def test_a_host_in_other_letters_is_compared_in_its_ascii_form(check):
    found = check(
        '<a href="https://xn--mnchen-3ya.example/gone">t</a>', where=Where(base_url="https://münchen.example")
    )
    assert found == {("broken-link", "https://xn--mnchen-3ya.example/gone")}


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        ("", "a", "a"),
        ("a/b/", "c", "a/b/c"),
        ("a/b/", "../c", "a/c"),
        ("a/b/", "..", "a/"),
        ("a/b/", ".", "a/b/"),
        ("a/b/", "../../../c/", "c/"),
        ("a/", "/", ""),
        ("a/", "/b/./c", "b/c"),
        ("a/", "b//c", "a/b//c"),
        ("", "a%2Fb", "a\0b"),
    ],
)
def test_join_reads_a_path_in_a_folder(folder, path, expected):
    assert join(folder, path) == expected
