"""What a published page says: status, contact, plan and how it can be reached, each with its evidence.

Here are the reports, which the whole pipeline knows. Who makes them asks `tcsite.published.reading`: it brings an
HTML parser along and hundreds of patterns, which nobody should wait for who only builds a site.
"""

from tcsite.published.record import as_record, from_record, written
from tcsite.published.terminal import lines
from tcsite.published.values import CLAUSES, FACTS, ClauseAnswer, PageClause, PageReport
