"""The site that holds one of everything."""

from everything import build, content, html, inputs, pages, rendering, site, written

__all__ = ["build", "content", "html", "inputs", "pages", "rendering", "site", "written"]
