"""What several tests need: a small sound site, and the real one."""

import os

import pytest
from hypothesis import settings

from samples import FOLDER, INSTITUTION, PLAN, ROOT, SITE, UPDATE
from tcsite.edges import disk

# The same examples in every run, so that a failure is about the change at hand. To search for new ones:
# HYPOTHESIS_PROFILE=searching make test
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture
def small() -> dict[str, bytes]:
    """A small sound site's files, with what tcsite ships."""
    return {
        **disk.bundled(),
        "site.yaml": SITE,
        f"{FOLDER}institution.yaml": INSTITUTION,
        f"{FOLDER}plans/2024-2027.yaml": PLAN,
        f"{FOLDER}updates/2026-03-12-workshops.md": UPDATE,
    }


@pytest.fixture(scope="session")
def example() -> dict[str, bytes]:
    """The example site's files."""
    return disk.read(ROOT).files
