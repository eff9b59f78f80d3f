"""Addresses on the web, mail, telephone, scripts, and slips of the pen."""

import pytest

from tcsite.links import Where

FINE = [
    "https://example.org",
    "http://example.org/a b/ü?q=%zz#x",
    "HTTPS://EXAMPLE.ORG/",
    "https://user:secret@example.org:8443/",
    "https://example.org:/",
    "https://[2001:db8::1]/",
    "https://[2001:db8::1]:8443/",
    "https://192.0.2.1/",
    "https://bücher.example/",
    "https://ex%61mple.org/",
    "https://under_score.example.org/",
    "//example.org/x",
    "//example.org",
    "https://example.org/https://example.com/",
    "https://http.cat/404",
    "mailto:jo@example.org",
    "MAILTO:jo@example.org",
    "mailto:jo.bloggs+tag@sub.example.org",
    "mailto:o'brien@example.org",
    "mailto:jo@example.org,al@example.org",
    "mailto:jo@example.org?subject=A%20plan&body=x",
    "mailto:?to=jo@example.org",
    "mailto:?subject=A%20plan&body=https://example.org/",  # a page is shared: its reader knows with whom
    "mailto:?to=jo@example.org,al@example.org&subject=x",
    "mailto:jo@example.org?cc=al@example.org",
    "mailto:jo%2Btag@example.org",
    "mailto:jo@bücher.example",
    "mailto:%22not%40me%22@example.org",
    "tel:+441234567890",
    "tel:+44-1234-567890",
    "tel:+44(0)1234.567890",
    "tel:01234567890",
    "tel:999",
    "tel:+441234567890;ext=12",
    "tel:7042;phone-context=example.org",
    "tel:*100%23",
    "sms:+441234567890",
    "sms:+441234567890,+441234567891?body=hello",
    "sms:+441234567890&body=hello",
    "data:text/plain,hello",
    "about:blank",
]
BROKEN = [
    ("http:/example.org", "malformed-url"),
    ("https:/example.org/x", "malformed-url"),
    ("http:example.org", "malformed-url"),
    ("https:", "malformed-url"),
    ("https;//example.org", "malformed-url"),
    ("http//example.org", "malformed-url"),
    ("https//example.org", "malformed-url"),
    ("http;/example.org", "malformed-url"),
    ("ttp://example.org", "malformed-url"),
    ("htp://example.org", "malformed-url"),
    ("htpps://example.org", "malformed-url"),
    ("ttps//example.org", "malformed-url"),
    ("://example.org", "malformed-url"),
    ("https://https://example.org", "malformed-url"),
    ("http://http//example.org", "malformed-url"),
    ("https:///example.org", "malformed-url"),
    ("www.example.org", "malformed-url"),
    ("www.example.org/x", "malformed-url"),
    ("example.org:8080/x", "malformed-url"),
    ("localhost:8000/x", "malformed-url"),
    ("jo@example.org", "malformed-url"),
    ("mailto;jo@example.org", "malformed-url"),
    ("mailt:jo@example.org", "malformed-url"),
    ("https://", "malformed-url"),
    ("//", "malformed-url"),
    ("https://?q", "malformed-url"),
    ("https://exa mple.org/", "malformed-url"),
    ("https://example.org:99999/", "malformed-url"),
    ("https://example.org:port/", "malformed-url"),
    ("https://example..org/", "malformed-url"),
    ("https://.example.org/", "malformed-url"),
    ("https://[2001:db8::1/", "malformed-url"),
    ("https://[nonsense]/", "malformed-url"),
    ("https://exa^mple.org/", "malformed-url"),
    ("https://exa<mple.org/", "malformed-url"),
    ("https://exa%mple.org/", "malformed-url"),
    ("mailto:", "bad-mailto"),
    ("mailto:?subject=x", "bad-mailto"),
    ("mailto:?to=", "bad-mailto"),
    ("mailto:?to=nobody", "bad-mailto"),
    ("mailto:jo", "bad-mailto"),
    ("mailto:jo@", "bad-mailto"),
    ("mailto:@example.org", "bad-mailto"),
    ("mailto:jo@@example.org", "bad-mailto"),
    ("mailto:jo@al@example.org", "bad-mailto"),
    ("mailto:jo@example.org,", "bad-mailto"),
    ("mailto:jo@example.org,al", "bad-mailto"),
    ("mailto:jo@example.org;al@example.org", "bad-mailto"),
    ("mailto:jo bloggs@example.org", "bad-mailto"),
    ("mailto: jo@example.org", "bad-mailto"),
    ("mailto:jo@example..org", "bad-mailto"),
    ("mailto:jo@-example.org", "bad-mailto"),
    ("mailto:.jo@example.org", "bad-mailto"),
    ("mailto:jo@example.org?subject=100%", "bad-mailto"),
    ("mailto:jo%zz@example.org", "bad-mailto"),
    ("mailto:jo@example.org?cc=al", "bad-mailto"),
    ("mailto://jo@example.org", "bad-mailto"),
    ("mailto:Jo <jo@example.org>", "bad-mailto"),
    ("mailto:jo at example.org", "bad-mailto"),
    ("tel:", "bad-tel"),
    ("tel:call-us", "bad-tel"),
    ("tel:+", "bad-tel"),
    ("tel:+44 1234 567890", "bad-tel"),
    ("tel:+44%201234567890", "bad-tel"),
    ("tel:12", "bad-tel"),
    ("tel:0800-CALL-NOW", "bad-tel"),
    ("tel:++441234567890", "bad-tel"),
    ("tel://+441234567890", "bad-tel"),
    ("tel:+4412345%6", "bad-tel"),
    ("sms:", "bad-tel"),
    ("sms:?body=hello", "bad-tel"),
    ("sms:jo", "bad-tel"),
    ("sms:+441234567890,", "bad-tel"),
    ("file:///home/jo/plan.pdf", "outside-output"),
    ("C:\\plans\\plan.pdf", "outside-output"),
    ("c:/plans/plan.pdf", "outside-output"),
]


@pytest.mark.parametrize("raw", FINE)
def test_a_well_formed_address_is_fine(check, raw):
    assert check(f'<a href="{raw}">t</a>') == set()


@pytest.mark.parametrize(("raw", "rule"), BROKEN)
def test_an_address_that_is_none_is_an_error(problems, folder, page, raw, rule):
    found = problems({**folder, "page.html": page(f'<a href="{raw}">t</a>')})
    assert [(problem.rule, problem.severity, problem.url) for problem in found] == [(rule, "error", raw)]


OURS_ALONE = [
    ("javascript:void(0)", "javascript-link"),
    ("JavaScript:alert(1)", "javascript-link"),
    ("java\nscript:alert(1)", "javascript-link"),
    (" javascript:", "javascript-link"),
    ("mailto:root@localhost", "mailto-without-dot"),
    ("mailto:jo@example", "mailto-without-dot"),
    ("mailto:jo@example.org,jo@example?subject=x", "mailto-without-dot"),
]


@pytest.mark.parametrize(("raw", "rule"), OURS_ALONE)
def test_on_our_pages_an_error_and_elsewhere_advice(problems, on_site, folder, page, raw, rule):
    files = {**folder, "page.html": page(f'<a href="{raw}">t</a>')}
    (found,) = problems(files)
    assert (found.rule, found.severity, found.url) == (rule, "advice", raw)
    severities = {found.severity for found in on_site(files, Where()) if found.rule == rule}
    assert severities == {"error"}


def test_what_is_worse_goes_first(check):
    raw = "mailto:jo@example,nobody"
    assert check(f'<a href="{raw}">t</a>') == {("bad-mailto", raw)}


@pytest.mark.parametrize(
    "raw", ["ftp://example.org/x", "geo:53.2,-2.9", "skype:jo?call", "urn:isbn:123", "x-own:1"]
)
def test_any_other_scheme_is_noted(problems, folder, page, raw):
    (found,) = problems({**folder, "page.html": page(f'<a href="{raw}">t</a>')})
    assert (found.rule, found.severity, found.url) == ("unusual-scheme", "advice", raw)


def test_a_mistyped_scheme_is_said_to_be_read_as_a_path(problems, folder, page):
    (found,) = problems({**folder, "page.html": page('<a href="https;//example.org">t</a>')})
    assert "is read as a path on this site" in found.message


def test_a_folder_that_has_the_name_of_a_slip_is_a_folder(check, page):
    assert check('<a href="www.example.org/">t</a>', files={"www.example.org/index.html": page()}) == set()


INSECURE = [
    ('<img src="http://example.org/a.png" alt="">', True),
    ('<script src="http://example.org/a.js"></script>', True),
    ('<iframe src="http://example.org/"></iframe>', True),
    ('<img srcset="http://example.org/a.png 2x" src="a.png" alt="">', True),
    ('<p style="background: url(http://example.org/a.png)">', True),
    ('<video poster="HTTP://example.org/a.png"></video>', True),
    ('<link rel="stylesheet" href="http://example.org/a.css">', True),
    ('<link rel="canonical" href="http://example.org/">', False),
    ('<meta property="og:image" content="http://example.org/a.png">', False),
    ('<a href="http://example.org/">t</a>', False),
    ('<img src="https://example.org/a.png" alt="">', False),
    ('<img src="//example.org/a.png" alt="">', False),
]


@pytest.mark.parametrize(("body", "insecure"), INSECURE)
def test_what_a_page_loads_comes_over_https(check, body, insecure):
    assert [rule for rule, _ in check(body)] == (["insecure-resource"] if insecure else [])
