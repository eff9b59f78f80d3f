"""Ask a list of web addresses politely: `ask`. What the answers mean is in `tcsite.links.verdicts`.

What may be chosen is in `Politeness`; all else is as follows. An address is asked for by HEAD, then by GET where
HEAD fails in any way; by GET at once where a fragment is looked for or the page is wanted. Redirects are
followed by hand, ten at most. What may be passing is tried again after about one and four seconds, what is
dead is dead at the second look. `Retry-After` holds the whole host; a host that asks for more than 60 seconds
at once, or 120 in all, is not asked any more in this run, and what is left of it is unknown. A robots.txt is
asked for once for each scheme, host and port; where it cannot be read because its server fails, nothing is
asked there. http and https share one pace, other ports are hosts of their own. Any port may be named but
those that browsers refuse. Only public addresses are connected to, checked after the name is resolved, at
every hop, and again where the socket is made; `Politeness.allow` makes exceptions ("127.0.0.1:8000"), by the
very spelling that links use, for tests and intranets. Proxies are not used: they would resolve names for us.

Needs the extra "web" (aiohttp). The modules, inmost first: `politeness` (choices, clock), `urls` (addresses), `outcomes`
(the verdict table), `networks` (who may be connected to), `hosts` (pace), `bodies` and `anchors` (pages),
`http` (one request), `robots_cache` (robots.txt), `fetch` (one address), `run` (all).
"""

from tcsite.edges.web.networks import Lookup
from tcsite.edges.web.politeness import Clock, Politeness
from tcsite.edges.web.run import ask
