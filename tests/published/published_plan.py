"""The corpus, third part: how pages show or link a plan, and which plans are not the one."""

from published_fixture import Fixture

ABOUT_NOTHING = ""


def _plan(name: str, label: str, body: str, **more: str) -> Fixture:
    return Fixture(name, body if body.startswith("<") else f"<p>{body}</p>", {"plan": label}, **more)  # type: ignore[arg-type]


OURS = "found where=linked match=ours"
OLDER = "found where=linked match=older"
LINK = "https://www.example.ac.uk"

LINKED = [
    _plan("pdf, full years", OURS + " kind=pdf from=2024 to=2027", '<a href="/media/plan.pdf">Technician Commitment action plan 2024-2027</a>'),
    _plan("pdf, short years and size", OURS + " kind=pdf", '<a href="/f/1234">Action Plan 2024–27 (PDF, 158 KB)</a>'),
    _plan("period in the file's name", OURS + " kind=pdf", '<a href="/media/tc-action-plan-2024-27.pdf">Our action plan</a>'),
    _plan("period in the file's name, underscores", OURS + " kind=docx", '<a href="/media/TC_Action_Plan_2024_2027.docx">Action plan (Word)</a>'),
    _plan("months", OURS + " from=2024-08 to=2027-07", '<a href="/plan">Action plan, August 2024 to July 2027</a>'),
    _plan("period beside the link", OURS + " kind=html", "Our action plan runs from August 2024 to July 2027. <a href='/plan'>Find out more</a>."),
    _plan("period in the heading", OURS, "<h2>Stage 3 – 2024 to 2027</h2><p>It is a plan for three years: <a href='/p.pdf'>TC Stage 3 Action Plan</a></p>"),
    _plan("find out more under a heading", OURS + f" url={LINK}/more", "<h2>Our action plan 2024-27</h2><p>It has forty actions. <a href='/more'>Find out more</a></p>"),
    _plan("here", "found where=linked match=unknown kind=pdf", "You can read the University's full Technician Commitment Action Plan <a href='/x.pdf'>here</a>. The self-assessment is <a href='/y.pdf'>here</a>, too."),
    _plan("only the years are linked", OURS, "<h2>Action plans</h2><ul><li><a href='/a.pdf'>2021-2024</a></li><li><a href='/b.pdf'>2024-2027</a></li></ul>"),
    _plan("one file for both", OURS, '<a href="/a.pdf">2021-2024 Self-Assessment and Action Plan for 2024-2027</a>'),
    _plan("36 months and a year", OURS, '<a href="/a.pdf">Our 36 month Action Plan 2024</a>'),
    _plan("SharePoint", OURS + " kind=pdf access=log-in", '<a href="https://example.sharepoint.com/:b:/s/tech/Eabc">Technician Commitment action plan 2024-2027</a>'),
    _plan("staff only", "found where=linked match=unknown access=log-in", '<a href="/intranet/plan">Action plan</a> (staff only)'),
    _plan("new window", OURS, '<a href="/a.pdf">Action plan 2024-27<span class="sr-only">Link opens in a new window</span></a>'),
    _plan("card", OURS, '<a href="/a.pdf"><h3>Action plan 2024-2027</h3><p>Download</p></a>'),
    _plan("picture as a link", OURS, '<a href="/a.pdf"><img src="c.png" alt="Cover of the action plan 2024-2027"></a>'),
    _plan("frame", OURS + " kind=pdf", '<iframe src="/a.pdf" title="Action plan 2024-2027"></iframe>'),
    _plan("aria label", OURS, '<a href="/a.pdf" aria-label="Download our action plan 2024-2027">Download</a>'),
    _plan("older only", OLDER + " from=2021 to=2024", '<a href="/a.pdf">Action plan 2021-2024</a>'),
    _plan("older by its file's name", OLDER, '<a href="/files/2021-06/action-plan-2018-2020.pdf">Action plan</a>'),
    _plan("older by the text around", OLDER, "Our first plan ran from 2018 to 2020: <a href='/old.pdf'>read the action plan</a>."),
    _plan("older and ours", OURS, '<ul><li><a href="/a.pdf">Action plan 2018-2020</a></li><li><a href="/b.pdf">Action plan 2021-2024</a></li><li><a href="/c.pdf">Action plan 2024-2027</a></li></ul>'),
    _plan("newer", "found where=linked match=newer", '<a href="/c.pdf">Technician Commitment action plan 2027-2030</a>'),
    _plan("no period", "found where=linked match=unknown", '<a href="/c.pdf">Read our action plan</a>'),
    _plan("no plan of ours", "found where=linked match=no-plan-of-ours from=2024 to=2027", '<a href="/c.pdf">Action plan 2024-2027</a>', who="no-plan"),
    _plan("nobody's page", "found where=linked match=no-plan-of-ours", '<a href="/c.pdf">Action plan 2024-2027</a>', who="none"),
    _plan("an upload's date is no period", "found where=linked match=unknown from=", '<a href="/sites/default/files/2021-03/action-plan-2021-03-14.pdf">Action plan</a>'),
    _plan("name of the commitment and plan", OURS, '<a href="/c.pdf">Technician Commitment 3 year plan 2024-2027</a>'),
    _plan("in an aside", OURS, '<aside><h2>Downloads</h2><ul><li><a href="/c.pdf">Action plan 2024-27</a></li></ul></aside>'),
    _plan("Welsh", OURS, '<a href="/c.pdf">Cynllun Gweithredu 2024-2027</a>'),
    _plan("relative address and base", f"{OURS} url={LINK}/docs/c.pdf", '<a href="c.pdf">Action plan 2024-27</a>', head='<base href="/docs/">'),
    _plan("file's name alone tells", "found where=linked match=ours kind=pdf", '<a href="/media/technician-commitment-action-plan-2024-2027.pdf">Three year priorities</a>'),
    _plan("documents in a table", OURS + " kind=pdf", "<table><tr><td>Self-assessment 2024</td><td><a href='/s.pdf'>PDF</a></td></tr><tr><td>Action plan 2024-2027</td><td><a href='/p.pdf'>PDF</a></td></tr></table>"),
    _plan("a line in front of the link", "found where=linked kind=pdf", "<p>Our action plan can be found below.</p><p><a href='/p.pdf'>Download (PDF, 1.2MB)</a></p>"),
    _plan("viewer", OURS + " kind=pdf", '<iframe src="https://docs.google.com/viewer?url=https%3A%2F%2Fwww.example.ac.uk%2Faction-plan-2024-2027.pdf&embedded=true"></iframe>'),
    _plan("stages, the newer last", f"found where=linked url={LINK}/2.pdf", "<h2>Stage 1</h2><p><a href='/1.pdf'>Action plan (PDF, 67kb)</a></p><h2>Stage 2</h2><p><a href='/2.pdf'>Action plan (PDF, 140kb)</a></p>", who="no-plan"),
    _plan("plan on a page", "found where=linked", "We have drawn up a <a href='/p.pdf'>Technician Commitment ‘Plan on a Page’</a>."),
    _plan("extended, another end", "found where=linked match=unknown", '<a href="/c.pdf">Action plan 2024-2029</a>'),
    _plan("a year within ours", "found where=linked match=unknown", '<a href="/c.pdf">Action plan, version of 2026</a>'),
    _plan("in the site's navigation", "found where=linked", '<nav><a href="/technicians/commitment/action-plan">Technician Commitment action plan</a></nav>'),
    _plan("academic years", OURS, '<a href="/c.pdf">Action plan 2024/25 to 2026/27</a>'),
]

ON_THE_PAGE = [
    _plan(
        "table", "found where=page match=ours",
        "<h2>Action plan 2024-2027</h2><table><thead><tr><th>Action</th><th>Owner</th><th>When</th></tr></thead><tbody>"
        "<tr><td>Create a directory of technicians</td><td>People team</td><td>2025</td></tr>"
        "<tr><td>Hold a conference every year</td><td>Steering group</td><td>Yearly</td></tr>"
        "<tr><td>Offer mentoring to all grades</td><td>Steering group</td><td>2026</td></tr></tbody></table>",
    ),
    _plan(
        "table without a heading", "found where=page match=unknown",
        "<table><tr><td>Planned activity</td><td>Pillar</td><td>Success measure</td></tr>"
        "<tr><td>An annual fund for training outside</td><td>Career development</td><td>Fund in place</td></tr>"
        "<tr><td>More technicians in committees</td><td>Visibility</td><td>One in each</td></tr></table>",
    ),
    _plan(
        "lists under pillars", "found where=page match=unknown",
        "<h2>Our action plan</h2><h3>Visibility</h3><p>We commit to:</p><ul><li>Extend the work experience week to the whole University</li>"
        "<li>Reinstate the annual conference of technicians</li></ul><h3>Recognition</h3><ul><li>Fund professional registration for all</li></ul>",
    ),
    _plan(
        "page of the plan", "found where=page match=ours",
        "<p>This plan will run for three years from 1 August 2024 until 31 July 2027.</p><h2>1 Identity</h2><ul>"
        "<li>Appoint a registration champion (Y1)</li><li>Review training courses with the training manager (Y1-3)</li></ul><h2>2 Awareness</h2>"
        "<ul><li>Feature technicians in every newsletter (Y1-3)</li><li>Host at least one seminar on mentoring a year</li><li>Ensure that appraisals stay above 95%</li></ul>",
        h1="Technician Commitment Action Plan",
    ),
    _plan(
        "accordion", "found where=page match=ours",
        '<h2>Action plan 2024–2027</h2><button aria-controls="a">Visibility</button><div id="a" style="display:none"><ul><li>Publish profiles of technicians on the web</li>'
        "<li>Invite technicians to open days</li><li>Include technicians in the prospectus</li></ul></div>",
    ),
    _plan(
        "older on the page, ours linked", "found where=linked match=ours",
        "<h2>Action plan 2021-2024</h2><ul><li>Publish profiles of technicians</li><li>Invite technicians to open days</li><li>Include technicians in committees</li></ul>"
        '<p><a href="/new.pdf">Action plan 2024-2027</a></p>',
    ),
]

NOT_OFFERED = [
    _plan("none", "not-found", "We value our technicians and their work all over the University."),
    _plan("spoken of", "not-found", "We are writing our action plan, which will be published here."),
    _plan("under a heading, no more", "not-found", "<h2>Action plan</h2><p>Our plan was agreed by the board last year.</p>"),
    _plan("another scheme's", "not-found", '<a href="/as.pdf">Athena Swan action plan 2024-27</a>'),
    _plan("the Concordat's", "not-found", '<a href="/c.pdf">Researcher Development Concordat action plan</a>'),
    _plan("people plan", "not-found", '<a href="/c.pdf">Equality action plan 2024-2027</a>'),
    _plan("guidance", "not-found", '<a href="/g.pdf">Guidance on the self-assessment and action plan</a>'),
    _plan("template", "not-found", '<a href="/g.docx">Action plan template</a>'),
    _plan("minutes", "not-found", '<a href="/m.pdf">Steering group minutes and actions</a>'),
    _plan("progress report", "not-found", '<a href="/m.pdf">Action plan progress report 2023</a>'),
    _plan("self-assessment only", "not-found", '<a href="/m.pdf">Self-assessment 2024</a>'),
    _plan("strategy", "not-found", '<a href="/s.pdf">University strategy 2024-2030</a>'),
    _plan("the initiative's site", "not-found", 'See the action plans of others <a href="https://www.techniciancommitment.org.uk/action-plans/">here</a>.'),
    _plan("news about it", "not-found", '<div class="news-list"><a href="/news/1">Action plan launched</a></div>'),
    _plan("pillars are no actions", "not-found", "<h2>Action plan</h2><ul><li>Visibility: ensure all technicians within the organisation are identifiable</li><li>Recognition: support technicians to gain recognition through professional registration</li><li>Career development: enable career progression opportunities for technicians</li></ul>"),
    _plan("themes are no actions", "not-found", "<p>Our action plan has six pillars:</p><ul><li>Career development</li><li>Structures</li><li>Recognition</li><li>Visibility</li></ul>"),
    _plan("members under the plan's heading", "not-found", "<h2>Our action plan group</h2><ul><li>Jo Green, Physics</li><li>Sam Hill, Chemistry</li><li>Kim Lake, Geography and planning</li></ul>"),
    _plan("find out more about something else", "not-found", "<p>We have an action plan in mind.</p><p>Our awards reward technicians. <a href='/awards'>Find out more</a></p>"),
    _plan("button with a script", "could-not-tell", "<button onclick='x()'>Download the action plan</button>"),
    _plan("link with a script", "could-not-tell", "<a href='javascript:void(0)'>Our action plan 2024-2027</a>"),
    _plan("named, without a link", "could-not-tell", "Three year action plan 2024-27 (.pdf)"),
    _plan("opening hours table", "not-found", "<table><tr><th>Day</th><th>When</th></tr><tr><td>Monday to Wednesday in term</td><td>9 to 5</td></tr><tr><td>Thursday to Friday in term</td><td>9 to 6</td></tr></table>"),
    _plan("plan of another university", "not-found", "<p>Elsewhere has an action plan.</p><p><a href='/awards.pdf'>Awards 2024</a></p>"),
    _plan("pledges without a plan", "not-found", "<h2>Our promise</h2><ul><li>Ensure that technicians are seen</li><li>Support them to gain recognition</li><li>Offer them careers and pathways</li></ul>"),
    _plan("list of links under the heading", "not-found", "<h2>Action plan news</h2><ul><li><a href='/a'>Our conference in the spring of this year</a></li><li><a href='/b'>Awards for technicians all over the place</a></li><li><a href='/c'>Creating a network for technicians</a></li></ul>"),
    _plan("other navigation", "not-found", '<nav><a href="/strategy/action-plan">Climate action plan</a></nav>'),
    _plan("anchor on the page", "not-found", "<a href='#plan'>Action plan</a>"),
]

FIXTURES = [*LINKED, *ON_THE_PAGE, *NOT_OFFERED]
