"""Hosting: what a git host needs to check a site at every change and to publish it."""

IGNORED = """\
output/
.cache/
.venv/
__pycache__/
.output.*
"""


def requirements(version: str) -> str:
    """What the host installs: this tcsite."""
    return (
        "# What the host installs to check and build the site. If your tcsite comes from elsewhere, write the\n"
        "# address of its wheel or of its git repository here instead.\n"
        f"tcsite=={version}\n"
    )


GITHUB = """\
# Checks every change, shows what it finds at the lines concerned and in a comment, and publishes the main
# branch on GitHub Pages once nothing is wrong. To switch the publishing on, say under Settings, Pages:
# Source: GitHub Actions.
name: Site

on:
  push:
    branches: [main]
  pull_request:
  schedule:
    - cron: "17 6 * * 1" # every Monday: plans end and contacts leave without a change to any file
  workflow_dispatch:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.11"}
      - run: pip install -r requirements.txt
      - name: Findings as a summary
        run: |
          tcsite check --format markdown > findings.md || true
          cat findings.md >> "$GITHUB_STEP_SUMMARY"
      - uses: actions/upload-artifact@v4
        with: {name: findings, path: findings.md}
      - name: Findings at their lines
        run: tcsite check --format github

  comment:
    if: always() && github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
    needs: check
    runs-on: ubuntu-latest
    permissions:
      pull-requests: write
    steps:
      - uses: actions/download-artifact@v4
        with: {name: findings}
      - name: Findings as a comment
        env:
          GH_TOKEN: ${{ github.token }}
          PULL: ${{ github.event.pull_request.number }}
        run: |
          gh pr comment "$PULL" --repo "$GITHUB_REPOSITORY" --edit-last --body-file findings.md ||
            gh pr comment "$PULL" --repo "$GITHUB_REPOSITORY" --body-file findings.md

  publish:
    if: github.ref == 'refs/heads/main' && github.event_name != 'pull_request'
    needs: check
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
      contents: read
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    concurrency:
      group: pages
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.11"}
      - run: pip install -r requirements.txt
      - id: pages
        uses: actions/configure-pages@v5
      - name: Build
        env:
          ADDRESS: ${{ steps.pages.outputs.base_url }}
        run: tcsite build --base-url "$ADDRESS/"
      - uses: actions/upload-pages-artifact@v3
        with: {path: output}
      - id: deployment
        uses: actions/deploy-pages@v4
"""

GITLAB = """\
# Checks every change, shows what it finds beside a merge request, and publishes the main branch on GitLab Pages
# once nothing is wrong.
image: python:3.11

before_script:
  - pip install -r requirements.txt

check:
  stage: test
  script:
    - tcsite check --format junit > findings.xml || failed=1
    - tcsite check || failed=1
    - exit ${failed:-0}
  artifacts:
    when: always
    reports:
      junit: findings.xml

pages:
  stage: deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - tcsite build --output public --base-url "$CI_PAGES_URL/"
  artifacts:
    paths: [public]
"""
