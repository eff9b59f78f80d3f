"""The README of a new site, for those who write it."""


def readme(institution: str, plan: str) -> str:
    """The text, with the places of this site."""
    return _TEXT.format(home=f"content/institutions/{institution}", plan=plan, whose=institution)


_TEXT = """\
# Our Technician Commitment pages

These files become a website with our status, our action plan and our contact. You edit text; a program called
tcsite checks it and makes the pages.

## What to do first

1. Open the files below and put your own words wherever you read FILL IN. Lines that begin with # are remarks.
2. Ask what is left: `tcsite check`. It names the file and the line, and says what to write.
3. Look at the pages: `tcsite serve` shows them in your browser and follows every save.
4. When the plan is agreed, write `state: in-force` in its file, and who signed it under `sign_off`.

| file | holds |
| --- | --- |
| `site.yaml` | the name of the site, its address, its colour |
| `{home}/institution.yaml` | who we are, our status, our contact |
| `{home}/plans/{plan}.yaml` | the action plan |
| `content/pages/about.md` | what these pages are |
| `content/pages/accessibility.md` | the accessibility statement: test the pages, then write what you found |

The folder's name, `{whose}`, is a part of the pages' addresses. If it should be another, rename it now (and
`home` in `site.yaml` with it); once people have linked the pages, leave it.

## Later

| you want to | do |
| --- | --- |
| say that an action is done | `tcsite set {plan}#V1 --status complete --note "All pages are online"` |
| have slips mended: tabs, quotes, keys | `tcsite check --fix` |
| see what is due next | `tcsite status` |
| write news | `tcsite add update --title "Two new workshops"` |
| add the form you submitted | `tcsite add self-assessment` |
| add survey or workforce figures | `tcsite add measures` |
| begin the next plan | `tcsite add plan`: it takes up what the last one did not finish |
| make a plan of a Word or Excel file | `tcsite import FILE --institution {whose}` |
| have all files laid out alike | `tcsite fmt` |
| keep every address alive | `tcsite record`, before you publish |

`tcsite --help` lists all commands.

## Getting tcsite

It needs Python 3.11. `pip install -r requirements.txt` installs what the host uses too; to look at the pages while
you write, also `pip install 'tcsite[serve]'`.

## Publishing

- **GitHub**: `.github/workflows/site.yml` checks every change and publishes the main branch. Switch it on under
  Settings, Pages: Source: GitHub Actions.
- **GitLab**: `.gitlab-ci.yml` does the same with GitLab Pages.
- **Your own web server**: `tcsite build --base-url https://www.example.ac.uk/technicians/`, then copy `output/`.

Nothing is published while `tcsite check` finds errors: so finish what is left to fill in first.
"""
