"""Pages within pages, feeds, and pages where a picture or a style sheet should be."""

import pytest

WITHIN = [
    ('<iframe srcdoc="<a href=gone.html>t</a>"></iframe>', {("broken-link", "gone.html")}),
    ('<iframe srcdoc="&lt;img src=&quot;gone.png&quot; alt=&quot;&quot;&gt;"></iframe>', {("missing-asset", "gone.png")}),
    ('<iframe srcdoc="<p id=x><a href=#x>t</a>"></iframe>', set()),
    ('<p id="x"></p><iframe srcdoc="<a href=#x>t</a>"></iframe>', {("missing-fragment", "#x")}),
    ('<iframe srcdoc="<p id=x>"></iframe><a href="#x">t</a>', {("missing-fragment", "#x")}),
    ('<iframe srcdoc="<a href=#top>t</a><a href=other.html#here>t</a>"></iframe>', set()),
    ('<iframe srcdoc="<base href=sub/><a href=deep.html>t</a><a href=other.html>u</a>"></iframe>', {("broken-link", "sub/other.html")}),
    ('<iframe srcdoc="<style>p{background:url(gone.png)}</style>"></iframe>', {("missing-asset", "gone.png")}),
    ("<iframe srcdoc=\"<iframe srcdoc='<a href=gone.html>t</a>'></iframe>\"></iframe>", {("broken-link", "gone.html")}),
    ('<div><template shadowrootmode="open"><a href="gone.html">t</a></template></div>', {("broken-link", "gone.html")}),
    ('<div><template shadowrootmode=closed><img src="gone.png" alt=""><slot></slot></template></div>', {("missing-asset", "gone.png")}),
    ('<div><template shadowrootmode="open"><p id="x"></template></div><a href="#x">t</a>', {("missing-fragment", "#x")}),
    ('<p id="x"><div><template shadowrootmode="open"><p id="x"><a href="#x">t</a></template></div>', set()),
    ('<div><template shadowrootmode="open"><template><a href="gone.html">t</a></template></template></div>', set()),
    ('<div><template shadowrootmode="bad"><a href="gone.html">t</a></template></div>', set()),
    ('<template><div><template shadowrootmode="open"><a href="gone.html">t</a></template></div></template>', set()),
    ('<div><template shadowrootmode="open"><svg><symbol id="s"/><use href="#s"/></svg></template></div>', set()),
    ('<div><template shadowrootmode="open"><svg><use href="#s"/></svg></template></div>', {("missing-fragment", "#s")}),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), WITHIN)
def test_pages_within_a_page(check, body, expected):
    assert check(body) == expected


def test_a_reference_in_a_frame_has_its_place(problems, folder, page):
    body = 'x\n<iframe srcdoc="<p>&quot;\n<a href=gone.html>t</a>"></iframe>'
    (found,) = problems({**folder, "page.html": page(body)})
    assert (found.line, found.column) == (7, 9)


def test_a_reference_in_a_shadow_root_has_its_place(problems, folder, page):
    body = '<div><template shadowrootmode="open">\n  <a href="gone.html">t</a></template></div>'
    (found,) = problems({**folder, "page.html": page(body)})
    assert (found.line, found.column) == (6, 12)


def test_frames_within_frames_end(check):
    body = "<a href=gone.html>t</a>"
    for _ in range(9):
        body = '<iframe srcdoc="' + body.replace("&", "&amp;").replace('"', "&quot;") + '"></iframe>'
    assert check(body) == set()


FEEDS = [
    ("feed.atom", '<feed><link href="gone.html"/></feed>', {"gone.html"}),
    ("feed.xml", '<feed><entry><link rel="alternate" href="gone.html"/></entry></feed>', {"gone.html"}),
    ("atom.xml", '<feed><entry><link href="other.html#here"/></entry></feed>', set()),
    ("feed.xml", '<feed><entry><link href="other.html#gone"/></entry></feed>', {"other.html#gone"}),
    (
        "feed.xml",
        '<feed><entry><content src="gone.pdf" type="application/pdf"/></entry></feed>',
        {"gone.pdf"},
    ),
    (
        "feed.xml",
        '<feed><content type="html">&lt;a href="gone.html"&gt;t&lt;/a&gt;</content></feed>',
        {"gone.html"},
    ),
    ("feed.xml", "<feed><content type='text'>&lt;a href='gone.html'&gt;t</content></feed>", set()),
    ("feed.xml", "<feed><!-- <link href='gone.html'/> --></feed>", set()),
    ("feed.xml", "<feed><id>tag:example.org,2026:x</id><id>gone.html</id></feed>", set()),
    ("feed.xml", "<feed><logo>gone.png</logo><icon>a.png</icon></feed>", {"gone.png"}),
    ("rss.xml", "<rss><item><link>gone.html</link></item></rss>", {"gone.html"}),
    ("rss.xml", "<rss><item><link> other.html </link></item></rss>", set()),
    ("index.xml", '<rss><item><enclosure url="gone.mp3"/></item></rss>', {"gone.mp3"}),
    ("x.rss", '<rss><item><guid isPermaLink="false">gone</guid></item></rss>', set()),
    ("x.rss", "<rss><item><guid>gone.html</guid></item></rss>", {"gone.html"}),
    ("x.rss", "<rss><description><![CDATA[<p><img src='gone.png'>]]></description></rss>", {"gone.png"}),
    ("rss.xml", "<rss><item><link><![CDATA[ gone.html ]]></link></item></rss>", {"gone.html"}),
    ("sub/feed.xml", '<feed><link href="deep.html"/><link href="../other.html"/></feed>', set()),
    ("news.xml", "<x><link>gone.html</link></x>", set()),
]


@pytest.mark.parametrize(("path", "text", "expected"), FEEDS)
def test_the_entries_of_feeds_lead_somewhere(check, path, text, expected):
    found = check(files={path: text})
    assert {url for _, url in found} == expected
    assert {rule for rule, _ in found} <= {"broken-link", "missing-fragment"}


def test_a_reference_in_a_feed_has_its_place(problems):
    text = "<rss>\n<description>&lt;p&gt;\n &lt;a href='gone.html'&gt;</description></rss>"
    (found,) = problems({"rss.xml": text})
    assert (found.line, found.column) == (3, 14)


WRONG_KIND = [
    '<img src="{}" alt="">',
    '<img srcset="{} 2x" src="a.png" alt="">',
    '<audio src="{}"></audio>',
    '<video poster="{}"></video>',
    '<script src="{}"></script>',
    '<p style="background: url({})">',
    '<input type="image" src="{}" alt="t">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="icon" href="{}">',
    '<meta property="og:image" content="{}">',
]


@pytest.mark.parametrize("target", ["other.html", "sub/", "./sub/index.html", "/other.html"])
@pytest.mark.parametrize("element", WRONG_KIND)
def test_a_page_is_no_picture_and_no_style_sheet(check, element, target):
    assert check(element.format(target)) == {("wrong-kind", target)}


@pytest.mark.parametrize(
    "element",
    ['<iframe src="{}"></iframe>', '<object data="{}"></object>', '<embed src="{}">', '<link rel="preload" href="{}">'],
)  # fmt: skip
def test_a_page_in_a_frame_is_right(check, element):
    assert check(element.format("other.html")) == set()
