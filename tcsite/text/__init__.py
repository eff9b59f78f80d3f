"""Text: strings without a domain. Markdown, colours, search forms of words."""
