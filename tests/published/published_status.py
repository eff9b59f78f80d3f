"""The corpus, first part: how pages state an institution's standing, and what only sounds like it."""

from published_fixture import Fixture

SIGNED = "found role=signatory since="


def _say(name: str, label: str, *paragraphs: str, **more: str) -> Fixture:
    body = "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in paragraphs)
    return Fixture(name, body, {"status": label}, **more)  # type: ignore[arg-type]


STATED = [
    _say("became, with a month", SIGNED + "2018-06", "The University of Example became a signatory to the Technician Commitment in June 2018, to show how much it owes its technicians."),
    _say("our university, since", SIGNED + "2018", "Our University is a signatory of the Technician Commitment since 2018 and pledges to make its technical staff visible."),
    _say("proud, no date", SIGNED, "The University of Example is proud to be a signatory of the Technician Commitment."),
    _say("founding", "found role=signatory since= founding=yes", "The University of Example is a founding signatory of the Technician Commitment."),
    _say("one of the founding ones, this Commitment", "found role=signatory since=2017-05 founding=yes", "In May 2017 the University became one of the founding signatories for this Commitment."),
    _say("we signed", SIGNED + "2018-06-12", "We signed the Technician Commitment on 12 June 2018."),
    _say("day with ordinal", SIGNED + "2018-06-06", "On 6th June 2018, the University of Example became a signatory to the Technician Commitment at a ceremony."),
    _say("joined", SIGNED + "2018-10", "To recognise what technical staff contribute, in October 2018 the University joined the Technician Commitment."),
    _say("pledged support", SIGNED + "2018", "In 2018 the University pledged its support to the Technician Commitment for technical staff in faculties."),
    _say("has pledged to support", SIGNED, "The University has pledged to support the Technician Commitment for all technical staff based in faculties."),
    _say("signing up, as a gerund", SIGNED, "The University of Example has made a firm promise to its technical workforce by signing up to the Technician Commitment."),
    _say("having signed", SIGNED + "2022", "Having signed the Technician Commitment in 2022, the University set up a group to meet its obligations."),
    _say("as a signatory, we", SIGNED, "As a signatory of the Technician Commitment, we publish what we do each year."),
    _say("as signatories", SIGNED, "As signatories of the Technician Commitment we pledge action for our technical staff."),
    _say("as a signatory, the university wants", SIGNED, "As a signatory to the Technician Commitment, the University is keen to make technicians more visible."),
    _say("one of over 120 institutions", SIGNED, "University of Example (UoE) is proud to be one of over 120 signatory institutions in the UK to pledge action on five challenges."),
    _say("initials", SIGNED + "2018", "UoE has been a signatory of the Technician Commitment since 2018, joining more than a hundred institutions."),
    _say("short name with an apostrophe", SIGNED + "2017", "Example's signed up to the Technician Commitment in 2017."),
    _say("joined others in becoming", SIGNED, "Example has joined 83 other universities and research institutes in becoming signatories of the Technician Commitment."),
    _say("together with another", SIGNED + "2018-05", "In May 2018 the University of Example, along with 30 other UK universities, backed a pledge to support technicians.", "The Technician Commitment was that pledge."),
    _say("first of its kind", SIGNED, "UoE was the first university of its kind to become a signatory of the Technician Commitment."),
    _say("the vice-chancellor signed", SIGNED + "2019-05-01", "The Vice-Chancellor and the Director of People signed the Technicians' Commitment on 1st May 2019."),
    _say("since becoming", SIGNED + "2018-05", "We have made good progress since becoming a signatory in May 2018."),
    _say("no name in the sentence", "found role=signatory since=2018-03 founding=yes", "The University of Example is a founder signatory and joined in March 2018 with the approval of its Vice-Chancellor."),
    _say("when the university became", SIGNED + "2018-05", "When the University became a signatory to The Technician Commitment in May 2018 few knew what it would mean."),
    _say("it became", SIGNED + "2018", "As part of the University's care for its technicians, in 2018 it became a signatory of the Technician Commitment."),
    _say("supporter and signatory", SIGNED + "2018-02", "The University is a proud supporter of the Technician Commitment and became a signatory in February 2018."),
    _say("two sentences, the date in the second", SIGNED + "2018-06", "The University of Example is a proud signatory of the Technician Commitment.", "We became a signatory in June 2018."),
    _say("plural technicians", SIGNED, "We are really glad that we have signed up to the Technicians’ Commitment."),
    _say("badge as a picture", SIGNED, '<p><img src="tc.png" alt="Technician Commitment signatory logo"></p>'),
    _say("badge as a line", SIGNED + "2018", "<h3>Proud signatory of the Technician Commitment since 2018</h3>"),
    _say("definition list", SIGNED + "2018", "<dl><dt>Technician Commitment status</dt><dd>Signatory since 2018</dd></dl>"),
    _say("renewed", SIGNED, "The University has renewed its pledge and re-signed the Technician Commitment."),
    _say("lapsed and back", SIGNED + "2022", "The University's membership lapsed in 2020; it re-joined the Technician Commitment in 2022."),
    _say("soft hyphens and hard spaces", SIGNED + "2018", "The&nbsp;University of&#160;Example is a sig&shy;natory of the Techni&shy;cian&nbsp;Commitment since&nbsp;2018."),
    _say("a link inside", SIGNED, 'The University is a signatory of the <a href="https://www.techniciancommitment.org.uk/">Technician <b>Commitment</b></a>.'),
    _say("in bold, broken lines", SIGNED + "2018", "<p><strong>The University of Example<br>is a signatory of the<br>Technician Commitment<br>since 2018.</strong></p>"),
    _say("abbreviations before", SIGNED + "2018", "Since 2018, when Prof. A. Sample (e.g. our then Vice-Chancellor) signed, the University has been a signatory of the Technician Commitment."),
    _say("in the header's hero", SIGNED, "<p>Read on.</p>", h1="Technician Commitment</h1><p class='lead'>We are a proud signatory of the Technician Commitment.</p><h1 hidden>"),
    _say("in an aside", SIGNED, "<aside><p>The University is a signatory of the Technician Commitment.</p></aside>"),
    _say("institute", SIGNED + "2019-12", "The Institute became a signatory of the Technician Commitment in December 2019", who="institute", title="Technician Commitment - EIMR"),
    _say("institute's initials", SIGNED, "EIMR is a signatory of the Technician Commitment.", who="institute"),
    _say("panel behind a button", SIGNED, '<button aria-controls="p1">Our status</button><div id="p1" hidden><p>We are a signatory of the Technician Commitment.</p></div>'),
    _say("nobody's page, its title names it", SIGNED, "The University of Example is a signatory of the Technician Commitment.", who="none"),
    _say("member of", SIGNED, "The University is a member of the Technician Commitment."),
    _say("continue to be", SIGNED, "The University will continue to be a signatory of the Technician Commitment."),
    _say("quoted welcome", SIGNED, "“We are delighted to welcome the University of Example as a signatory of the Technician Commitment,” the initiative's lead said."),
    _say("among those that backed it", SIGNED, "Example is among over 100 universities and institutes from across the UK to have backed the pledge."),
    _say("by joining", SIGNED, "By joining the Technician Commitment, we have promised to make technicians visible."),
    _say("table of charters", SIGNED + "2018", "<table><tr><td>Athena Swan</td><td>Bronze</td></tr><tr><td>Technician Commitment</td><td>Signatory since 2018</td></tr></table>"),
    _say("signatory status", SIGNED + "2018-06", "The University was awarded Technician Commitment signatory status in June 2018."),
    _say("our signing of it", SIGNED + "2018", "The University's signing of the Technician Commitment in 2018 was a first step."),
    _say("passive", SIGNED + "2018-05", "The Technician Commitment was signed by our Vice-Chancellor in May 2018."),
    _say("head of the named university", SIGNED + "2018", "Professor Jo Green, Vice-Chancellor of the University of Example, signed the Technician Commitment in 2018."),
    _say("a signatory, before the noun", SIGNED, "The University of Example is a Technician Commitment signatory."),
    _say("plural", SIGNED + "2018-10", "The University of Example became signatories of the Technician Commitment in October 2018."),
    _say("latest", SIGNED, "The University of Example (UoE) is the latest signatory to the Technician Commitment, which asks for a more positive culture."),
    _say("footer badge", SIGNED, '<footer><img alt="Technician Commitment signatory" src="b.png"></footer>'),
    _say("launched when", SIGNED, "The University is a signatory of the Technician Commitment, which was launched in 2017."),
]

SUPPORTERS = [
    _say("a supporter's own page", "found role=supporter", "The Example Society of Science has become a supporter of the Technician Commitment.", who="society"),
    _say("a signatory that only says it supports", "found role=supporter", "The University of Example is proud to support the Technician Commitment, which helps technicians everywhere."),
    _say("supports", "found role=supporter", "The Society fully supports the Technician Commitment.", who="society"),
]

LAPSED = [
    _say("no longer", "found role=lapsed", "The University is no longer a signatory of the Technician Commitment."),
    _say("from until", "found role=lapsed", "The University of Example was a signatory of the Technician Commitment from 2018 until 2021.", who="lapsed"),
    _say("withdrew", "found role=lapsed", "In 2022 the University withdrew from the Technician Commitment.", who="lapsed"),
    _say("former", "found role=lapsed", "We are a former signatory of the Technician Commitment.", who="lapsed"),
]

NOT_STATED = [
    _say("only what it is", "not-found"),
    _say("invited", "not-found", "Universities are invited to sign the Technician Commitment; signatories pledge action."),
    _say("how to become", "not-found", "<h2>How to become a signatory</h2>", "To become a signatory, an institution returns a form that its leader has signed."),
    _say("question", "not-found", "What does it mean to be a signatory of the Technician Commitment?"),
    _say("others", "not-found", "The University of Elsewhere became the first signatory of the Technician Commitment abroad."),
    _say("others that sound like us", "not-found", "Example Metropolitan University is a signatory of the Technician Commitment."),
    _say("all four universities", "not-found", "The Universities of Elsewhere, Nowhere and Anywhere met. All three universities are signatories to the Technician Commitment."),
    _say("hope", "not-found", "We hope to become a signatory of the Technician Commitment next year."),
    _say("working towards", "not-found", "The University is working towards becoming a signatory of the Technician Commitment."),
    _say("working towards its requirements", "not-found", "We are proud to be working towards the requirements of the Technician Commitment, as our plan says."),
    _say("will sign", "not-found", "The University will sign the Technician Commitment in autumn 2027."),
    _say("not yet", "not-found", "The University has not yet signed the Technician Commitment."),
    _say("another scheme", "not-found", "The University is a signatory of the Concordat to Support the Career Development of Researchers."),
    _say("two schemes, the other signed", "not-found", "The University signed the Armed Forces Covenant in 2019."),
    _say("each signatory organisation", "not-found", "The self-assessment shows where each signatory organisation stands, one year after an organisation becomes a signatory."),
    _say("signatory event", "not-found", "We were glad to host a signatory event with delegates from 70 signatory universities."),
    _say("as part of", "not-found", "As part of the Technician Commitment, we have made profiles of our technicians."),
    _say("joined colleagues", "not-found", "We joined colleagues at the Technician Commitment conference in May."),
    _say("signed the plan", "not-found", "The Vice-Chancellor signed the Technician Commitment action plan last week."),
    _say("supported by", "not-found", "The Technician Commitment is supported by the Example Society and others."),
    _say("link to a list of signatories", "not-found", '<a href="https://www.techniciancommitment.org.uk/signatories">Technician Commitment signatories</a>'),
    _say("button to sign", "not-found", '<p><a href="/sign">Become a signatory of the Technician Commitment</a></p>'),
    _say("was keen", "not-found", "The University was keen to become a signatory of the Commitment."),
    _say("group's work since", "not-found", "Our group has promoted technical roles since 2018 and has completed two action plans under the Commitment."),
    _say("in a comment and in hidden text", "not-found", "<!-- <p>We are a signatory of the Technician Commitment.</p> --><p hidden>We are a signatory of the Technician Commitment.</p><div style='display: none'>We signed the Technician Commitment.</div>"),
    _say("in related news", "not-found", '<div class="related-news"><p>The University became a signatory of the Technician Commitment.</p></div>'),
    _say("conditional", "not-found", "If the University were a signatory of the Technician Commitment, it would publish a plan."),
    _say("was, without more", "not-found", "In those days the University was a signatory of the Technician Commitment."),
    _say("an award", "not-found", "The University has won a Technician Commitment award for its work."),
    _say("network in Wales", "not-found", "We arrange exchanges with signatory universities of the Technician Commitment in Wales."),
    _say("signed by many", "not-found", "Launched in May 2017, the Technician Commitment was signed by 36 institutions, among them universities of every kind."),
    _say("other university's vice-chancellor", "not-found", "Professor Jo Green, Vice-Chancellor of Elsewhere University, signed the Technician Commitment in 2018."),
    _say("students' union of another", "not-found", "Elsewhere College signed up to the Technician Commitment in 2019 and we wish it well."),
    _say("what signatories have", "not-found", "Signatories have access to resources, and each signatory names a lead for the Technician Commitment."),
    _say("signing event", "not-found", "Technicians from the Universities of Elsewhere and Nowhere were joined by colleagues as part of the Technician Commitment."),
    _say("interested in signing", "not-found", "If you are interested in signing up your institution to the Technician Commitment, write to its team."),
    _say("people who signed a card", "not-found", "Staff signed pledge cards at the launch event."),
]

OWN_STANDING = [
    _say("joining, and we know it", "found role=joining", "The University is preparing to sign the Technician Commitment.", who="joining"),
]

FIXTURES = [*STATED, *SUPPORTERS, *LAPSED, *NOT_STATED, *OWN_STANDING]
