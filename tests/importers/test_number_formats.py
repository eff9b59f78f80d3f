"""Numbers as Excel shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcsite.importers.number_format import shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1200, "[$£-809]#,##0.00", "£1,200.00"),
        (1200, "£#,##0.00", "£1,200.00"),
        (1200, '"£"#,##0', "£1,200"),
        (-1200, "£#,##0;-£#,##0", "-£1,200"),
        (-1200, "£#,##0;[Red]-£#,##0", "-£1,200"),
        (-1200, "£#,##0.00", "-£1,200.00"),
        (-5, "0;(0)", "(5)"),
        (45000, "[$€-2] #,##0", "€ 45,000"),
        (45000, "#,##0 [$€-407]", "45,000 €"),
        (2.5, '0.0" days"', "2.5 days"),
        (2.5, "0.0\\ \\d\\a\\y\\s", "2.5 days"),
        (1.1, "0.00", "1.10"),
        (7, "000", "007"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (0.125, "0.00 %", "12.50 %"),
        (1234567, "#,##0", "1,234,567"),
        (1234567, "#,##0,", "1,235"),
        (1234567, '#,##0.0,,"m"', "1.2m"),
        (0, "#,##0;-#,##0;nil", "nil"),
        (0, "0;-0;;@", ""),
        (0.5, "#.##", ".5"),
        (2, "0.##", "2"),
        (2.25, "0.0", "2.3"),
        (2.675, "0.00", "2.68"),
        (3, "General", "3"),
        (3, 'General" FTE"', "3 FTE"),
        (0.1 + 0.2, "General", "0.3"),
        (1200, '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', "£1,200.00"),
        (0, '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', "£-"),
        (5, '[>=2]0" posts";0" post"', "5 posts"),
        (1, '[>=2]0" posts";0" post"', "1 post"),
        (12, "0.00E+00", None),
        (0.5, "# ?/?", None),
        (45000, "dd/mm/yyyy", None),
        (1.5, "[h]:mm", None),
    ],
)
def test_numbers_are_shown_as_excel_shows_them(value: float, code: str, text: str | None) -> None:
    assert shown(value, code) == text


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30) | st.text('0#?,.;%[]$£"\\_*@ -', max_size=20),
)
def test_any_format_is_answered(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str | None)


@given(st.integers(0, 10**9))
def test_thousands_are_only_put_apart(value: int) -> None:
    assert (shown(value, "#,##0") or "").replace(",", "") == str(value)
