"""What our own pages do not do with the rest of the web: lead where nobody may go, and load pictures from it."""

import pytest

from tcsite import links
from tcsite.text.not_public import why_not_public


def rules_of(body: str, *, own_site: bool = True) -> set[str]:
    html = f'<!doctype html><html lang="en"><title>x</title><main><h1>x</h1>{body}</main></html>'
    pages = [links.collect("index.html", html.encode())]
    check = links.on_our_site if own_site else links.in_any_folder
    found = check(pages, ["index.html", "a.png", "plan.pdf"], links.Where())
    return {each.rule for each in found} - {
        "sitemap-disagrees",
        "canonical-disagrees",
        "robots-without-sitemap",
    }


CLOSED = [
    "https://example.sharepoint.com/sites/tc/Plan.docx",
    "https://example-my.sharepoint.com/:b:/g/personal/x",
    "https://teams.microsoft.com/l/channel/x",
    "https://1drv.ms/b/s!abc",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.ac.uk",
    "http://localhost:8000/",
    "https://intranet.example.ac.uk/plan",
    "https://staging.example.ac.uk/technicians/",
    "https://10.0.0.4/plan",
    "https://user:secret@www.example.ac.uk/x",
    "https://www.example.ac.uk/wp-admin/post.php?post=3",
    "https://www.example.ac.uk/node/12/edit",
    "https://www.example.ac.uk/technicians/?preview=true",
]
OPEN = [
    "https://www.example.ac.uk/technicians/",
    "https://sharepoint.example.ac.uk/plan",
    "https://www.example.ac.uk/staff/edit-your-profile",
    "https://www.example.ac.uk/previews/?previewed=x",
    "https://orcid.org/0000-0001-2345-6789",
    "https://www.example.ac.uk/@technicians",
    "mailto:technicians@example.ac.uk",
]


@pytest.mark.parametrize("url", CLOSED)
def test_a_link_to_a_place_for_few_is_told_on_our_own_site(url: str) -> None:
    assert why_not_public(url)
    assert rules_of(f'<a href="{url}">x</a>') == {"link-for-few"}
    assert rules_of(f'<a href="{url}">x</a>', own_site=False) == set()


@pytest.mark.parametrize("url", OPEN)
def test_a_link_to_a_place_for_all_is_not(url: str) -> None:
    assert rules_of(f'<a href="{url}">x</a>') == set()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.png", set()),
        ("https://www.example.com/a.png", {"foreign-picture"}),
        ("//www.example.com/a.png", {"foreign-picture"}),
        ("http://www.example.com/a.png", {"insecure-resource"}),
        ("plan.pdf", {"wrong-kind"}),
        ("https://www.example.com/plan.pdf", {"foreign-picture"}),
    ],
)
def test_a_picture_is_a_picture_and_a_file_of_the_site(source: str, expected: set[str]) -> None:
    assert rules_of(f'<img src="{source}" alt="Chart">') == expected
    expected_elsewhere = expected - {"foreign-picture", "wrong-kind"}
    assert rules_of(f'<img src="{source}" alt="Chart">', own_site=False) == expected_elsewhere


def test_hidden_links_count_for_nothing_in_a_foreign_folder() -> None:
    links_hidden = (
        '<div hidden><a href="a.html">a</a></div><div class="gone"><a href="b.html">b</a></div>'
        '<p style="display:none"><a href="c.html">c</a></p><p><a href="d.html">d</a></p>'
    )
    page = '<!doctype html><html lang="en"><head><title>x</title>{}</head><main><h1>x</h1>{}</main></html>'
    files = {"index.html": page.format("<style>.gone{display:none}</style>", links_hidden)}
    files |= {f"{name}.html": page.format("", '<a href="index.html">home</a>') for name in "abcd"}
    pages = [links.collect(path, html.encode()) for path, html in files.items()]
    where = links.Where(base_url="https://www.example.ac.uk/")
    found = links.in_any_folder(pages, list(files), where, whole=True)
    orphans = {each.page for each in found if each.rule == "orphan-page"}
    assert orphans == {"a.html", "b.html", "c.html"}
    assert links.clicks(pages, list(files), where) == {"index.html": 0, "d.html": 1}


@pytest.mark.parametrize(
    "url",
    [
        "https://host/x",
        "https://a.lan:8000/",
        "https://a.home.arpa/x",
        "http://[::1]/",
        "https://a.localhost./x",
        "https://uat.example.ac.uk",
        "HTTPS://INTRANET.EXAMPLE.AC.UK/",
    ],
)
def test_a_glance_passes_over_no_closed_place(url: str) -> None:
    assert why_not_public(url)
