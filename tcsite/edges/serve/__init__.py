"""Serve: watch a site's folder, make the site again at every save, show it, and have browsers reload.

Two numbers rule it, as in MkDocs: *wanted* rises with every change that is seen, *visible* becomes what was
wanted when a finished build began; while they differ there is another build to make. Each page carries the token
of the build it was served from and says so whenever it connects, so one that missed a reload (it was still
loading, the server was restarted, the laptop slept) is told at once.

Needs tornado, livereload and watchfiles: ``pip install "tcsite[serve]"``.
"""

from tcsite.edges.serve.server import PORT, Server, serve
from tcsite.edges.serve.values import Built, Make, Told
from tcsite.files import Cache

__all__ = ["PORT", "Built", "Cache", "Make", "Server", "Told", "serve"]
