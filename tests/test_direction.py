"""Parts of a page that are mostly written from right to left say so; all others stay as they are."""

import pytest

from growth import grows_evenly
from tcsite.text.direction import directed

ARABIC, HEBREW = "خطة عمل للفنيين", "תוכנית פעולה"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Plain, and “quoted”</p>", "<p>Plain, and “quoted”</p>"),
        (f"<p>{ARABIC}.</p>", f'<p dir="auto">{ARABIC}.</p>'),
        (f"<h1>{HEBREW}</h1>", f'<h1 dir="auto">{HEBREW}</h1>'),
        (f"<p>We welcome ({ARABIC}) everyone in the University</p>",) * 2,
        (f"<p>{HEBREW} is what the University of Example calls it here</p>",) * 2,
        (f'<p><a href="x">{HEBREW}</a></p>', f'<p dir="auto"><a href="x">{HEBREW}</a></p>'),
        (f"<h3><a>V1</a> <span>{HEBREW}</span></h3>", f'<h3 dir="rtl"><a>V1</a> <span>{HEBREW}</span></h3>'),
        (
            f"<p>In the University: <em>{HEBREW}</em></p>",
            f'<p>In the University: <em dir="auto">{HEBREW}</em></p>',
        ),
        (f'<p dir="ltr">{HEBREW}</p>',) * 2,
        (f"<head><title>{HEBREW}</title></head>",) * 2,
        (f"<script>{HEBREW}</script><p>x</p>",) * 2,
        (f"<p>Words <!-- <p>{HEBREW} {HEBREW} --> of it</p>",) * 2,
        (
            f"<p>In the <svg><text>{HEBREW}</text></svg> University <em>{HEBREW}</em></p>",
            f'<p>In the <svg><text>{HEBREW}</text></svg> University <em dir="auto">{HEBREW}</em></p>',
        ),
        (
            f"<P>{HEBREW}</P><textarea><p>{HEBREW}</textarea>",
            f'<P dir="auto">{HEBREW}</P><textarea><p>{HEBREW}</textarea>',
        ),
        (f'<p title="a > {HEBREW}">Words</p>',) * 2,
        (f"<li>{HEBREW}<br>{HEBREW}<img src=x></li>", f'<li dir="auto">{HEBREW}<br>{HEBREW}<img src=x></li>'),
        (
            f"<section><p>{HEBREW}</p><p>Words</p></section>",
            f'<section><p dir="auto">{HEBREW}</p><p>Words</p></section>',
        ),
        (
            f"<ul><li>{HEBREW}</li></ul>{ARABIC}</p></div>",
            f'<ul><li dir="auto">{HEBREW}</li></ul>{ARABIC}</p></div>',
        ),
    ],
)
def test_what_is_mostly_from_the_right_says_so(html: str, expected: str) -> None:
    assert directed(html) == expected


def test_the_work_is_in_step_with_the_page() -> None:
    assert grows_evenly(lambda size: directed(f"<ul>{f'<li><a>{HEBREW}</a></li>' * size}</ul>"))
    assert grows_evenly(lambda size: directed("<span>" * size + HEBREW + "</span>" * size))
