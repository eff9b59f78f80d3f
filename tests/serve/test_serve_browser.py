"""What somebody sees who writes: a real Chromium beside an editor that saves."""

import random
import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect
from serving import PATIENCE, PLAN_FILE, PLAN_PAGE, WAYS, Served, by_rename, in_place, serving, settled

from samples import FOLDER, INSTITUTION, PLAN, SITE, UPDATE, put

WAIT_MS = PATIENCE * 1000


def plan(text: str) -> bytes:
    """The plan, with another text in its action."""
    return PLAN.replace(b"Show every technician on the web", text.encode())


def shows(page: Page, text: str, where: str = "main") -> None:
    """The page comes to show a text."""
    expect(page.locator(where)).to_contain_text(text, timeout=WAIT_MS)


def panel(page: Page) -> Locator:
    return page.locator("#tcsite-problems")


def see(page: Page, served: Served, path: str = PLAN_PAGE) -> None:
    page.goto(served.address + path)


REMEMBER = """
if (window === window.top) addEventListener("DOMContentLoaded", () => {
  const found = /save number (\\d+)/.exec(document.body.innerText);
  const seen = JSON.parse(sessionStorage.getItem("seen") || "[]");
  sessionStorage.setItem("seen", JSON.stringify([...seen, found ? Number(found[1]) : -1]));
});
"""


def test_after_saves_at_random_gaps_the_newest_is_on_the_page(page: Page, served: Served) -> None:
    chance = random.Random(22)
    page.add_init_script(REMEMBER)
    see(page, served)
    number = 0
    for burst in (1, 2, 30, 1, 8, 3, 1, 12, 1, 6):
        for _ in range(burst):
            number += 1
            chance.choice(WAYS)(served.root / PLAN_FILE, plan(f"save number {number}."))
            settled(chance.choice([0, 0.002, 0.01, 0.03, 0.1, 0.3]))
        shows(page, f"save number {number}.")
    page.wait_for_load_state("domcontentloaded")  # words are there before it, and remembered after it
    seen = [one for one in page.evaluate("JSON.parse(sessionStorage.getItem('seen'))") if one > 0]
    assert number == seen[-1] == 65
    assert seen == sorted(seen), "an older state never follows a newer one"


def test_of_two_saves_five_milliseconds_apart_the_second_is_shown(page: Page, served: Served) -> None:
    see(page, served)
    for turn in range(5):
        in_place(served.root / PLAN_FILE, plan(f"first of turn {turn}."))
        settled(0.005)
        in_place(served.root / PLAN_FILE, plan(f"other of turn {turn}."))
        shows(page, f"other of turn {turn}.")


def test_a_save_while_the_site_is_built_is_shown_too(page: Page, served: Served) -> None:
    see(page, served)
    for after in range(
        10
    ):  # a build of this site takes about a tenth of a second: most of these hit its midst
        in_place(served.root / PLAN_FILE, plan(f"during {after}."))
        settled(0.023)
    shows(page, "during 9.")


def test_broken_yaml_is_reported_beside_the_last_good_page_until_it_is_fixed(
    page: Page, served: Served
) -> None:
    see(page, served)
    shows(page, "Show every technician on the web")
    in_place(served.root / PLAN_FILE, PLAN.replace(b"owners: [Steering group]", b"owners: [Steering group"))
    shows(page, f"The last readable version is shown: {PLAN_FILE}", "#tcsite-problems")
    (problem,) = [problem for problems in served.reported for problem in problems if problem.rule == "yaml"]
    place = problem.place
    shows(
        page, f"{place.file}:{place.line}:{place.column}: error [yaml] {problem.message}", "#tcsite-problems"
    )
    shows(page, "Show every technician on the web")
    page.goto(f"{served.address}institutions/university-of-example/")
    shows(page, "Action plan 2024 to 2027")
    see(page, served)
    in_place(served.root / PLAN_FILE, plan("Fixed now"))
    shows(page, "Fixed now")
    expect(panel(page)).not_to_contain_text("error")


def test_other_files_move_on_while_one_is_broken(page: Page, served: Served) -> None:
    see(page, served, "institutions/university-of-example/")
    in_place(served.root / PLAN_FILE, b"actions: [")
    shows(page, "The last readable version is shown", "#tcsite-problems")
    in_place(
        served.root / f"{FOLDER}institution.yaml", INSTITUTION.replace(b"of Example\n", b"of Somewhere\n", 1)
    )
    shows(page, "University of Somewhere", "h1")
    shows(page, "The last readable version is shown", "#tcsite-problems")
    shows(page, "Action plan 2024 to 2027")


def test_broken_settings_and_templates_keep_the_site(page: Page, served: Served) -> None:
    see(page, served)
    in_place(served.root / "site.yaml", b"titel: X\n")
    shows(page, 'unknown key "titel"', "#tcsite-problems")
    shows(page, "Show every technician")
    in_place(served.root / PLAN_FILE, plan("Written while the settings are broken"))
    shows(page, "Written while the settings are broken")
    in_place(served.root / "site.yaml", SITE + b"theme: own\n")
    put({"themes/own/theme.yaml": b"extends: default\n"}, served.root)
    put({"themes/own/templates/plan.html": b"{% extends 'default:plan.html' %}{% nonsense %}"}, served.root)
    shows(page, "themes/own/templates/plan.html", "#tcsite-problems")
    shows(page, "Written while the settings are broken")


def test_an_edit_of_the_settings_is_shown(page: Page, served: Served) -> None:
    see(page, served)
    by_rename(served.root / "site.yaml", SITE.replace(b"at Example", b"at Elsewhere"))
    shows(page, "Technician Commitment at Elsewhere", ".site-title")


def test_a_theme_that_comes_and_changes_is_shown(page: Page, served: Served) -> None:
    see(page, served)
    assert not (served.root / "themes").exists()
    put({"themes/own/theme.yaml": b"extends: default\n"}, served.root)
    put({"themes/own/assets/style.css": b"h1 { color: rgb(1, 2, 3) }"}, served.root)
    in_place(served.root / "site.yaml", SITE + b"theme: own\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)", timeout=WAIT_MS)
    in_place(served.root / "themes/own/assets/style.css", b"h1 { color: rgb(4, 5, 6) }")
    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)", timeout=WAIT_MS)


def test_a_new_page_a_renamed_one_and_a_deleted_one_are_shown(page: Page, served: Served) -> None:
    updates = served.root / FOLDER / "updates"
    see(page, served, "institutions/university-of-example/updates/2026-04-01-new/")
    shows(page, "There is no page", "body")
    put({f"{FOLDER}updates/2026-04-01-new.md": UPDATE.replace(b"Two new", b"Three new")}, served.root)
    shows(page, "Three new workshops", "h1")
    (updates / "2026-04-01-new.md").rename(updates / "2026-04-02-newer.md")
    shows(page, "There is no page", "body")
    see(page, served, "institutions/university-of-example/updates/2026-04-02-newer/")
    shows(page, "Three new workshops", "h1")
    (updates / "2026-04-02-newer.md").unlink()
    shows(page, "There is no page", "body")


def test_a_whole_institution_that_is_moved_in_is_watched_from_then_on(
    page: Page, served: Served, tmp_path: Path
) -> None:
    files = {"institution.yaml": INSTITUTION, "plans/2024-2027.yaml": PLAN}
    beside = put({f"institutions/other-place/{name}": content for name, content in files.items()}, tmp_path)
    see(page, served, PLAN_PAGE.replace("university-of-example", "other-place"))
    (beside / "institutions/other-place").rename(served.root / "content/institutions/other-place")
    shows(page, "Show every technician")
    in_place(served.root / "content/institutions/other-place/plans/2024-2027.yaml", plan("Moved and edited"))
    shows(page, "Moved and edited")


def test_a_content_folder_that_is_swapped_is_watched_from_then_on(page: Page, served: Served) -> None:
    see(page, served)
    (served.root / "content").rename(served.root / "before")
    put({PLAN_FILE: plan("Another branch"), f"{FOLDER}institution.yaml": INSTITUTION}, served.root)
    shows(page, "Another branch")
    in_place(served.root / PLAN_FILE, plan("Another branch, edited"))
    shows(page, "Another branch, edited")


def test_a_page_stays_scrolled_to_where_it_was(page: Page, served: Served) -> None:
    see(page, served)
    page.set_viewport_size({"width": 900, "height": 200})
    page.evaluate("scrollTo(0, 400)")
    before = page.evaluate("scrollY")
    assert before > 0
    in_place(served.root / PLAN_FILE, plan("Read further down"))
    shows(page, "Read further down")
    page.wait_for_function("before => scrollY === before", arg=before)


def test_the_panel_stays_folded_until_there_is_a_new_error(page: Page, served: Served) -> None:
    see(page, served)
    listed = panel(page).locator(".list")
    expect(listed).to_be_visible()
    panel(page).locator("summary").click()
    in_place(served.root / PLAN_FILE, plan("Folded"))
    shows(page, "Folded")
    expect(listed).to_be_hidden()
    in_place(served.root / PLAN_FILE, b"actions: [")
    expect(listed).to_be_visible(timeout=WAIT_MS)


def test_what_is_written_in_content_is_text_in_the_panel(page: Page, served: Served) -> None:
    see(page, served)
    in_place(served.root / PLAN_FILE, b'"<img src=x onerror=alert(1)></pre>": 1\n' + PLAN)
    shows(page, 'unknown key "<img src=x onerror=alert(1)></pre>"', "#tcsite-problems .list")
    assert page.locator("#tcsite-problems img").count() == 0


def test_a_site_that_was_never_good_appears_once_it_is_fixed(page: Page, root: Path) -> None:
    in_place(root / "site.yaml", b"title: [\n")
    with serving(root) as served:
        see(page, served)
        shows(page, "There is no site to show yet", "body")
        shows(page, "site.yaml:1:", "#tcsite-problems")
        in_place(root / "site.yaml", SITE)
        shows(page, "Show every technician")


def test_a_page_that_was_away_catches_up(page: Page, root: Path) -> None:
    with serving(root) as served:
        see(page, served)
        port = served.port
    in_place(root / PLAN_FILE, plan("Written while it was not served"))
    expect(panel(page).locator(".away")).to_be_visible(timeout=WAIT_MS)
    with serving(root, port=port) as again:
        assert again.port == port
        shows(page, "Written while it was not served")
        expect(panel(page).locator(".away")).to_be_hidden()


def test_a_page_asks_its_own_origin_only_and_runs_nothing_inline(browser: Browser, served: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("ws:", "http:")))
    page.on("console", lambda message: messages.append(message.text))
    see(page, served)
    in_place(served.root / PLAN_FILE, plan("Once more"))
    shows(page, "Once more")
    html = page.content()
    context.close()
    assert [url for url in asked if not url.startswith(served.address)] == []
    assert f"{served.address}livereload" in asked
    assert messages == []
    scripts = re.findall(r"<script(?![^>]*(?:src=|ld\+json))[^>]*>|<style|\son[a-z]+=", html)
    assert scripts == []
