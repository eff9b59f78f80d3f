"""Serve: watch a site's folder, build it again at every save, serve the result, and have browsers reload.

Two numbers control it, as in MkDocs: *wanted* rises with every change that is detected, *visible* becomes what was
wanted when a finished build began; while they differ, another build is needed. Each page carries the token of the
build it was served from and sends it whenever it connects, so one that missed a reload (it was still loading, the
server was restarted, the laptop slept) reloads at once.

Needs tornado, livereload and watchfiles: the extra `serve`.
"""

from tcsite.edges.serve.server import CannotListen, Server, serve
from tcsite.edges.serve.values import BuildResult, BuildSite, RenderedProblem
from tcsite.files import Cache
