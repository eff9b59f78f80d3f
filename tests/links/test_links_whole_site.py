"""What only shows when the whole built site is seen."""

import pytest

from tcsite.links import Where, clicks, collect, format_of

BASE = "https://example.org/tc/"


def site_page(
    address: str, body: str = "", head: str = "", lang: str = "en", canonical: str | None = None
) -> str:
    named = f'<link rel="canonical" href="{BASE}{address}">' if canonical is None else canonical
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>T</title>{named}{head}</head>'
        f"<body><main><h1>H</h1>{body}</main></body></html>"
    )


def sitemap(*addresses: str) -> str:
    entries = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return (
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    )


GOOD = {
    "index.html": site_page("", '<a href="/tc/plans/">plans</a> <a href="about.html">about</a>'),
    "plans/index.html": site_page("plans/", '<a href="one/">one</a>'),
    "plans/one/index.html": site_page("plans/one/", '<a href="/tc/">home</a>'),
    "about.html": site_page("about.html"),
    "404.html": site_page("404.html"),
    "sitemap.xml": sitemap(BASE, BASE + "plans/", BASE + "plans/one/", BASE + "about.html"),
    "robots.txt": "",
}
ROBOTS = f"User-agent: *\nDisallow:\nSitemap: {BASE}sitemap.xml\n"


def found(on_site, files, **settings):
    where = Where(base_url=BASE, **{"robots": ROBOTS, **settings})
    return {(problem.rule, problem.page, problem.url) for problem in on_site({**GOOD, **files}, where)}


def test_a_site_in_good_order_has_no_problems(on_site):
    assert found(on_site, {}) == set()


def away(target: str, canonical: str = "") -> str:
    refresh = f'<meta http-equiv="refresh" content="0; url={target}">'
    return site_page("", head=refresh, canonical=canonical, body=f'<a href="{target}">moved</a>')


CANONICAL = "canonical-disagrees"
SITEMAP = "sitemap-disagrees"
HREFLANG = "hreflang-disagrees"
ABOUT = '<link rel="canonical" href="{}">'
SITES = [
    # --- canonical
    ({"about.html": site_page("", canonical="")}, {(CANONICAL, "about.html", "")}),
    ({"about.html": site_page("plans/")}, {(CANONICAL, "about.html", BASE + "plans/")}),
    ({"about.html": site_page("", canonical=ABOUT.format("about.html"))}, {(CANONICAL, "about.html", "about.html")}),
    (
        {"about.html": site_page("", canonical=ABOUT.format("http://example.org/tc/about.html"))},
        {(CANONICAL, "about.html", "http://example.org/tc/about.html")},
    ),
    (
        {"plans/index.html": site_page("plans/index.html", '<a href="one/">one</a>')},
        {(CANONICAL, "plans/index.html", BASE + "plans/index.html")},
    ),
    (
        {"about.html": site_page("about.html", head=ABOUT.format(BASE))},
        {(CANONICAL, "about.html", BASE)},
    ),
    ({"about.html": site_page("gone.html")}, {(CANONICAL, "about.html", BASE + "gone.html"), ("broken-link", "about.html", BASE + "gone.html")}),
    # --- redirect pages
    ({"old/index.html": away("../about.html")}, set()),
    ({"old/index.html": away("../about.html", ABOUT.format(BASE + "about.html"))}, set()),
    ({"old/index.html": away("../about.html", ABOUT.format(BASE))}, {(CANONICAL, "old/index.html", BASE)}),
    (
        {"old/index.html": away("../older/"), "older/index.html": away("../about.html")},
        {("redirect-chain", "old/index.html", "../older/"), ("link-to-redirect", "old/index.html", "../older/")},
    ),
    ({"old/index.html": away("../gone.html")}, {("broken-link", "old/index.html", "../gone.html")}),
    (
        {"old/index.html": away("../about.html"), "about.html": site_page("about.html", '<a href="/tc/old/">old</a>')},
        {("link-to-redirect", "about.html", "/tc/old/")},
    ),
    # --- sitemap
    ({"sitemap.xml": sitemap(BASE, BASE + "plans/", BASE + "plans/one/")}, {(SITEMAP, "about.html", "")}),
    (
        {"sitemap.xml": sitemap(BASE, BASE + "plans/", BASE + "plans/one/", BASE + "about.html", BASE + "gone/")},
        {(SITEMAP, "sitemap.xml", BASE + "gone/")},
    ),
    (
        {"sitemap.xml": sitemap(BASE, BASE + "plans/index.html", BASE + "plans/one/", BASE + "about.html")},
        {(SITEMAP, "sitemap.xml", BASE + "plans/index.html")},
    ),
    (
        {"sitemap.xml": sitemap(BASE, "/tc/plans/", BASE + "plans/one/", BASE + "about.html")},
        {(SITEMAP, "sitemap.xml", "/tc/plans/")},
    ),
    (
        {"sitemap.xml": GOOD["sitemap.xml"].replace("</urlset>", "<url><loc>https://other.example/</loc></url></urlset>")},
        {(SITEMAP, "sitemap.xml", "https://other.example/")},
    ),
    (
        {"about.html": site_page("about.html", head='<meta name="robots" content="noindex">')},
        {(SITEMAP, "sitemap.xml", BASE + "about.html")},
    ),
    ({"sitemap.xml": GOOD["sitemap.xml"].replace("</urlset>", f"<!-- <loc>{BASE}gone/</loc> --></urlset>")}, set()),
    ({"sitemap.xml": GOOD["sitemap.xml"].replace("about.html", "about.html&#x3F;").replace("&#x3F;", "")}, set()),
    (
        {"sitemap-2.xml": sitemap(BASE + "plan.pdf"), "plan.pdf": ""},
        set(),
    ),
    # --- hreflang
    (
        {
            "about.html": site_page("about.html", head='<link rel="alternate" hreflang="cy" href="plans/">'),
        },
        {(HREFLANG, "about.html", "plans/")},
    ),
    (
        {
            "about.html": site_page("about.html", head='<link rel="alternate" hreflang="cy" href="cy.html">', body='<a href="cy.html">cy</a>'),
            "cy.html": site_page("cy.html", head='<link rel="alternate" hreflang="en" href="about.html">', lang="cy"),
            "sitemap-2.xml": sitemap(BASE + "cy.html"),
        },
        set(),
    ),
    (
        {
            "about.html": site_page("about.html", head='<link rel="alternate" hreflang="cy" href="cy.html">', body='<a href="cy.html">cy</a>'),
            "cy.html": site_page("cy.html", head='<link rel="alternate" hreflang="en" href="about.html">', lang="en"),
            "sitemap-2.xml": sitemap(BASE + "cy.html"),
        },
        {(HREFLANG, "about.html", "cy.html")},
    ),
    ({"about.html": site_page("about.html", head='<link rel="alternate" hreflang="x-default" href="about.html">')}, set()),
    # --- far from home
    (
        {"lonely.html": site_page("lonely.html"), "sitemap-2.xml": sitemap(BASE + "lonely.html")},
        {("orphan-page", "lonely.html", "")},
    ),
    (
        {
            "ring-1.html": site_page("ring-1.html", '<a href="ring-2.html">2</a>'),
            "ring-2.html": site_page("ring-2.html", '<a href="ring-1.html">1</a>'),
            "sitemap-2.xml": sitemap(BASE + "ring-1.html", BASE + "ring-2.html"),
        },
        {("orphan-page", "ring-1.html", ""), ("orphan-page", "ring-2.html", "")},
    ),
    (
        {
            "plans/one/index.html": site_page("plans/one/", '<a href="three.html">3</a>'),
            "plans/one/three.html": site_page("plans/one/three.html", '<a href="four.html">4</a>'),
            "plans/one/four.html": site_page("plans/one/four.html"),
            "sitemap-2.xml": sitemap(BASE + "plans/one/three.html", BASE + "plans/one/four.html"),
        },
        {("page-far-from-home", "plans/one/four.html", "")},
    ),
    # --- what the pages load
    (
        {"about.html": site_page("about.html", '<img src="http://example.org/a.png" alt="">')},
        {("insecure-resource", "about.html", "http://example.org/a.png")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), SITES)
def test_what_disagrees_with_the_rest_of_the_site(on_site, files, expected):
    assert found(on_site, files) == expected


@pytest.mark.parametrize(("homes", "far"), [(("",), {"plans/one/three.html"}), (("", "plans/"), set())])
def test_a_page_is_counted_from_the_home_page_of_its_language(on_site, homes, far):
    files = {
        "plans/one/index.html": site_page("plans/one/", '<a href="two.html">2</a>'),
        "plans/one/two.html": site_page("plans/one/two.html", '<a href="three.html">3</a>'),
        "plans/one/three.html": site_page("plans/one/three.html"),
        "sitemap-2.xml": sitemap(BASE + "plans/one/two.html", BASE + "plans/one/three.html"),
    }
    problems = found(on_site, files, homes=homes)
    assert {page for rule, page, _ in problems if rule == "page-far-from-home"} == far


def test_without_a_sitemap_every_page_is_missing_from_it(on_site):
    files = {path: content for path, content in GOOD.items() if path != "sitemap.xml"}
    problems = on_site(files, Where(base_url=BASE))
    assert {(problem.rule, problem.page) for problem in problems} == {
        (SITEMAP, path) for path in ("index.html", "about.html", "plans/index.html", "plans/one/index.html")
    }


HIDING = [
    (ROBOTS, set()),
    (ROBOTS + "Disallow: /tc/about\n", {("robots-hides", "about.html", "")}),
    (ROBOTS + "Disallow: /about\n", set()),  # not below our path
    (ROBOTS + "Disallow: /\nAllow: /tc/\n", set()),
    (ROBOTS + "Disallow: /*.html$\n", {("robots-hides", "about.html", "")}),
    (ROBOTS + "Disallow: /tc/about.html$\nAllow: /tc/about.html$\n", set()),
    (ROBOTS + "\nUser-agent: Badbot\nDisallow: /\n", set()),
    (
        ROBOTS + "\nUser-agent: Badbot\nUser-agent: *\nDisallow: /tc/about # hidden\n",
        {("robots-hides", "about.html", "")},
    ),
    ("User-agent: *\nDisallow:\n", {("robots-without-sitemap", "robots.txt", "")}),
    ("", set()),
]


@pytest.mark.parametrize(("robots", "expected"), HIDING)
def test_robots_hide_nothing_that_must_be_found(on_site, robots, expected):
    assert found(on_site, {}, robots=robots) == expected


def test_a_page_that_must_be_found_may_not_ask_to_be_hidden(on_site):
    files = {"about.html": site_page("about.html", head='<meta name="robots" content="noindex">')}
    told = frozenset(path for path in GOOD if path.endswith(".html"))
    assert ("robots-hides", "about.html", "") in found(on_site, files, must_find=told)


def test_a_page_that_need_not_be_found_is_not_in_the_sitemap(on_site):
    told = frozenset(path for path in GOOD if path.endswith(".html") and path != "about.html")
    assert found(on_site, {}, must_find=told) == {(SITEMAP, "sitemap.xml", BASE + "about.html")}


REDIRECTS = [
    ({"/old/": "/about.html"}, set()),
    ({"/old/": "https://other.example/"}, set()),
    ({"/old.html": "/gone/"}, {("redirect-to-nowhere", "_redirects", "/old.html")}),
    ({"/old/": "/gone/"}, {("redirect-to-nowhere", "_redirects", "/old/")}),
    ({"/old/": "/older/", "/older/": "/about.html"}, {("redirect-chain", "_redirects", "/old/")}),
    ({"/old/": "/old/"}, {("redirect-chain", "_redirects", "/old/")}),
    ({"/about.html": "/plans/"}, {("redirect-hides-page", "about.html", "/about.html")}),
]


@pytest.mark.parametrize(("redirects", "expected"), REDIRECTS)
def test_the_redirects_that_the_host_makes_lead_to_pages(on_site, redirects, expected):
    assert found(on_site, {}, redirects=redirects) == expected


def test_a_link_to_a_redirect_of_the_host_is_no_broken_link(on_site):
    files = {"about.html": site_page("about.html", '<a href="/tc/old/">old</a>')}
    assert found(on_site, files, redirects={"/old/": "/plans/"}) == {
        ("link-to-redirect", "about.html", "/tc/old/")
    }


def test_faults_weigh_more_on_our_own_site(on_site, problems):
    files = {"index.html": "<p id=a><p id=a><img src=http://example.org/a.png>"}
    ours = {problem.rule: problem.severity for problem in on_site(files, Where(base_url=BASE))}
    theirs = {problem.rule: problem.severity for problem in problems(files)}
    for rule in ("duplicate-id", "image-without-alt", "insecure-resource", "page-without-lang"):
        assert (ours[rule], theirs[rule]) == ("error", "warning")


def test_clicks_from_home():
    files = {**GOOD, "old/index.html": away("../about.html")}
    files["about.html"] = site_page("about.html", '<a href="old/">old</a>')
    pages = [collect(path, content.encode()) for path, content in files.items() if format_of(path)]
    assert clicks(pages, files, Where(base_url=BASE)) == {
        "index.html": 0,
        "plans/index.html": 1,
        "about.html": 1,
        "plans/one/index.html": 2,
    }
