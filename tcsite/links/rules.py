"""Every fault that the link check knows: how bad it is, why it matters, and an example of each side."""

from collections.abc import Mapping
from typing import NamedTuple

from tcsite.diagnostics import Severity

E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE


class LinkRule(NamedTuple):
    """One rule of the link check."""

    id: str
    site: Severity  # on our own built site
    folder: Severity  # in any folder of HTML, where we know less about what was meant
    title: str
    why: str
    fails: str
    passes: str


ALL: tuple[LinkRule, ...] = (
    LinkRule(
        "broken-link", E, E, "Every link inside the site leads to a page or file.",
        "A reader who follows it gets an error page. Correct the address, or remove the link.",
        '<a href="plan.htm">', '<a href="plan.html">',
    ),
    LinkRule(
        "missing-fragment", E, E, "What stands after # in a link is an id of the page it leads to.",
        "The reader lands at the top of a long page and has to search. Capital and small letters differ.",
        '<a href="plan.html#Action-1">', '<a href="plan.html#action-1">',
    ),
    LinkRule(
        "missing-asset", E, E, "Images, scripts, style sheets and all else a page loads are there.",
        "Browsers show a gap, or the page without its style. Each srcset candidate and each CSS url() counts.",
        '<img src="logo.pgn" alt="">', '<img src="logo.png" alt="">',
    ),
    LinkRule(
        "empty-reference", E, E, "Where HTML wants an address there is one.",
        "Browsers load the page itself once more, or show a gap.",
        '<img src="" alt="">', '<img src="a.png" alt="">',
    ),
    LinkRule(
        "empty-link", A, A, "A link says where it leads.",
        'href="" is this very page; often the address was forgotten.',
        '<a href="">More</a>', '<a href="more.html">More</a>',
    ),
    LinkRule(
        "malformed-url", E, E, "An address is well formed.",
        "Browsers guess at a mistyped scheme or read it as a path on this site.",
        '<a href="https;//example.org">', '<a href="https://example.org">',
    ),
    LinkRule(
        "bad-mailto", E, E, "A mailto: link holds e-mail addresses.",
        "The reader's mail program opens with nobody to write to.",
        '<a href="mailto:jo at example.org">', '<a href="mailto:jo@example.org">',
    ),
    LinkRule(
        "mailto-without-dot", E, A, "The domain of a mailto: link has a dot.",
        "Mail to a machine by its short name arrives only inside one network.",
        '<a href="mailto:jo@mailhost">', '<a href="mailto:jo@mail.example.org">',
    ),
    LinkRule(
        "bad-tel", E, E, "A tel: or sms: link holds a telephone number, without spaces.",
        "The telephone dials nothing, or the wrong number.",
        '<a href="tel:01234 567890">', '<a href="tel:+441234567890">',
    ),
    LinkRule(
        "javascript-link", E, A, "A link leads somewhere without a script.",
        "It does nothing for a reader without scripts, and a strict security policy forbids it.",
        '<a href="javascript:void(0)">', '<a href="plans.html">',
    ),
    LinkRule(
        "refresh-malformed", E, E, "A meta refresh can be understood.",
        "Browsers ignore what they cannot read: the redirect does not happen.",
        '<meta http-equiv="refresh" content="url=new.html">', '<meta http-equiv="refresh" content="0; url=new.html">',
    ),
    LinkRule(
        "outside-output", E, E, "Nothing points at a file outside what is published.",
        "A place on the author's own disk, or above the site's folder, is not there for the public.",
        '<a href="file:///home/jo/plan.pdf">', '<a href="plan.pdf">',
    ),
    LinkRule(
        "above-root", W, W, 'No link climbs above the top folder with "../".',
        "Browsers stop at the top of the host. Below a path, as in https://example.org/docs/, it leads elsewhere.",
        '<a href="../../plan.html"> in a page one folder deep', '<a href="../plan.html">',
    ),
    LinkRule(
        "wrong-kind", E, E, "Pictures, style sheets and scripts are loaded as what they are; none is a page.",
        "Browsers show a gap, or the page without its style.",
        '<img src="plan.html" alt="Plan">', '<img src="plan.png" alt="Plan">',
    ),
    LinkRule(
        "link-for-few", W, A, "A link to another website leads where everybody can go.",
        "A page that asks readers to sign in, a test server or a place inside a network is closed to the "
        "public. It looks sound to whoever is signed in. Asked on our own site only.",
        '<a href="https://example.sharepoint.com/sites/plan">', '<a href="https://www.example.ac.uk/plan">',
    ),
    LinkRule(
        "foreign-picture", W, A, "Pictures are files of the site.",
        "A strict security policy keeps browsers from loading it, its owner learns who reads the page, and it may "
        "change. Asked on our own site only.",
        '<img src="https://example.org/a.png" alt="">', '<img src="../files/a.png" alt="">',
    ),
    LinkRule(
        "unusual-scheme", A, A, "Links use schemes that can be checked.",
        "Only programs that know the scheme can open it; it was not checked.",
        '<a href="ftp://example.org/plan.pdf">', '<a href="https://example.org/plan.pdf">',
    ),
    LinkRule(
        "insecure-resource", E, W, "What a page loads comes over https.",
        "Browsers refuse to load it into a page that came over https.",
        '<script src="http://example.org/a.js">', '<script src="https://example.org/a.js">',
    ),
    LinkRule(
        "link-to-redirect", W, W, "Links lead to pages, not to redirects of our own.",
        "The reader waits twice, and the redirect may go one day.",
        '<a href="/old/">', '<a href="/new/">',
    ),
    LinkRule(
        "redirect-chain", W, W, "A redirect leads to a page in one step.",
        "Chains are slow, and browsers give up on loops.",
        "/a/ to /b/, /b/ to /c/", "/a/ to /c/, /b/ to /c/",
    ),
    LinkRule(
        "redirect-to-nowhere", E, E, "A redirect leads to something that exists.",
        "The old address is broken all the same.",
        "/old/ to /gone/", "/old/ to /new/",
    ),
    LinkRule(
        "redirect-hides-page", E, E, "No page is written where a redirect starts.",
        "Only one of the two is shown, and hosts differ in which.",
        "/plans/ to /actions/, and a page /plans/", "/old-plans/ to /plans/",
    ),
    LinkRule(
        "directory-without-slash", W, W, 'A link to a folder ends in "/".',
        "It works, by way of a redirect that some hosts do not make.",
        '<a href="/plans">', '<a href="/plans/">',
    ),
    LinkRule(
        "doubled-slash", W, W, 'A path has no empty part ("//").',
        "Some servers find nothing there.",
        '<a href="plans//one.html">', '<a href="plans/one.html">',
    ),
    LinkRule(
        "backslash-in-link", W, W, 'Paths are written with "/".',
        r'Browsers read "\" as "/"; other programs do not.',
        r'<a href="plans\one.html">', '<a href="plans/one.html">',
    ),
    LinkRule(
        "unicode-differs", W, W, "A link spells a file name with the same code points as the file.",
        "The two look the same, and one file system finds the file where another does not.",
        "é as e and an accent", "é as one letter, in both",
    ),
    LinkRule(
        "srcset-malformed", W, W, "A srcset is well formed.",
        "Browsers skip candidates that they cannot read.",
        '<img srcset="a.png 480, b.png 2x">', '<img srcset="a.png 1x, b.png 2x">',
    ),
    LinkRule(
        "json-malformed", W, W, "JSON-LD and web app manifests are JSON.",
        "Nobody can read a part of broken JSON: all of it is lost.",
        "{'url': '/'}", '{"url": "/"}',
    ),
    LinkRule(
        "nested-too-deep", E, E, "Elements are not nested without end.",
        "Browsers and readers slow down or give up, and the page was not checked. An element is not closed, "
        "again and again.",
        "<b><b><b>… 2,001 times", "<b>…</b>",
    ),
    LinkRule(
        "duplicate-id", E, W, "An id stands once on a page.",
        "A link to it leads to the first; labels and scripts may find the wrong one.",
        '<p id="a"><p id="a">', '<p id="a"><p id="b">',
    ),
    LinkRule(
        "empty-id", W, W, "An id has a name.", "Nothing can lead to it.", '<p id="">', "<p>",
    ),
    LinkRule(
        "page-without-title", E, W, "A page has a title.",
        "It names the tab, the bookmark and the search result; screen readers say it first. WCAG 2.4.2.",
        "<head></head>", "<title>Plan 2024 to 2027</title>",
    ),
    LinkRule(
        "page-without-lang", E, W, "A page says its language.",
        "Screen readers choose their voice by it. WCAG 3.1.1.",
        "<html>", '<html lang="en">',
    ),
    LinkRule(
        "page-without-h1", W, W, "A page has a main heading.",
        "Readers of screen readers go from heading to heading.",
        "<h2>Plan</h2>", "<h1>Plan</h1>",
    ),
    LinkRule(
        "page-without-main", W, W, "A page marks its main part.",
        "Screen readers can jump over what is the same on every page.",
        "<div>…</div>", "<main>…</main>",
    ),
    LinkRule(
        "link-without-text", E, W, "A link has text, or a picture with alt text.",
        'Screen readers say "link" and nothing else. WCAG 2.4.4.',
        '<a href="/"><img src="a.png" alt=""></a>', '<a href="/"><img src="a.png" alt="Home"></a>',
    ),
    LinkRule(
        "image-without-alt", E, W, "An image has an alt attribute.",
        'Screen readers read out the file name. alt="" is right where it only adorns. WCAG 1.1.1.',
        '<img src="a.png">', '<img src="a.png" alt="Staff at work">',
    ),
    LinkRule(
        "canonical-disagrees", E, W, "Each page names itself as its canonical address, in full.",
        "Search engines drop a page that says it is a copy of another.",
        '<link rel="canonical" href="https://example.org/">', '<link rel="canonical" href="https://example.org/x/">',
    ),
    LinkRule(
        "hreflang-disagrees", E, W, "Versions in other languages point at each other.",
        "Search engines ignore a pair that does not return.",
        "/ names /cy/, /cy/ names nothing", "/ names /cy/, /cy/ names /",
    ),
    LinkRule(
        "sitemap-disagrees", E, W, "The sitemap holds every page to be found, and nothing else.",
        "What it leaves out is found late, and what is not there is asked for in vain.",
        "<loc>https://example.org/gone/</loc>", "<loc>https://example.org/plans/</loc>",
    ),
    LinkRule(
        "robots-hides", E, W, "Nothing that must be found is kept from search engines.",
        "The public looks for it there.",
        '<meta name="robots" content="noindex">', "<meta> without noindex; no Disallow for it",
    ),
    LinkRule(
        "robots-without-sitemap", W, W, "robots.txt names the sitemap.",
        "It is how search engines learn of it.",
        "User-agent: *", "Sitemap: https://example.org/sitemap.xml",
    ),
    LinkRule(
        "orphan-page", W, W, "Links lead from the home page to every page.",
        "Nobody finds a page that only the sitemap knows.",
        "a page without a link to it", "a page in the directory",
    ),
    LinkRule(
        "page-far-from-home", W, W, "Every page is within three clicks of home.",
        "Few readers look further.",
        "home, then four clicks", "home, directory, institution, plan",
    ),
)  # fmt: skip

RULES: Mapping[str, LinkRule] = {rule.id: rule for rule in ALL}


def severities(*, own_site: bool) -> Mapping[str, Severity]:
    """How bad each fault is: on our own built site, or in any folder."""
    return {rule.id: rule.site if own_site else rule.folder for rule in ALL}
