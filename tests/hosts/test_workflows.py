"""Every step of what `tcsite new` writes for GitHub and GitLab, run: nothing is there but the site and the index."""

import json
import shutil

import pytest
import yaml

from hosts.github import Host, Run, git
from hosts.gitlab import pipeline

PULL = {
    "github.event_name": "pull_request",
    "github.ref": "refs/pull/7/merge",
    "github.event.pull_request.number": "7",
    "github.event.pull_request.head.repo.full_name": "example/site",
    "github.repository": "example/site",
    "github.server_url": "https://github.com",
    "github.run_id": "1",
    "github.token": "token",
}
PUSH = {**PULL, "github.event_name": "push", "github.ref": "refs/heads/main"}
SITE, WEEKLY = ".github/workflows/site.yml", ".github/workflows/weekly.yml"
PLACE = "content/institutions/university-of-example/institution.yaml"


def ran(host: Host, workflow: str, event: dict[str, str]) -> Run:
    run = Run(host, dict(event))
    file = host.state / "workflow.yml"
    file.write_text(git("show", f"HEAD:{workflow}", cwd=host.repository))
    run.workflow(file)
    return run


def change(host: Host, path: str, old: str, new: str) -> None:
    """Push a change of one file."""
    work = host.state / "editing"
    shutil.rmtree(work, ignore_errors=True)
    git("clone", "--quiet", host.repository, work)
    text = (work / path).read_text()
    assert old in text
    (work / path).write_text(text.replace(old, new))
    git("commit", "--quiet", "-am", "Edit", cwd=work)
    git("push", "--quiet", cwd=work)


def noted(host: Host) -> list[dict[str, str]]:
    file = host.state / "gh.json"
    notes: list[dict[str, str]] = json.loads(file.read_text()) if file.exists() else []
    return notes


def test_main_is_published_and_what_was_published_is_recorded(host: Host) -> None:
    run = ran(host, SITE, PUSH)
    assert run.results == {
        "check": "success",
        "comment": "skipped",
        "build": "success",
        "publish": "success",
        "record": "success",
    }, run.log
    page = (host.state / "pages" / "index.html").read_text()
    assert 'href="https://www.example.ac.uk/technicians/"' in page, "the address is that of site.yaml"
    assert "::notice file=site.yaml::GitHub Pages serves this site at" in run.log
    recorded = git("show", "HEAD:content/addresses.txt", cwd=host.repository).splitlines()
    assert any("plans/" in line for line in recorded)
    again = ran(host, SITE, {**PUSH, "github.run_id": "2"})
    assert set(again.results.values()) == {"success", "skipped"}, again.log
    assert git("rev-list", "--count", "HEAD", cwd=host.repository).strip() == "2", "nothing new, no commit"


def test_a_pull_request_gets_one_comment_that_is_kept_up_to_date(host: Host) -> None:
    change(host, PLACE, "contacts:", "contact:")
    run = ran(host, SITE, PULL)
    assert run.results == {
        "check": "failure",
        "comment": "success",
        "build": "skipped",
        "publish": "skipped",
        "record": "skipped",
    }, run.log
    assert f"::error file={PLACE}" in run.log
    (comment,) = noted(host)
    assert "did you mean" in comment["body"]
    assert comment["body"].splitlines()[2].startswith("### tcsite")
    change(host, PLACE, "contact:", "contacts:")
    assert ran(host, SITE, PULL).results["check"] == "success"
    (comment,) = noted(host)
    assert "tcsite: 1 piece of advice" in comment["body"]  # that no record of addresses is kept yet


def test_where_tcsite_cannot_be_installed_the_comment_says_so(host: Host) -> None:
    change(host, "tcsite.txt", "--hash=sha256:", "--hash=sha256:0000")
    run = ran(host, SITE, PULL)
    assert run.results["check"] == "failure"
    assert run.results["comment"] == "success"
    (comment,) = noted(host)
    assert "**The check could not run.**" in comment["body"]


def test_a_pull_request_from_elsewhere_is_checked_and_gets_no_comment(host: Host) -> None:
    elsewhere = {**PULL, "github.event.pull_request.head.repo.full_name": "somebody/site"}
    assert ran(host, SITE, elsewhere).results["comment"] == "skipped"
    assert not noted(host)


def test_only_a_job_that_runs_no_program_may_deploy(host: Host) -> None:
    for file in (SITE, WEEKLY):
        for name, job in yaml.safe_load(git("show", f"HEAD:{file}", cwd=host.repository))["jobs"].items():
            installs = any("pip install" in step.get("run", "") for step in job["steps"])
            writes = [scope for scope, access in job["permissions"].items() if access == "write"]
            assert not (installs and writes), (file, name, writes)


def test_the_weekly_check_keeps_one_issue(host: Host) -> None:
    change(
        host, "content/pages/about.md", "The [Technician", "See [us](http://127.0.0.1:1/). The [Technician"
    )
    web = "\nweb: {ignore: [{url: 'https://*', reason: No network here, until: 2099-01-01}]}\n"
    change(host, "site.yaml", "\nlanguage: en\n", f"\nlanguage: en\n{web}")
    run = ran(host, WEEKLY, {**PUSH, "github.event_name": "schedule"})
    assert run.results == {"look": "success", "tell": "success"}, run.log
    (issue,) = noted(host)
    assert issue["title"] == "What the weekly check found"
    assert "127.0.0.1" in issue["body"]
    assert list(host.folder("caches").iterdir()), "the memory of the web is kept"
    change(host, "content/pages/about.md", "See [us]", "See [us](http://127.0.0.1:2/) and [us]")
    ran(host, WEEKLY, {**PUSH, "github.event_name": "schedule", "github.run_id": "2"})
    issue, comment = noted(host)
    assert comment["body"].startswith("New this week:")
    assert "127.0.0.1:2" in comment["body"]
    assert "127.0.0.1:2" in issue["body"]


def test_gitlab_checks_publishes_and_records(host: Host) -> None:
    jobs = pipeline(host, {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"})
    assert {name: code for name, (code, _) in jobs.items()} == {"check": 0, "pages": 0, "record": 0}, jobs
    pages = host.state / "artifacts" / "pages"
    assert (pages / "public" / "index.html").is_file()
    findings = json.loads((host.state / "artifacts/check/findings.json").read_text())
    assert [one["check_name"] for one in findings] == [
        "addresses-not-recorded"
    ]  # until the job after it records them
    assert "plans/" in git("show", "HEAD:content/addresses.txt", cwd=host.repository)


def test_gitlab_shows_what_is_wrong_in_the_merge_request(host: Host) -> None:
    change(host, PLACE, "contacts:", "contact:")
    jobs = pipeline(host, {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_BRANCH": ""})
    assert {name: code for name, (code, _) in jobs.items()} == {"check": 1}, jobs
    issues = json.loads((host.state / "artifacts/check/findings.json").read_text())
    assert PLACE in {issue["location"]["path"] for issue in issues}


@pytest.mark.parametrize("source", ["schedule"])
def test_gitlab_looks_at_the_web_by_the_clock(host: Host, source: str) -> None:
    jobs = pipeline(host, {"CI_PIPELINE_SOURCE": source, "CI_COMMIT_BRANCH": "main"})
    assert set(jobs) == {"weekly"}
    assert (host.state / "artifacts/weekly/findings.md").is_file()
