"""The corpus, last part: how pages are reached, and pages that cannot be read."""

from published_fixture import ABOUT, PILLARS, URL, Fixture

STATUS = "<p>The University of Example has been a signatory of the Technician Commitment since June 2018.</p>"
CONTACT = "<p>Contact: Alex Example, Head of Technical Services, technicians@example.ac.uk</p>"
PLAN = '<p><a href="/plan.pdf">Technician Commitment action plan 2024-2027</a></p>'
ALL = f"{STATUS}{PILLARS}{CONTACT}{PLAN}"
MET = {"status": "found role=signatory since=2018-06", "contact": "found whose=ours", "plan": "found match=ours"}
UNREAD = dict.fromkeys(("dedicated", "status", "contact", "plan"), "could-not-tell")


def _page(name: str, labels: dict[str, str], body: str = ALL, **more: object) -> Fixture:
    return Fixture(name, body, (MET if ALL in body else {}) | labels, **more)  # type: ignore[arg-type]


def _whole(name: str, labels: dict[str, str], html: str | bytes, **more: object) -> Fixture:
    raw = html if isinstance(html, bytes) else html.encode()
    return Fixture(name, "", UNREAD | labels, raw=raw, **more)  # type: ignore[arg-type]


ELSEWHERE = "https://www.example.ac.uk/staff/technicians"
ADDRESSES = [
    _page("all is met", {}),
    _page("slash and https", {"moved": "not-found"}, url="http://example.ac.uk/technicians/commitment", final=f"{URL}/"),
    _page("another path", {"moved": f"found to={ELSEWHERE}"}, final=ELSEWHERE),
    _page("home page", {"moved": "found"}, final="https://www.example.ac.uk/"),
    _page("another host", {"moved": "found", "host": "not-found"}, final="https://pages.elsewhere.org/tc"),
    _page("sub-domain", {"moved": "found", "host": "found"}, final="https://technicians.example.ac.uk/"),
    _page("a host that only ends alike", {"host": "not-found", "moved": "found"}, final="https://www.notexample.ac.uk/technicians/commitment"),
    _page("index file and tracking", {}, final=f"{URL}/index.html?utm_source=x#top"),
    _page("no hosts known", {"host": "could-not-tell"}, who="no-hosts"),
    _page("host of the website", {"host": "found"}, who="website"),
    _page("says that it moved", {"moved": "found"}, ALL + "<p>This page has moved. See <a href='/new'>the new page</a>.</p>"),
    _page("sends its readers on", {"moved": "found"}, head='<meta http-equiv="refresh" content="0; url=/new">'),
    _page("from a file", {"host": "could-not-tell", "moved": "could-not-tell"}, url=""),
]

INDEXING = [
    _page("noindex", {"indexable": "not-found by=meta"}, head='<meta name="robots" content="noindex, follow">'),
    _page("none", {"indexable": "not-found by=meta"}, head='<META NAME="ROBOTS" CONTENT="NONE">'),
    _page("nofollow, noarchive", {"indexable": "found"}, head='<meta name="robots" content="nofollow, noarchive, nosnippet">'),
    _page("one engine", {"indexable": "not-found by=meta"}, head='<meta name="googlebot" content="noindex">'),
    _page("index, follow", {"indexable": "found"}, head='<meta name="robots" content="index, follow, max-image-preview:large">'),
    _page("header", {"indexable": "not-found by=header"}, headers={"x-robots-tag": "noindex"}),
    _page("header for one engine", {"indexable": "not-found by=header"}, headers={"X-Robots-Tag": "nofollow, googlebot: noindex"}),
    _page("header, harmless", {"indexable": "found"}, headers={"X-Robots-Tag": "noarchive, max-snippet: 50"}),
    _page("no longer available", {"indexable": "not-found"}, headers={"X-Robots-Tag": "unavailable_after: 25 Jun 2025 15:00:00 GMT"}),
    _page("available until later", {"indexable": "found"}, headers={"X-Robots-Tag": "unavailable_after: 2030-01-01"}),
    _page("canonical to itself", {"indexable": "found"}, head=f'<link rel="canonical" href="{URL}/">'),
    _page("canonical to another", {"indexable": "not-found by=canonical"}, head='<link rel="canonical" href="/about">'),
    _page("canonical without www", {"indexable": "found"}, head='<link rel="canonical" href="http://example.ac.uk/technicians/commitment">'),
    _page("empty canonical", {"indexable": "found"}, head='<link rel="canonical" href="">'),
    _page("small log-in in the header", {"indexable": "found"}, ALL + "<form><input type='password' name='p'></form>" + ABOUT * 2),
]

DEDICATED = [
    _page("by title only", {"dedicated": "found by=title"}, h1="Our technicians"),
    _page("by h1 only", {"dedicated": "found by=h1"}, title="University of Example"),
    _page("section of another page", {"dedicated": "not-found"}, "<h2>Technician Commitment</h2>" + ALL, title="Staff", h1="Working here"),
    _page("not named", {"dedicated": "not-found"}, "<p>Our technicians matter to us.</p>", about="<p>" + "We value technical staff. " * 20 + "</p>", title="Technical services", h1="Technical services"),
    _page("news item", {"dedicated": "not-found", "moved": "not-found"}, url="https://www.example.ac.uk/news/2024/technician-commitment"),
]

MERELY = [
    _page(
        "news that merely mentions it",
        {"dedicated": "not-found"},
        "<p>Jo Green, of Physics, spoke at the conference. She said that the Technician Commitment had changed much. "
        "“It is a start,” said Professor Sam Hill, Dean of Science.</p>",
        title="Physics news", h1="A day in the workshop", url="https://www.example.ac.uk/news/day",
    ),
    _page(
        "list of charters", {"dedicated": "not-found", "status": "found role=signatory"},
        "<ul><li>We hold an Athena Swan award.</li><li>We are a signatory of the Concordat and of the Technician Commitment.</li></ul>",
        title="Charters", h1="Charters and commitments",
    ),
]

_LOGIN = "<html><head><title>Sign in to your account</title></head><body><h1>Sign in</h1><form><input name=u><input type=password name=p></form></body></html>"
_SHELL = '<html lang="en"><head><title>Technician Commitment</title></head><body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="/a.js"></script></body></html>'
_WALL = "<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing example.ac.uk.</p></body></html>"
_GONE = "<html><head><title>Page not found | University of Example</title></head><body><h1>Page not found</h1><p>Sorry. Search our site or go home.</p></body></html>"
_WELSH = (
    '<html lang="cy"><head><title>Ymrwymiad i Dechnegwyr</title></head><body><main><h1>Ymrwymiad i Dechnegwyr</h1><p>Mae technegwyr yn bwysig iawn i waith '
    "y Brifysgol ac mae ein staff technegol yn cyfrannu at ddysgu ac ymchwil. Rydym wedi gweithio gyda’r adrannau er mwyn gwella eu gyrfaoedd a’u cydnabyddiaeth "
    "yn y blynyddoedd i ddod, ac mae llawer i’w wneud eto gan bawb.</p>{}</main></body></html>"
)
UNREADABLE = [
    _whole("log-in page", {"indexable": "not-found by=log-in"}, _LOGIN),
    _whole("log-in elsewhere", {"host": "not-found", "moved": "found", "indexable": "not-found"}, _LOGIN, final="https://login.microsoftonline.com/common/oauth2/authorize?x=1"),
    _whole("shell that scripts fill", {}, _SHELL),
    _whole("wall against programs", {}, _WALL),
    _whole("says 404 and answers 200", {"answers": "not-found"}, _GONE),
    _whole("404", {"answers": "not-found status=404", "indexable": "not-found"}, _GONE, status=404),
    _whole("410", {"answers": "not-found", "indexable": "not-found"}, "", status=410),
    _whole("403", {"answers": "could-not-tell", "indexable": "not-found"}, _WALL, status=403),
    _whole("500", {"answers": "could-not-tell", "indexable": "could-not-tell"}, "<h1>Error</h1>", status=500),
    _whole("429", {"answers": "could-not-tell", "indexable": "could-not-tell"}, "", status=429),
    _whole("a PDF", {}, b"%PDF-1.7\n...", headers={"Content-Type": "application/pdf"}),
    _whole("a PDF that says it is HTML", {}, b"%PDF-1.7\n...", headers={"Content-Type": "text/html"}),
    _whole("a Word file", {}, b"PK\x03\x04rest", headers={}),
    _whole("JSON", {}, b'{"a": 1}', headers={"Content-Type": "application/json"}),
    _whole("empty", {}, b""),
    _whole("Welsh, nothing found", {"dedicated": "found"}, _WELSH.format("")),
    _whole(
        "Welsh, with what we know",
        {"dedicated": "found", "status": "found role=signatory since=2018-06", "contact": "found whose=ours", "plan": "found match=ours"},
        _WELSH.format(
            "<p>Llofnododd Prifysgol Enghraifft yr Ymrwymiad i Dechnegwyr ym mis Mehefin 2018.</p><p>Cyswllt: Alex Example, technicians@example.ac.uk</p>"
            '<p><a href="/c.pdf">Cynllun Gweithredu 2024-2027</a></p>'
        ),
        who="welsh",
    ),
    _whole(
        "another language", {"dedicated": "not-found"},
        '<html lang="fr"><head><title>Engagement</title></head><body><main><h1>Engagement</h1><p>' + "Nous avons signé cet engagement pour nos équipes techniques et leurs carrières. " * 5 + "</p></main></body></html>",
    ),
]

_BODY = f"<h1>Technician Commitment</h1>{ABOUT}{ALL}"
ODD_HTML = [
    _whole("no html, head or body", MET | {"dedicated": "found"}, f"<title>x</title>{_BODY}"),
    _whole("Windows-1252, said in the header", MET | {"dedicated": "found"}, _BODY.replace("Alex", "“Alex”").encode("windows-1252"), headers={"Content-Type": "text/html; charset=windows-1252"}),
    _whole("Windows-1252, said nowhere", MET | {"dedicated": "found"}, f"{_BODY}<p>caf\u00e9 \u2013 yes</p>".encode("windows-1252"), headers={}),
    _whole("UTF-16 with a mark", MET | {"dedicated": "found"}, b"\xff\xfe" + _BODY.encode("utf-16-le"), headers={}),
    _whole("tags that never close", MET | {"dedicated": "found"}, f"<div><div><span><b><h1>Technician Commitment</h1><p><div>{ABOUT}<table><tr><td><ul><li>{ALL}"),
    _whole("a comment that never closes", {"dedicated": "found", **MET}, f"{_BODY}<!-- the rest <p>is lost"),
    _whole("stray signs", MET | {"dedicated": "found"}, f"{_BODY}<p>a < b & c > d <3 </p></div></p></body></body>"),
    _whole("in frames of old", {}, "<html><frameset><frame src=a.html></frameset></html>"),
    _whole(
        "plain text",
        {"dedicated": "not-found", "status": "found role=signatory since=2018-06", "contact": "found whose=ours", "plan": "could-not-tell"},
        "Technician Commitment\n\nThe University of Example has been a signatory of the Technician Commitment since June 2018.\n"
        "We are proud of our technicians and want to make them more visible.\n\nContact\nAlex Example, Head of Technical Services\n\nAction plan 2024-27 (PDF, 158 KB)\n",
        headers={"Content-Type": "text/plain"},
    ),
]

FIXTURES = [*ADDRESSES, *INDEXING, *DEDICATED, *MERELY]
WHOLE = [*UNREADABLE, *ODD_HTML]
