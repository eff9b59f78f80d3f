"""Situations from real pages, each with the right verdict: the sentences of what a link means, row by row."""

import pytest

from tcsite.links import Where

BROKEN, ASSET, FRAGMENT, URL = "broken-link", "missing-asset", "missing-fragment", "malformed-url"


def link(raw: str) -> str:
    return f'<a href="{raw}">t</a>'


def only(rule: str, url: str) -> set[tuple[str, str]]:
    return {(rule, url)}


# name: (body, head, what is found)
IN_A_PAGE = {
    # --- base
    "base of a folder": (link("deep.html"), '<base href="sub/">', set()),
    "base of a file": (link("deep.html#deep"), '<base href="sub/x.html">', set()),
    "base moves a bare fragment": (link("#in-sub"), '<base href="sub/">', set()),
    "base leads a bare fragment to another page": (
        '<p id="own">' + link("#own"), '<base href="sub/">', only(FRAGMENT, "#own"),
    ),
    "the first base counts": (link("deep.html"), '<base href="sub/"><base href="gone/">', set()),
    "a base with a target alone is none": (link("other.html"), '<base target="_blank">', set()),
    "a base without an address, then one with": (link("deep.html"), '<base target="_top"><base href="sub/">', set()),
    "base of another site": (link("gone.html"), '<base href="https://other.example/x/">', set()),
    "an empty base is none": (link("other.html"), '<base href="">', set()),
    "base with .. ": (link("other.html"), '<base href="sub/../">', set()),
    "a javascript: base is ignored": (link("other.html"), '<base href="javascript:x">', set()),
    # --- srcset
    "a comma inside a candidate": ('<img srcset="a,b.png 2x" src="a.png" alt="">', "", set()),
    "candidates without a blank between": (
        '<img srcset="a.png,b.png" src="a.png" alt="">', "", only(ASSET, "a.png,b.png"),
    ),
    "candidates told apart by a comma and a blank": ('<img srcset="a.png, b.png 2x" src="a.png" alt="">', "", set()),
    "data: holds commas": (
        '<img srcset="data:image/png;base64,AA 1x, gone.png 2x" src="a.png" alt="">', "", only(ASSET, "gone.png"),
    ),
    "widths with line ends": ('<img srcset="a.png 1w,\n  gone.png 2w" src="a.png" alt="">', "", only(ASSET, "gone.png")),
    "imagesrcset": ("", '<link rel="preload" as="image" imagesrcset="a.png 1x, gone.png 2x">', only(ASSET, "gone.png")),
    # --- CSS
    "image-set of strings": ("<style>p{background:image-set('gone.png' 1x, 'a.png' 2x)}</style>", "", only(ASSET, "gone.png")),
    "image-set of a vendor": ("<style>p{background:-webkit-image-set(url(gone.png) 1x)}</style>", "", only(ASSET, "gone.png")),
    "import with layer and media": ("<style>@import 'gone.css' layer(a) screen;</style>", "", only(ASSET, "gone.css")),
    "import by url": ("<style>@import url(\"good.css\") supports(display: grid);</style>", "", set()),
    "an import after a comment": ("<style>/* x */@import/* y */'gone.css';</style>", "", only(ASSET, "gone.css")),
    "an url in content is one": ("<style>p::before{content:url(gone.svg)}</style>", "", only(ASSET, "gone.svg")),
    "a string is none": ("<style>p::before{content:'url(gone.png)'}</style>", "", set()),
    "a namespace is none": ("<style>@namespace svg url(gone);</style>", "", set()),
    "an escape in CSS": ("<style>p{background:url(a\\.png)}</style>", "", set()),
    "a blank escaped in CSS": ("<style>p{background:url(a\\ b.html)}</style>", "", only("wrong-kind", "a b.html")),
    "a custom property": ("<style>p{--x: url(gone.png)}</style>", "", only(ASSET, "gone.png")),
    "a font with a fragment": ("<style>@font-face{src:url(doc.pdf#x) format('svg')}</style>", "", set()),
    "a font with a query": ("<style>@font-face{src:url('doc.pdf?#iefix')}</style>", "", set()),
    "src() is a function nobody has": ("<style>p{background:src('gone.png')}</style>", "", set()),
    "a style attribute with entities": ('<p style="background:url(&quot;gone.png&quot;)">', "", only(ASSET, "gone.png")),
    # --- meta refresh
    "refresh without url=": ("", '<meta http-equiv="refresh" content="30; gone.html">', only(BROKEN, "gone.html")),
    "refresh with quotes": ("", "<meta http-equiv=Refresh content=\"30;URL='gone.html'\">", only(BROKEN, "gone.html")),
    "refresh with a comma": ("", '<meta http-equiv="refresh" content="30, url=gone.html">', only(BROKEN, "gone.html")),
    "refresh of the page itself": ("", '<meta http-equiv="refresh" content="300">', set()),
    "refresh of seconds with a fraction": ("", '<meta http-equiv="refresh" content="30.5; url=other.html">', set()),
    "refresh with negative seconds": (
        "", '<meta http-equiv="refresh" content="-1; url=other.html">', only("refresh-malformed", "-1; url=other.html"),
    ),
    # --- encodings
    "small letters in an escape": (link("caf%c3%a9.html"), "", set()),
    "an entity": (link("caf&eacute;.html"), "", set()),
    "a numbered entity": (link("&#111;ther.html"), "", set()),
    "an ampersand in a query": (link("other.html?a=1&amp;b=2"), "", set()),
    "an escaped hash is no fragment": (link("other.html%23here"), "", only(BROKEN, "other.html%23here")),
    "an escaped question mark is no query": (link("other.html%3fx"), "", only(BROKEN, "other.html%3fx")),
    "an escaped slash is data": (link("sub%2fdeep.html"), "", only(BROKEN, "sub%2fdeep.html")),
    "an escaped dot": (link("%2e/other.html"), "", set()),
    "a no-break space is no blank": (link("other.html\u00a0"), "", only(BROKEN, "other.html\u00a0")),
    "a zero-width space": (link("other.html\u200b"), "", only(BROKEN, "other.html\u200b")),
    "a byte order mark in an address": (link("\ufeffother.html"), "", only(BROKEN, "\ufeffother.html")),
    "the other normal form": (link("cafe%CC%81.html"), "", only("unicode-differs", "cafe%CC%81.html")),
    "a line end inside": (link("other\n.html"), "", set()),
    "a tab inside a scheme": (link("ht\ttps://example.org/"), "", set()),
    # --- fragments
    "a text fragment": (link("other.html#:~:text=any,words"), "", set()),
    "an id and a text fragment": (link("other.html#here:~:text=any"), "", set()),
    "no id and a text fragment": (link("other.html#gone:~:text=any"), "", only(FRAGMENT, "other.html#gone:~:text=any")),
    "top in capitals": (link("#TOP"), "", set()),
    "top of another page": (link("other.html#top"), "", set()),
    "an empty fragment of another page": (link("other.html#"), "", set()),
    "a fragment with a blank": (link("other.html#a b"), "", set()),
    "the same escaped": (link("other.html#a%20b"), "", set()),
    "an id that is written with an escape": (link("other.html#x%20y"), "", set()),
    "an accent in an id": (link("other.html#%C3%A9"), "", set()),
    "another case": (link("other.html#case"), "", only(FRAGMENT, "other.html#case")),
    "a route of a script": (link("other.html#/route/1"), "", set()),
    "a hash-bang": (link("#!/route"), "", set()),
    "a page of a PDF": (link("doc.pdf#page=2"), "", set()),
    "a query before the fragment": (link("?x=1#gone"), "", only(FRAGMENT, "?x=1#gone")),
    "a fragment with a hash": ('<p id="a#b">' + link("#a#b"), "", set()),
    "the name of an image is no place": ('<img name="x" src="a.png" alt="">' + link("#x"), "", only(FRAGMENT, "#x")),
    "an id in a drawing": ('<svg><g id="g"/></svg>' + link("#g"), "", set()),
    "an id in a template": ('<template><p id="g"></template>' + link("#g"), "", only(FRAGMENT, "#g")),
    "an id in a comment": ('<!-- <p id="g"> -->' + link("#g"), "", only(FRAGMENT, "#g")),
    "a view of a drawing": ('<img src="icons.svg#svgView(viewBox(0,0,1,1))" alt="">', "", set()),
    "an icon that is not there": ('<svg><use href="icons.svg#gone"/></svg>', "", only(FRAGMENT, "icons.svg#gone")),
    "an icon of old": ('<svg><use xlink:href="icons.svg#icon"/></svg>', "", set()),
    "a gradient that is not there": ('<svg><rect fill="url(#gone)"/></svg>', "", only(FRAGMENT, "#gone")),
    # --- maps and forms
    "a map that is there": ('<map name="m"></map><img usemap="#m" src="a.png" alt="">', "", set()),
    "a map that is not": ('<map name="M"></map><img usemap="#m" src="a.png" alt="">', "", only(FRAGMENT, "#m")),
    "a form without an action": ("<form></form>", "", set()),
    "a form with an empty action": ('<form action=""></form>', "", set()),
    "a form to a page": ('<form action="other.html?x"></form>', "", set()),
    "a form by mail": ('<form action="mailto:a@example.org"></form>', "", set()),
    "a button with an address": ('<form><button formaction="gone.html">t</button></form>', "", only(BROKEN, "gone.html")),
    # --- mail and telephone
    "mail with everything": (link("mailto:a@example.org,b@example.org?subject=x%20y&amp;cc=c@example.org"), "", set()),
    "mail to nobody, with to": (link("mailto:?to=a@example.org"), "", set()),
    "mail with a blank": (link("mailto:a @example.org"), "", only("bad-mailto", "mailto:a @example.org")),
    "mail with a semicolon": (link("mailto:a@example.org;b@example.org"), "", only("bad-mailto", "mailto:a@example.org;b@example.org")),
    "mail with two ats": (link("mailto:a@b@example.org"), "", only("bad-mailto", "mailto:a@b@example.org")),
    "mail with an at escaped": (link("mailto:a%40example.org"), "", set()),
    "mail with a name": (link("mailto:Alex%20Example%20%3Ca@example.org%3E"), "", only("bad-mailto", "mailto:Alex%20Example%20%3Ca@example.org%3E")),
    "mail with a dot at the end": (link("mailto:a@example.org."), "", only("bad-mailto", "mailto:a@example.org.")),
    "mail with slashes": (link("mailto://a@example.org"), "", only("bad-mailto", "mailto://a@example.org")),
    "a telephone with brackets": (link("tel:(01234)567890"), "", set()),
    "a telephone with letters": (link("tel:0800-FLOWERS"), "", only("bad-tel", "tel:0800-FLOWERS")),
    "a telephone with an extension": (link("tel:+441234567890;ext=12"), "", set()),
    # --- slips
    "one slash": (link("http:/example.org"), "", only(URL, "http:/example.org")),
    "no slash": (link("https:example.org"), "", only(URL, "https:example.org")),
    "three slashes": (link("https:///example.org"), "", only(URL, "https:///example.org")),
    "a semicolon for the colon": (link("https;//example.org"), "", only(URL, "https;//example.org")),
    "no colon": (link("https//example.org"), "", only(URL, "https//example.org")),
    "a letter too many": (link("htttps://example.org"), "", only(URL, "htttps://example.org")),
    "a letter too few": (link("htps://example.org"), "", only(URL, "htps://example.org")),
    "the scheme twice": (link("https://https://example.org"), "", only(URL, "https://https://example.org")),
    "the scheme twice, once wrong": (link("http://https//example.org"), "", only(URL, "http://https//example.org")),
    "no scheme": (link("www.example.org/x"), "", only(URL, "www.example.org/x")),
    "an address of mail without mailto:": (link("a@example.org"), "", only(URL, "a@example.org")),
    "a blank in a host": (link("https://exa mple.org/"), "", only(URL, "https://exa mple.org/")),
    "a port that is none": (link("https://example.org:http/"), "", only(URL, "https://example.org:http/")),
    "a port too high": (link("https://example.org:70000/"), "", only(URL, "https://example.org:70000/")),
    "no host": (link("https://?x"), "", only(URL, "https://?x")),
    "a bracket in a host": (link("https://[example.org]/"), "", only(URL, "https://[example.org]/")),
    "Markdown left over": (link("[t](https://example.org)"), "", only(BROKEN, "[t](https://example.org)")),
    "a placeholder of a template": (link("{{ url }}"), "", only(BROKEN, "{{ url }}")),
    "backslashes for slashes": (link("https:\\\\example.org"), "", only("backslash-in-link", "https:\\\\example.org")),
    "a backslash on the way": (link("sub\\deep.html"), "", only("backslash-in-link", "sub\\deep.html")),
    "a place on a disk": (link("C:/Users/x/plan.pdf"), "", only("outside-output", "C:/Users/x/plan.pdf")),
    "a share of Windows": (link("\\\\server\\share"), "", only("backslash-in-link", "\\\\server\\share")),
    # --- paths
    "a folder without an index": (link("no-index/"), "", only(BROKEN, "no-index/")),
    "a folder without its slash": (link("sub"), "", only("directory-without-slash", "sub")),
    "a folder with a query and no slash": (link("sub?x=1"), "", only("directory-without-slash", "sub?x=1")),
    "a file with a slash": (link("other.html/"), "", only(BROKEN, "other.html/")),
    "two slashes": (link("sub//deep.html"), "", only("doubled-slash", "sub//deep.html")),
    "another case of a folder": (link("Sub/deep.html"), "", only(BROKEN, "Sub/deep.html")),
    "a host without a scheme": (link("//example.org/x"), "", set()),
    # --- what says things to programs
    "og:image of a relative path": ("", '<meta property="og:image" content="gone.png">', only(ASSET, "gone.png")),
    "JSON-LD in a list": (
        "", '<script type="application/ld+json">[{"image": {"url": "gone.png"}}]</script>', only(BROKEN, "gone.png"),
    ),
    "JSON-LD of another kind of key": ("", '<script type="application/ld+json">{"name": "gone.html"}</script>', set()),
    "JSON-LD with a charset": (
        "", '<script type="application/ld+json; charset=utf-8">{"url": "gone.html"}</script>', only(BROKEN, "gone.html"),
    ),
    "JSON-LD that is none": ("", '<script type="application/ld+json">{url: x}</script>', only("json-malformed", "")),
    "a rel of two words": ("", '<link rel="alternate stylesheet" title="x" href="gone.css">', only(ASSET, "gone.css")),
    "a feed": ("", '<link rel="alternate" type="application/atom+xml" href="gone.xml">', only(BROKEN, "gone.xml")),
    "a search description": ("", '<link rel="search" href="gone.xml">', only(BROKEN, "gone.xml")),
    "an itemprop address": ("", '<link itemprop="url" href="gone.html">', only(BROKEN, "gone.html")),
    "ping is not asked": ('<a href="other.html" ping="gone">t</a>', "", set()),
    "an object with a fallback": ('<object data="doc.pdf">' + link("gone.pdf") + "</object>", "", only(BROKEN, "gone.pdf")),
    "a link in a link": ('<a href="other.html">x <a href="gone.html">y</a></a>', "", only(BROKEN, "gone.html")),
    "an attribute twice": ('<a href="other.html" href="gone.html">t</a>', "", set()),
    "an address without quotes": ("<a href=gone.html>t</a>", "", only(BROKEN, "gone.html")),
    "a tag in capitals": ("<A HREF='gone.html'>t</A>", "", only(BROKEN, "gone.html")),
    "a link in noscript": ('<noscript><a href="gone.html">t</a></noscript>', "", only(BROKEN, "gone.html")),
    "text in a textarea": ('<textarea><a href="gone.html">t</a></textarea>', "", set()),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_A_PAGE)
def test_a_page(check, name):
    body, head, expected = IN_A_PAGE[name]
    assert check(body, head=head) == expected


# name: (files, what is found)
IN_A_FOLDER = {
    "a page of UTF-16 with its mark": ({"x.html": '<a href="gone.html">é</a>'.encode("utf-16")}, BROKEN, "gone.html"),
    "a page of Latin 1 that says so": ({"x.html": '<meta charset="iso-8859-1"><a href="café.html">t</a>'.encode("latin-1")}, "", ""),
    "a page of UTF-8 with its mark": ({"x.html": "\ufeff<a href='café.html'>t</a>".encode()}, "", ""),
    "a style sheet below, from its own folder": ({"css/x.css": "p{background:url(../a.png)}"}, "", ""),
    "a style sheet, as if from the page's folder": (
        {"css/x.css": "p{background:url(a.png)}", "x.html": '<link rel="stylesheet" href="css/x.css">'}, ASSET, "a.png",
    ),
    "a style sheet that loads itself": ({"x.css": "@import 'x.css';", "x.html": '<link rel="stylesheet" href="x.css">'}, "", ""),
    "a source map nobody asks for": ({"x.css": "/*# sourceMappingURL=x.css.map */"}, "", ""),
    "a manifest's shortcut": (
        {"m.webmanifest": '{"shortcuts": [{"url": "gone.html"}]}', "x.html": '<link rel="manifest" href="m.webmanifest">'},
        ASSET, "gone.html",
    ),
    "a manifest's start": ({"m.webmanifest": '{"start_url": "./?source=pwa"}'}, "", ""),
    "a drawing's picture": ({"x.svg": '<svg><image href="gone.png"/></svg>'}, ASSET, "gone.png"),
    "a drawing's link": ({"x.svg": '<svg><a href="gone.html"/></svg>'}, BROKEN, "gone.html"),
    "a drawing's style": ({"x.svg": "<svg><style>rect{fill:url(#gone)}</style></svg>"}, FRAGMENT, "#gone"),
    "a redirect page and its target": ({"x.html": '<meta http-equiv="refresh" content="0;url=gone.html">'}, BROKEN, "gone.html"),
    "a link to a redirect": ({"x.html": link("old.html")}, "link-to-redirect", "old.html"),
    "a sitemap of somebody else": ({"sitemap.xml": "<urlset><url><loc>https://other.example/</loc></url></urlset>"}, "", ""),
    "a page in a folder that looks like a file": ({"v1.2/index.html": "x", "x.html": link("v1.2/")}, "", ""),
    "the same without the slash": ({"v1.2/index.html": "x", "x.html": link("v1.2")}, "directory-without-slash", "v1.2"),
    "a name with a question mark": ({"a?b.pdf": "", "x.html": link("a%3Fb.pdf")}, "", ""),
    "a name with a hash": ({"a#b.pdf": "", "x.html": link("a%23b.pdf")}, "", ""),
    "a name with a percent sign": ({"50%25.pdf": "", "x.html": link("50%2525.pdf")}, "", ""),
    "a name with a colon": ({"a:b.pdf": "", "x.html": link("./a:b.pdf")}, "", ""),
    "the same without ./ is a drive of Windows": ({"a:b.pdf": "", "x.html": link("a:b.pdf")}, "outside-output", "a:b.pdf"),
    "a name with a plus": ({"a+b.pdf": "", "x.html": link("a%2Bb.pdf")}, "", ""),
    "index.htm shows, too": ({"h/index.htm": "x", "x.html": link("h/")}, "", ""),
}  # fmt: skip
_OF_A_WHOLE_PAGE = ("page-without-title", "page-without-lang", "page-without-h1", "page-without-main")


@pytest.mark.parametrize("name", IN_A_FOLDER)
def test_a_folder(check, name):
    files, rule, url = IN_A_FOLDER[name]
    found = {pair for pair in check(files=files) if pair[0] not in _OF_A_WHOLE_PAGE}
    assert found == ({(rule, url)} if rule else set())


BELOW = "https://www.example.ac.uk/technicians/"
WITH_AN_ADDRESS = [
    ("https://www.example.ac.uk/technicians/other.html", ""),
    ("HTTPS://WWW.EXAMPLE.AC.UK:443/technicians/other.html", ""),
    ("https://user@www.example.ac.uk/technicians/gone.html", BROKEN),
    ("https://www.example.ac.uk/technicians/sub", "directory-without-slash"),
    ("https://www.example.ac.uk/technicians/./sub/../other.html", ""),
    ("https://www.example.ac.uk/%74echnicians/gone.html", BROKEN),
    ("https://www.example.ac.uk/Technicians/other.html", ""),  # another place of the host, as far as we know
    ("https://www.example.ac.uk/techniciansx/", ""),
    ("https://www.example.ac.uk./technicians/gone.html", ""),
    ("//www.example.ac.uk/technicians/gone.html", BROKEN),
    ("/technicians/other.html#gone", FRAGMENT),
    ("/other.html", "outside-output"),
    ("/people/", ""),
    ("?x", ""),
]


@pytest.mark.parametrize(("raw", "rule"), WITH_AN_ADDRESS)
def test_below_an_address(check, raw, rule):
    assert check(link(raw), where=Where(base_url=BELOW)) == ({(rule, raw)} if rule else set())
