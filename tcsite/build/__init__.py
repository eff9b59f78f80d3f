"""Build: the whole product, from the bytes of a site's sources to the bytes of the site and a list of problems."""

from tcsite.build.checks import outside
from tcsite.build.flow import make
from tcsite.build.result import Result
