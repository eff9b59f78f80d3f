"""What the tests of reports have in common: one small report with all that can be odd, and any report at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tcsite.diagnostics import Diagnostic, Place, Severity, in_order
from tcsite.report import Report, RuleInfo

INSTITUTION = "content/institutions/university-of-example/institution.yaml"
PLAN = "content/institutions/university-of-example/plans/2024-2027.yaml"
ODD = "content/pages/50% off: a, b [é].md"

RULES = (
    RuleInfo(
        "action-without-owner",
        Severity.WARNING,
        "Every current action names who will do it.",
        "An action nobody owns is not done.\nWrite a role under `owners`: `{owners: [Steering group]}`.",
        examples=True,
    ),
    RuleInfo("broken-link", Severity.ERROR, "Every link inside the site leads to a page or file."),
)

EXAMPLE = Report(
    problems=(
        Diagnostic(
            "broken-link",
            Severity.ERROR,
            'the link to "plan|2024`.html" leads nowhere, see [the page](https://evil.example) of @everyone #12',
            Place(ODD, line=3, column=7),
            "write  /plans/2024-2027/  or remove the link",
            extra=(
                ("url", "plan|2024`.html"),
                ("page", "about/index.html"),
                ("target", "about/plan|2024`.html"),
            ),
        ),
        Diagnostic(
            "schema",
            Severity.ERROR,
            'unknown key "owner"',
            Place(PLAN, ("actions", 0, "owner"), line=4, column=5),
            "did you mean  owners:",
        ),
        Diagnostic(
            "action-without-owner",
            Severity.WARNING,
            "action V1 has no owner",
            Place(PLAN, ("actions", 0), line=5, column=3),
            "owners: [Steering group]",
        ),
        Diagnostic(
            "action-without-owner", Severity.WARNING, "action V1 has no owner", Place(PLAN, line=6, column=3)
        ),
        Diagnostic(
            "progress-stale",
            Severity.ADVICE,
            "a\u202eb\x1b[2J\x00 <b>&amp;</b>\nstands still",
            Place("site.yaml"),
        ),
    ),
    inputs={
        INSTITUTION: b"name: University of Example\n",
        PLAN: b"title: Plan\nactions:\n  - id: V1\n    owner: [x]\n  - id: V2\n  - id: V3\n",
        ODD: "---\ntitle: é\nsee: [é](plan|2024`.html) \u202e\n".encode(),
        "site.yaml": b"title: x\n",
        "themes/default/templates/plan.html": b"<p>",
    },
    outcome="40 pages checked",
    more={"pages": 40, "written": False},
    rules=RULES,
    as_of=date(2026, 11, 22),
    version="0.1.0",
    folder="sites/technicians/",
)

SIGNS = st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from(
        "\x00\x07\x1b\r\n\t\x7f\x85\u2028\u202e\u2066\u200b\ufeff\ufffe\ud800<>&\"'|`\\[](){}%:,;#@*_~$/é😀"
    ),
)
TEXTS = st.one_of(
    st.text(SIGNS, max_size=40),
    st.sampled_from(
        (
            "]]>", "--> <!--", "::error::x", "\n::stop-commands::x", "%0A%25", "[a](b)", "[a\\](b)", "{0} {{1}}",
            "</code>|</td>", "http://x.example www.x.example a@x.example @you :tada:", "`` ` ``", "\\|", "\\\\|",
            "<details>", "&lt;&#8203;", "| --- |", "$a$ ~~b~~ **c** __d__", "\\",
        )
    ),
)  # fmt: skip
PATHS = st.one_of(
    st.sampled_from((PLAN, ODD, "site.yaml")),
    st.text(SIGNS, min_size=1, max_size=20).filter(lambda p: p[0] != "/"),
)

PROBLEMS = st.builds(
    Diagnostic,
    rule=st.sampled_from(("schema", "yaml", "broken-link", "action-without-owner", "not-in-any-list")),
    severity=st.sampled_from(Severity),
    message=TEXTS,
    place=st.builds(Place, PATHS, line=st.integers(0, 9), column=st.integers(0, 300)),
    hint=TEXTS,
    extra=st.lists(
        st.tuples(st.sampled_from(("url", "page", "target")), TEXTS), unique_by=lambda one: one[0]
    ).map(tuple),
)
REPORTS = st.lists(PROBLEMS, max_size=6).map(
    lambda problems: replace(EXAMPLE, problems=tuple(sorted(problems, key=in_order)))
)


def any_report(test: Callable[..., None]) -> Callable[..., None]:
    """Try a test with many reports. Without a deadline: machines that run tests are busy."""
    return settings(deadline=None, max_examples=60)(given(report=REPORTS)(test))


def shown(text: str) -> str:
    """Text as every report but JSON shows it."""
    known = {"\t": " ", "\n": " ", "\r": " ", "\xa0": " "}
    return "".join(known.get(sign, sign if sign.isprintable() else "\ufffd") for sign in text)
