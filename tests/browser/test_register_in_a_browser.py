"""The register and the directory are sorted and narrowed where they stand; without a script, the register lists who meets what."""

import pytest
from playwright.sync_api import Browser, Page, expect


def rows(page: Page) -> list[str]:
    """The institutions of the list, in the order in which they stand."""
    return [
        row.locator("th a").inner_text() for row in page.locator("tr[data-marks]").all() if row.is_visible()
    ]


def met(page: Page) -> list[int]:
    return [row.locator(".met").count() for row in page.locator("tr[data-marks]").all()]


def test_the_register_is_sorted_in_place_and_the_address_keeps_it(browser: Browser, extremes: str) -> None:
    page = browser.new_page()
    page.goto(f"{extremes}/register/")
    by_name = rows(page)
    page.get_by_label("Sort by").select_option("Fewest met first")
    assert met(page) == sorted(met(page))
    assert len(set(met(page))) > 1, "else nothing was sorted"
    assert sorted(rows(page)) == sorted(by_name)
    assert page.url.endswith("?sort=1")
    page.get_by_label("Sort by").select_option("Most met first")
    assert met(page) == sorted(met(page), reverse=True)
    page.get_by_label("Sort by").select_option("Not met first: Publishes a plan in force")
    answers = [row.locator("td").nth(2).inner_text().strip() for row in page.locator("tr[data-marks]").all()]
    assert answers[0] == "Not met"
    assert answers[-1] == "Met"
    page.reload()
    assert [
        row.locator("td").nth(2).inner_text().strip() for row in page.locator("tr[data-marks]").all()
    ] == answers
    page.get_by_label("Answer to show").select_option(value="plan-not-met")
    expect(page.locator(".said")).to_contain_text("of 30")
    page.get_by_role("link", name="Clear filters").click()
    assert rows(page) == by_name
    page.close()


def test_the_directory_is_sorted_by_what_is_overdue(browser: Browser, extremes: str) -> None:
    page = browser.new_page()
    page.goto(f"{extremes}/institutions/")
    by_name = rows(page)
    page.get_by_label("Sort by").select_option("Plan that ends next first")
    assert rows(page) != by_name
    assert sorted(rows(page)) == sorted(by_name)
    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("")
    assert rows(page) == by_name
    page.close()


@pytest.mark.parametrize("page_of", ["register", "institutions"])
def test_without_a_script_no_choice_is_offered_that_does_nothing(
    browser: Browser, extremes: str, page_of: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{extremes}/{page_of}/")
    expect(page.get_by_label("Sort by")).to_be_hidden()
    if page_of == "institutions":  # the register lists who meets what
        page.locator("summary", has_text="Most overdue first").click()
        expect(page.locator(".orders li a").first).to_be_visible()
    page.context.close()


def test_on_a_phone_the_answers_of_a_row_stand_below_each_other(browser: Browser, extremes: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(f"{extremes}/register/")
    places = [one.bounding_box() for one in page.locator("tr[data-marks]").first.locator(".answer").all()]
    assert len({box["x"] for box in places if box}) == 1
    page.close()


def test_without_a_script_a_count_leads_to_who_meets_it(browser: Browser, extremes: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{extremes}/register/")
    page.locator(".scores").get_by_role("link", name="Names a contact").click()
    expect(page.locator("#by-contact")).to_be_visible()
    page.locator("#by-contact dd a").first.click()
    expect(page.locator("div:target table").first).to_be_visible()
    page.context.close()


def test_in_print_what_is_folded_takes_no_room(browser: Browser, extremes: str) -> None:
    page = browser.new_page()
    page.goto(f"{extremes}/register/")
    page.emulate_media(media="print")
    expect(page.locator("table.clauses")).to_be_visible()
    expect(page.get_by_role("heading", name="What each answer rests on")).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".evidence:not(.by-clause) summary").first.click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="What each answer rests on")).to_be_visible()
    assert page.locator(".evidence:not(.by-clause) > details").nth(1).is_hidden()
    page.close()
