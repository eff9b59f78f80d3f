"""The HTML that may stand in a text: which tags, and which of their attributes."""

INLINE = {
    *("a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp"),
    *("small", "span", "strong", "sub", "sup", "u", "var"),
}
"""Tags that may stand within a line."""

BLOCKS = INLINE | {
    *("blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4"),
    *("h5", "h6", "hr", "img", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "th", "thead"),
    *("tr", "ul"),
}
"""Tags that may stand in a text of several paragraphs."""

FREE = {"*": {"lang", "title"}, "a": {"href"}, "img": {"alt"}, "ol": {"start"}}
"""Attributes that an author may set."""

SCHEMES = {"http", "https", "mailto"}
"""What an address may begin with, if it is not one of the site itself."""

VOID = frozenset(("br", "hr", "img"))
"""Tags that nothing closes."""

SWALLOWING = frozenset(
    (
        *("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"),
        *("plaintext", "template", "svg", "math", "select", "object"),
    )
)
"""Tags that take with them what stands below them, up to the tag that closes them."""
