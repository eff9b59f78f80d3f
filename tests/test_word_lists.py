"""The word lists beside the code: each can be read, says nothing twice, and costs nothing who does not need it."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import yaml

from tcsite.importers.labels import Role, meaning
from tcsite.model import COLOURS
from tcsite.text.data import WordFile, plain_yaml, word_lists
from tcsite.text.phrases import plain

PACKAGE = Path(__file__).parent.parent / "tcsite"
FILES = sorted(PACKAGE.glob("*/data/*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_is_read_from_its_package_and_begins_by_saying_what_it_holds(file: Path) -> None:
    assert word_lists(f"tcsite.{file.parent.parent.name}", file.stem)
    assert file.read_text().startswith("# ")


@pytest.mark.parametrize("file", [*FILES, *PACKAGE.glob("content/yaml/*.yaml")], ids=lambda file: file.stem)
def test_our_reader_finds_what_any_other_finds(file: Path) -> None:
    assert plain_yaml(file.read_bytes()) == yaml.load(file.read_text(), yaml.CBaseLoader)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_list_says_a_thing_twice(file: Path) -> None:
    twice = []
    for key, entry in word_lists(f"tcsite.{file.parent.parent.name}", file.stem).items():
        lists = entry.values() if isinstance(entry, dict) else [entry]
        for each in lists:
            known = [str(line) for line in each] if isinstance(each, list) else []
            twice += [f"{key}: {line}" for line in known if known.count(line) > 1]
    assert twice == []


def test_each_label_is_of_one_role_and_written_as_labels_are_compared() -> None:
    labels = word_lists("tcsite.importers", "labels")
    roles = {*labels["whole"], *(role for role, _ in labels["partly"])}
    assert roles <= set(get_args(Role))
    every = [label for each in labels["whole"].values() for label in each]
    assert sorted(every) == sorted(set(every))
    assert [label for label in every if plain(label) and plain(label) != label] == []
    assert [label for label in every if meaning(label).sure != 2] == []


def test_a_legend_leads_to_statuses() -> None:
    assert {status for status, _ in word_lists("tcsite.importers", "words")["legend"]} <= {*COLOURS, ""}


def test_a_name_in_braces_stands_for_another_entry() -> None:
    words = WordFile({"who": ["we", "they"], "says": ["{{who}} say", "(?:{{who}}) shout"]})
    assert words.text("says") == "we|they say|(?:we|they) shout"
    assert words.pattern("says").fullmatch("THEY SHOUT")


def test_who_only_builds_a_site_reads_no_word_list() -> None:
    asked = (
        "import sys, tcsite.cli.building, tcsite.cli.build, tcsite.content.status_words as words;"
        "print(words.vocabulary.cache_info().currsize,"
        " *{'tcsite.importers', 'tcsite.published.wording'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0"]
