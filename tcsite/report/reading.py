"""What is found while files are read and pages made: these faults have no rule of their own in the rulebook."""

from tcsite.diagnostics import Severity
from tcsite.report.values import Known

READING: tuple[Known, ...] = tuple(
    Known(id, Severity.ERROR, title, why)
    for id, title, why in (
        ("missing-file", "The files that tcsite cannot do without are there.", "Add the file that is named."),
        (
            "file-not-read",
            "Every file in the content is read and has its use.",
            "Nothing is published of a file that is in the wrong place, too large, or only a link.",
        ),
        (
            "file-name",
            "Files are named as their addresses will be.",
            "A name becomes a part of a permanent address: small letters, figures and hyphens.",
        ),
        ("text", "Text files are UTF-8.", "Save the file as UTF-8, without control characters."),
        (
            "front-matter",
            "A Markdown file begins with its front matter.",
            "Between two lines of three hyphens stands what tcsite must know of it, as YAML.",
        ),
        ("yaml", "YAML files can be read.", "Nothing is published of a file that could not be read."),
        (
            "schema",
            "Content has the keys and values that tcsite knows.",
            "A mistyped key would be lost without a word. The reference of all keys is `docs/content.md`.",
        ),
        (
            "attachment",
            "Attachments are of a kind that browsers do not run.",
            "An attached page or script would act in the site's name.",
        ),
        ("address-clash", "Every address belongs to one thing.", "One of the two would hide the other."),
        ("theme", "The theme can be used.", "Nothing is published with a theme that is broken."),
        ("template", "Every template can be rendered.", "Nothing is published with a theme that is broken."),
    )
)
