"""The corpus, second part: how pages name the person to ask, and who is named for other reasons."""

from published_fixture import Fixture


def _name(name: str, label: str, body: str, **more: str) -> Fixture:
    return Fixture(name, body if body.startswith("<") else f"<p>{body}</p>", {"contact": label}, **more)  # type: ignore[arg-type]


OURS = "found whose=ours"
ANOTHER = "found whose=another name="

NAMED = [
    _name("ours, name and address", OURS + " email=technicians@example.ac.uk", 'Contact: Alex Example, Head of Technical Services, <a href="mailto:technicians@example.ac.uk">technicians@example.ac.uk</a>'),
    _name("ours, address with a subject", OURS + " email=technicians@example.ac.uk", 'Ask <a href="mailto:technicians@example.ac.uk?subject=Technician%20Commitment">Alex Example</a>.'),
    _name("ours, title and middle name", OURS, "The institutional lead is Professor Alex J. Example."),
    _name("ours, in the side column", OURS, '<aside class="sidebar"><h3>Contact</h3><p>Alex Example<br>Head of Technical Services</p></aside>'),
    _name("ours, by the address alone", OURS, 'Questions? <a href="mailto:Technicians@Example.ac.uk">E-mail us</a>'),
    _name("ours, at in words", OURS, "E-mail Alex Example on technicians at example.ac.uk for more."),
    _name("ours, in brackets", OURS + " email=technicians@example.ac.uk", "Alex Example, technicians[at]example[dot]ac[dot]uk"),
    _name("ours, bracketed at", OURS + " email=technicians@example.ac.uk", "Contact Alex Example: technicians (at) example.ac.uk"),
    _name("ours, covered by Cloudflare", OURS + " email=technicians@example.ac.uk", 'Contact Alex Example: <a href="/cdn-cgi/l/email-protection#3b4f5e5853555258525a55487b5e435a564b575e155a58154e50"><span class="__cf_email__" data-cfemail="11657472797f787278707f62517469707c617d743f70723f647a">[email&#160;protected]</span></a>'),
    _name("ours, entities", OURS + " email=technicians@example.ac.uk", "Alex Example: &#116;echnicians&#64;example&#46;ac.uk"),
    _name("ours, accents", OURS + " name=Dr_Siân_Mc_Donald-Price", "Contact Dr Sian McDonald-Price for more.", who="two"),
    _name("ours, a mailbox of ours", OURS + " email=techs@example.ac.uk", "Contact us at techs@example.ac.uk", who="two"),
    _name("ours, in a table", OURS, "<table><tr><th>Role</th><th>Name</th></tr><tr><td>Lead</td><td>Alex Example</td></tr></table>"),
    _name("another with our address", ANOTHER + "Jo_Green", 'Contact Jo Green, Technical Manager, at <a href="mailto:technicians@example.ac.uk">technicians@example.ac.uk</a>.'),
    _name("another, lead by role", ANOTHER + "Jo_Green", "Technician Commitment Lead: Jo Green, Head of Laboratories"),
    _name("another, sentence", ANOTHER + "Professor_Jo_Green", "The University’s institutional lead for the Technician Commitment is Professor Jo Green, Pro-Vice-Chancellor (Research)."),
    _name("another, for more information", ANOTHER + "Jo_Green", "For more information please contact Jo Green (jo.green@example.ac.uk)."),
    _name("another, who to contact", ANOTHER + "Mel_Park", "<h2>Who to contact</h2><p>Mel Park, Deputy Head of Infrastructure, Tel: 01632 960001</p><p>Lin Rob, Development Lead, Tel: 01632 960002</p>"),
    _name("another, card", ANOTHER + "Dr_Jo_Green", '<h2>Get in touch</h2><div class="card"><h3>Dr Jo Green</h3><p>Head of Technical Services</p><p><a href="mailto:j.green@example.ac.uk">Email Jo</a></p></div>'),
    _name("another, team by name", ANOTHER + "Alex_Grant", 'If you want to know more, please contact the team, Alex Grant, Mona Stein or Jen Hop, by emailing <a href="mailto:tc@example.ac.uk">tc@example.ac.uk</a>.'),
    _name("another, lines", ANOTHER + "Jo_Green", "<h3>Contact us</h3><p>Jo Green<br>Technical Operations Manager<br>jo.green@example.ac.uk</p>"),
    _name("another, list of leads", ANOTHER + "Jo_Green", "<h2>Contacts</h2><ul><li>Jo Green – Technical Manager, Science</li><li>Sam Hill – Technical Manager, Arts</li></ul>"),
    _name("another, contact form", ANOTHER + "Jo_Green", 'Questions? Please ask Jo Green with our <a href="/contact-form">contact form</a>.'),
    _name("another, dot spelt out", ANOTHER + "Jo_Green", "Contact Jo Green: jo dot green at example dot ac dot uk"),
    _name("another, withheld address", ANOTHER + "Jo_Green", "Contact Jo Green, Technical Manager: [email protected]"),
    _name("another, Irish name", ANOTHER + "Siobhán_O'Neill-Byrne", "For queries, contact Siobhán O’Neill-Byrne, Technician Commitment Coordinator."),
    _name("another, champion", ANOTHER + "Dr_Ade_Okafor", "Our Technician Commitment champion is Dr Ade Okafor, Dean of Science (a.okafor@example.ac.uk)."),
    _name("another, at the foot", ANOTHER + "Jo_Green", '<footer><p>Technician Commitment lead: Jo Green, <a href="mailto:jo.green@example.ac.uk">jo.green@example.ac.uk</a></p></footer>'),
    _name("another, row of a table", ANOTHER + "Dr_Jo_Green", "<table><tr><th>Role</th><th>Who</th></tr><tr><td>Institutional lead</td><td>Dr Jo Green</td></tr><tr><td>Deputy</td><td>Sam Hill</td></tr></table>"),
    _name("another, name linked", ANOTHER + "Jo_Green", 'For further information contact <a href="mailto:jo.green@example.ac.uk">Jo Green</a>, Technical Services.'),
    _name("another, van der", ANOTHER + "Anna_van_der_Berg", "Contact: Anna van der Berg, Technical Skills Manager, ext. 4455"),
    _name("another, role as a heading", ANOTHER + "Dr_Jo_Green", "<h3>Technician Commitment lead</h3><p>Dr Jo Green</p>"),
    _name("another, role as a term", ANOTHER + "Dr_Jo_Green", "<dl><dt>Institutional lead</dt><dd>Dr Jo Green</dd></dl>"),
    _name("another, linked profile", ANOTHER + "Jo_Green", 'Contact: <a href="/people/jo-green">Jo Green</a>'),
    _name("another, pronouns", ANOTHER + "Jo_Green", "Contact: Jo Green (she/her), Technical Manager"),
    _name("another, letters after the name", ANOTHER + "Jo_Green", "Contact Jo Green MSc RSciTech FIST, Technical Manager."),
    _name("another, address in the next block", ANOTHER + "Jo_Green", '<h2>Contact</h2><p>Jo Green</p><p>Email: <a href="mailto:tc@example.ac.uk">tc@example.ac.uk</a></p>'),
    _name("another, Welsh", ANOTHER + "Siân_Jones", "Cyswllt: Siân Jones, Rheolwr Technegol"),
    _name("another, list after a colon", ANOTHER + "Jo_Green", "<p>For further information please contact:</p><ul><li>Jo Green, Technical Manager</li></ul>"),
    _name("another, mailto with a name and angle brackets", ANOTHER + "Jo_Green", '<a href="mailto:Jo%20Green%20%3Cjo.green@example.ac.uk%3E">Jo Green</a> answers your questions.'),
    _name("another, hyphens for at", ANOTHER + "Jo_Green", "Ask Jo Green: jo.green -at- example.ac.uk"),
    _name("another, our contact is private", ANOTHER + "Jo_Green", "Contact Jo Green, Technical Manager, jo.green@example.ac.uk", who="private"),
    _name("former", "found whose=former", "Contact: Alex Example, Head", who="former"),
    _name("former, and the new one", ANOTHER + "Jo_Green", "Contact: Jo Green, Head of Technical Services. She follows Alex Example.", who="former"),
    _name("nobody's page", ANOTHER + "Jo_Green", "Technician Commitment lead: Jo Green (jo.green@example.ac.uk)", who="none"),
]

NOT_NAMED = [
    _name("none", "not-found", "Our technicians are all over the University."),
    _name("mailbox", "not-found mailbox=tc@example.ac.uk", 'If you would like to get in touch, please contact us: <a href="mailto:tc@example.ac.uk">tc@example.ac.uk</a>'),
    _name("mailbox in words", "not-found mailbox=tech-commitment@example.ac.uk", "Please contact us on tech-commitment@example.ac.uk"),
    _name("form only", "not-found", 'Have a question? <a href="/contact-form">Use our contact form</a>.'),
    _name("quotation", "not-found", "“We owe them a lot,” said Professor Jo Green, Pro-Vice-Chancellor (Research)."),
    _name("quotation with its author below", "not-found", "<blockquote><p>“We owe our technicians a lot.”</p><p>Professor Jo Green, Vice-Chancellor</p></blockquote><p>For more information see the website.</p>"),
    _name("steering group", "not-found", "<h2>Members of the steering group</h2><ul><li>Chair: Professor Richard Green</li><li>John Brown – Superintendent</li><li>Jess Fish – Communications</li></ul>"),
    _name("chaired by", "not-found", "The steering group is chaired by Professor Jo Green."),
    _name("page owner", "not-found", "<footer><p>Page contact: Jo Green. Last updated 3 May 2024.</p></footer>"),
    _name("press office", "not-found", "Media enquiries: Jo Green, Press Officer, press@example.ac.uk"),
    _name("the initiative's people", "not-found", "Contact Kim Var, Technician Commitment Programme Lead, Science Council."),
    _name("the initiative's mailbox", "not-found mailbox=", "How do I contact the Technician Commitment team? Please email tc@itss.org.uk."),
    _name("prize winner", "not-found", "Jo Green, a technician in Chemistry, won this year's award."),
    _name("profiles", "not-found", "<h2>Technician profiles</h2><h3>Jo Green</h3><p>Jo is a Senior Technician in Physics.</p><h3>Sam Hill</h3><p>Sam is a workshop manager.</p>"),
    _name("author of a post", "not-found", "Posted by Jo Green on 3 May 2024"),
    _name("team without names", "not-found", "Contact the Technical Services team in Human Resources."),
    _name("switchboard", "not-found", "Call us on 01632 960000 for more information."),
    _name("news teaser", "not-found", '<div class="related-articles"><p>Contact Jo Green, Head of News, jo.green@example.ac.uk</p></div>'),
    _name("places that look like names", "not-found", "Contact: Henry Example Building, Jubilee Campus, Castle Road. For more information visit Science Park."),
    _name("testimonials", "not-found", "<h2>Testimonials</h2><p>‘It changed my work,’ Jo Green, Senior Technician, Faculty of Science</p>"),
    _name("somebody signed", "not-found", "Signed by Professor Jo Green, Vice-Chancellor, on 1 May 2024."),
    _name("chaired by, then more information", "not-found", "The steering group is chaired by Professor Jo Green, Dean of Science. For more information visit the website."),
    _name("more information, then the chair", "not-found", "<p>For more information, see the national website.</p><p>Professor Jo Green, Dean of Science, chairs the steering group.</p>"),
    _name("lead quoted", "not-found", "“We are glad,” said Dr Jo Green, Technician Commitment lead at the University."),
    _name("project manager's profile", "not-found", "<h2>Spotlight</h2><p>Jo Green, Project Manager, tells how she came to us.</p>"),
    _name("former people", "not-found", "The work was begun by Jo Green, who has since retired."),
    _name("an event's speaker", "not-found", "<h2>Conference</h2><p>Speakers: Jo Green, Technical Manager at Elsewhere</p>"),
    _name("withheld mailbox", "not-found", "Contact us: [email protected]"),
    _name("launched by", "not-found", "The plan was launched by Professor Jo Green at an event. Find out more about the event."),
]

FIXTURES = [*NAMED, *NOT_NAMED]
