"""Each place where a reference can live: broken ones are found, good ones are left alone."""

import pytest

from tcsite.links import collect

# (body, the reference that leads nowhere, the rule it breaks)
PLACES = [
    ('<a href="{}">t</a>', "broken-link"),
    ('<map name="m"><area href="{}" alt="t"></map>', "broken-link"),
    ('<svg><a href="{}"><text>t</text></a></svg>', "broken-link"),
    ('<svg><a xlink:href="{}"><text>t</text></a></svg>', "broken-link"),
    ('<form action="{}"></form>', "broken-link"),
    ('<form><button formaction="{}">t</button></form>', "broken-link"),
    ('<form><input type="submit" formaction="{}"></form>', "broken-link"),
    ('<q cite="{}">t</q>', "broken-link"),
    ('<blockquote cite="{}">t</blockquote>', "broken-link"),
    ('<ins cite="{}">t</ins>', "broken-link"),
    ('<del cite="{}">t</del>', "broken-link"),
    ('<img src="a.png" alt="" longdesc="{}">', "broken-link"),
    ('<iframe longdesc="{}"></iframe>', "broken-link"),
    ('<img src="{}" alt="">', "missing-asset"),
    ('<iframe src="{}"></iframe>', "missing-asset"),
    ('<embed src="{}">', "missing-asset"),
    ('<audio src="{}"></audio>', "missing-asset"),
    ('<video src="{}"></video>', "missing-asset"),
    ('<video><source src="{}"></video>', "missing-asset"),
    ('<video><track src="{}"></video>', "missing-asset"),
    ('<video poster="{}"></video>', "missing-asset"),
    ('<input type="image" src="{}" alt="t">', "missing-asset"),
    ('<script src="{}"></script>', "missing-asset"),
    ('<img srcset="{} 2x" src="a.png" alt="">', "missing-asset"),
    ('<picture><source srcset="{}"><img src="a.png" alt=""></picture>', "missing-asset"),
    ('<object data="{}"></object>', "missing-asset"),
    ('<svg><use href="{}"/></svg>', "missing-asset"),
    ('<svg><use xlink:href="{}"/></svg>', "missing-asset"),
    ('<svg><image href="{}"/></svg>', "missing-asset"),
    ('<svg><filter><feImage href="{}"/></filter></svg>', "missing-asset"),
    ('<svg><script href="{}"></script></svg>', "missing-asset"),
    ('<table background="{}"></table>', "missing-asset"),
    ('<p style="background: url({})">', "missing-asset"),
    ("<style>p {{ background: url({}) }}</style>", "missing-asset"),
    ('<svg><rect fill="url({})"/></svg>', "missing-asset"),
    ("<pre><a href='{}'>t</a></pre>", "broken-link"),
    ("<code><a href='{}'>t</a></code>", "broken-link"),
    ("<noscript><a href='{}'>t</a></noscript>", "broken-link"),
    ("<noscript><img src='{}' alt=''></noscript>", "missing-asset"),
    ("<A HREF={}>t</A>", "broken-link"),
    ("<a href = '{}' href='other.html'>t</a>", "broken-link"),
    ("<table><tr><td><a href='{}'>t</a></table>", "broken-link"),
    ("<details><summary><a href='{}'>t</a></summary></details>", "broken-link"),
    ("<p><a href='{}'>t<p>unclosed", "broken-link"),
    ("<a href='{}' rel='nofollow'>t</a>", "broken-link"),
    ("<a href='{}' rel='preconnect'>t</a>", "broken-link"),
    ("<a href='{}' download>t</a>", "broken-link"),
    ("<a href='{}' hidden>t</a>", "broken-link"),
]
HEADS = [
    ('<link rel="stylesheet" href="{}">', "missing-asset"),
    ('<link rel="alternate stylesheet" href="{}" title="t">', "missing-asset"),
    ('<link rel="icon" href="{}">', "missing-asset"),
    ('<link rel="shortcut icon" href="{}">', "missing-asset"),
    ('<link rel="apple-touch-icon" href="{}">', "missing-asset"),
    ('<link rel="preload" as="image" href="{}">', "missing-asset"),
    ('<link rel="modulepreload" href="{}">', "missing-asset"),
    ('<link rel="preload" as="image" imagesrcset="{} 2x">', "missing-asset"),
    ('<link rel="manifest" href="{}">', "missing-asset"),
    ('<link rel="canonical" href="{}">', "broken-link"),
    ('<link rel="alternate" hreflang="cy" href="{}">', "broken-link"),
    ('<link rel="prev" href="{}">', "broken-link"),
    ('<link rel="preconnect preload" href="{}">', "missing-asset"),
    ('<link href="{}">', "broken-link"),
    ('<link rel="next" href="{}">', "broken-link"),
    ('<link rel="license" href="{}">', "broken-link"),
    ('<meta http-equiv="refresh" content="30; url={}">', "broken-link"),
    ('<meta property="og:image" content="{}">', "missing-asset"),
    ('<meta name="twitter:image" content="{}">', "missing-asset"),
    ('<meta property="og:url" content="{}">', "broken-link"),
    ('<script type="application/ld+json">{{"url": "{}"}}</script>', "broken-link"),
    ('<script type="application/ld+json">{{"image": ["{}"]}}</script>', "broken-link"),
    (
        '<script type="application/ld+json">{{"@graph": [{{"logo": {{"url": "{}"}}}}]}}</script>',
        "broken-link",
    ),
    ('<script type="application/ld+json">{{"sameAs": "{}"}}</script>', "broken-link"),
    ('<script type="application/ld+json">{{"contentUrl": "{}"}}</script>', "broken-link"),
    ('<noscript><link rel="stylesheet" href="{}"></noscript>', "missing-asset"),
]


@pytest.mark.parametrize(("body", "rule"), PLACES)
def test_a_reference_to_nothing_in_the_body_is_found(check, body, rule):
    assert check(body.format("gone.x")) == {(rule, "gone.x")}


@pytest.mark.parametrize(("body", "rule"), PLACES)
def test_a_reference_to_a_file_in_the_body_is_fine(check, body, rule):
    assert check(body.format("any.bin"), {"any.bin": ""}) == set()


@pytest.mark.parametrize(("head", "rule"), HEADS)
def test_a_reference_to_nothing_in_the_head_is_found(check, head, rule):
    assert check(head=head.format("gone.x")) == {(rule, "gone.x")}


@pytest.mark.parametrize(("head", "rule"), HEADS)
def test_a_reference_to_a_file_in_the_head_is_fine(check, head, rule):
    assert check(files={"any.bin": ""}, head=head.format("any.bin")) == set()


NO_LINKS = [
    "<!-- <a href='gone.x'>t</a> -->",
    "<!-- > <a href='gone.x'>t</a> -- > <img src='gone.x'> -->",
    "<template><a href='gone.x'>t</a><img src='gone.x'><template><a href='gone.x'></a></template></template>",
    "<script>let a = \"<a href='gone.x'>\";</script>",
    "<script>// url(gone.x)</script>",
    "<script type='text/template'><a href='gone.x'>t</a></script>",
    '<script type=\'application/json\'>{"url": "gone.x"}</script>',
    "<style>/* <a href='gone.x'> */</style>",
    "<textarea><a href='gone.x'>t</a></textarea>",
    "<svg><title><![CDATA[<a href='gone.x'>]]></title></svg>",
    "<iframe><a href='gone.x'>t</a></iframe>",
    "&lt;a href='gone.x'&gt;",
    "<a name='x'>no link</a>",
    "<a xlink:href='gone.x'>no SVG</a>",
    "<map name='m'><area></map>",
    "<a data-href='gone.x'>t</a>",
    "<img src='a.png' alt='' data-src='gone.x'>",
    "<p href='gone.x' src='gone.x'>",
    "<input src='gone.x'>",
    "<input type='text' src='gone.x'>",
    "<q>no source</q>",
    "<p title='gone.x'>",
    "<style type='text/less'>p { background: url(gone.x) }</style>",
    "<a href='data:text/plain,x'>t</a>",
    "<img src='data:image/png;base64,AAAA' alt=''>",
]
NO_LINKS_IN_HEAD = [
    "<title><a href='gone.x'></title>",
    "<link rel='preconnect' href='gone.x'>",
    "<link rel='dns-prefetch' href='//gone.example'>",
    "<link rel='preconnect' href='/gone/'>",
    "<link rel='DNS-prefetch preconnect' href='/gone/'>",
    "<meta name='description' content='gone.x'>",
    "<meta property='og:title' content='gone.x'>",
    "<meta http-equiv='refresh' content='30'>",
    '<script type=\'application/ld+json\'>{"name": "gone.x", "@context": {"url": "gone.x"}}</script>',
    "<meta property='og:image' content=''>",
]


@pytest.mark.parametrize("body", NO_LINKS)
def test_what_is_no_link_in_the_body_is_left_alone(check, body):
    assert check(body) == set()


@pytest.mark.parametrize("head", NO_LINKS_IN_HEAD)
def test_what_is_no_link_in_the_head_is_left_alone(check, head):
    assert check(head=head) == set()


def test_what_data_holds_is_not_kept():
    body = "<a href='DATA:,x'>t</a><img src='data:,x'><p style='background: url(data:,x)'>"
    assert collect("a.html", body.encode()).uses == {}
    assert collect("a.css", b"p { background: url(data:,x) }").uses == {}


EMPTY = [
    ('<img src="" alt="">', '<img src="a.png" alt="">'),
    ('<img src=" " alt="">', '<img srcset="a.png 2x" alt="">'),
    ('<img src alt="">', '<img data-src="a.png" alt="">'),
    ('<img alt="">', '<img src="data:," alt="">'),
    ('<script src=""></script>', "<script></script>"),
    ('<iframe src=""></iframe>', "<iframe></iframe>"),
    ('<audio src=""></audio>', "<audio></audio>"),
    ('<video src=""></video>', '<video src="clip.mp4"></video>'),
    ('<video><source src=""></video>', '<video><source src="clip.mp4"></video>'),
    ('<video><track src=""></video>', '<video><track src="clip.vtt"></video>'),
    ('<embed src="">', '<embed src="doc.pdf">'),
    ('<video poster=""></video>', '<video poster="a.png"></video>'),
    ('<object data=""></object>', '<object data="doc.pdf"></object>'),
    ('<input type="image" src="" alt="t">', '<input type="text" src="" alt="t">'),
    ('<input type="image" alt="t">', '<input type="image" src="a.png" alt="t">'),
    ('<link rel="stylesheet" href="">', '<link rel="stylesheet" href="good.css">'),
    ('<link rel="icon">', '<link rel="preload" as="image" imagesrcset="a.png 2x">'),
    ('<link rel="preload" as="image" imagesrcset="">', '<link rel="preload" as="image" href="a.png">'),
]


@pytest.mark.parametrize(("empty", "_"), EMPTY)
def test_what_must_not_be_empty_is_found(check, empty, _):
    assert check(empty) == {("empty-reference", "")}


@pytest.mark.parametrize(("_", "fine"), EMPTY)
def test_what_is_not_empty_or_may_be_is_fine(check, _, fine):
    assert check(fine) == set()


MAPS = [
    ('<img src="a.png" alt="" usemap="#m"><map name="m"></map>', set()),
    ('<object data="doc.pdf" usemap="#m"></object><map name="m"></map>', set()),
    ('<img src="a.png" alt="" usemap="#m">', {("missing-fragment", "#m")}),
    ('<img src="a.png" alt="" usemap="#m"><map id="m"></map>', {("missing-fragment", "#m")}),
    ('<img src="a.png" alt="" usemap="m"><map name="m"></map>', {("missing-fragment", "m")}),
    ('<img src="a.png" alt="" usemap="">', {("empty-reference", "")}),
]


@pytest.mark.parametrize(("body", "expected"), MAPS)
def test_an_image_map_is_a_map_of_this_page(check, body, expected):
    assert check(body) == expected


@pytest.mark.parametrize(
    "body", ['<a href="">t</a>', "<a href>t</a>", '<map name="m"><area href="" alt="t"></map>']
)
def test_a_link_to_this_very_page_is_advised_against(problems, folder, page, body):
    found = problems({**folder, "page.html": page(body)})
    assert [(problem.rule, problem.severity) for problem in found] == [("empty-link", "advice")]


@pytest.mark.parametrize(
    ("manifest", "expected"),
    [
        (
            '{"icons": [{"src": "/a.png"}], "shortcuts": [{"url": "other.html", "icons": [{"src": "b.png"}]}]}',
            set(),
        ),
        ('{"icons": [{"src": "gone.png"}]}', {("missing-asset", "gone.png")}),
        ('{"start_url": "/gone/"}', {("missing-asset", "/gone/")}),
        ('{"start_url": "other.html#gone"}', {("missing-fragment", "other.html#gone")}),
        ('{"shortcuts": [{"url": "gone.html"}]}', {("missing-asset", "gone.html")}),
        ('{"screenshots": [{"src": "gone.png"}]}', {("missing-asset", "gone.png")}),
        ('{"src/app.js": {"file": "gone.js"}}', set()),  # a manifest of another sort
        ("{", {("json-malformed", "")}),
        ("[]", {("json-malformed", "")}),
    ],
)
def test_the_web_app_manifest_leads_to_files(check, manifest, expected):
    assert (
        check(head='<link rel="manifest" href="my.webmanifest">', files={"my.webmanifest": manifest})
        == expected
    )


def test_a_manifest_is_read_from_its_own_folder(check):
    files = {"sub/manifest.json": '{"icons": [{"src": "a.png"}, {"src": "../a.png"}]}'}
    assert check(head='<link rel="manifest" href="sub/manifest.json">', files=files) == {
        ("missing-asset", "a.png")
    }


def test_json_ld_that_is_no_json_is_reported(check):
    assert check(head='<script type="application/ld+json">{"url": }</script>') == {("json-malformed", "")}
