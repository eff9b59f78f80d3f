"""YAML as a person expects it."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tcsite.content.locate import locate
from tcsite.content.yaml.plain import Parser as PlainParser
from tcsite.content.yaml.reader import MAX_BYTES, parser_of, read
from tcsite.content.yaml.suspicious import suspicious
from tcsite.content.yaml.tree import at, tree_of
from tcsite.diagnostics import Diagnostic, Place, Severity


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(
            (word, word)
            for word in ("NO", "no", "on", "off", "yes", "Yes", "y", "True", "FALSE", "NULL", "Null")
        ),
        *(
            (word, word)
            for word in ("12:30", "1.10", "0123", "0o17", "0x1F", "1e3", "1_000", ".5", "+1", ".inf")
        ),
        *((word, word) for word in ("2024", "2024-09", "2024-09-15", "2024-09-15T10:00:00Z", "28", "5.18")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"null"', "null"),
        ("''", ""),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">\n  one\n  line\n", "one line\n"),
        ("Year 1, 2 & 3 (Phase 1)", "Year 1, 2 & 3 (Phase 1)"),
        ("[NO, true, 1.10]", ["NO", True, "1.10"]),
        ("{on: off}", {"on": "off"}),
        ("https://www.example.ac.uk/a#b", "https://www.example.ac.uk/a#b"),
        ("&a [x]\nother: *a", ["x"]),
    ],
)
def test_text_stays_text(written: str, value: object) -> None:
    reading = read(f"key: {written}\n".encode())
    assert reading.faults == []
    assert reading.data["key"] == value
    assert type(reading.data["key"]) is type(value)


def test_keys_are_always_text() -> None:
    assert read(b"true: a\nnull: b\n2024: c\nNO: d\n").data == {
        "true": "a",
        "null": "b",
        "2024": "c",
        "NO": "d",
    }


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    assert read("\ufeffa: b\r\nc: d\r\n".encode()).data == {"a": "b", "c": "d"}


def test_of_a_repeated_key_the_first_counts_and_every_repetition_is_reported() -> None:
    reading = read(b"a: 1\nb:\n  c: 2\n  c: 3\na: 4\na: 5\n")
    assert reading.data == {"a": "1", "b": {"c": "2"}}
    assert [(fault.line, fault.column) for fault in reading.faults] == [(4, 3), (5, 1), (6, 1)]


def test_the_largest_file_is_read_and_one_byte_more_is_not() -> None:
    content = b"a: b\n#"
    assert read(content + b"x" * (MAX_BYTES - len(content))).data == {"a": "b"}
    assert read(content + b"x" * (MAX_BYTES - len(content) + 1)).faults


# Anything that JSON can hold with text alone, as people write it and as PyYAML writes it.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
values = st.recursive(
    st.booleans() | st.none() | texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(texts.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(texts.filter(lambda key: key != "<<"), values, min_size=1, max_size=5))
def test_what_pyyaml_writes_is_read_back(data: dict[str, object]) -> None:
    quoted = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    # PyYAML marks quoted nulls and booleans with tags, which are refused: leave those to the plain style.
    written = quoted if "!!" not in quoted else json.dumps(data, ensure_ascii=False)
    reading = read(written.encode())
    if not reading.faults:
        assert reading.data == data


@given(st.binary(max_size=400))
def test_no_bytes_raise(content: bytes) -> None:
    reading = read(content)
    assert all(fault.line >= 1 and fault.column >= 1 and fault.message for fault in reading.faults)
    json.dumps(reading)


@given(st.text(alphabet=" -:\n\t[]{}'\"|>#&*!%@`ab1,?\\", max_size=80))
def test_no_punctuation_raises_and_every_fault_is_in_the_file(text: str) -> None:
    reading = read(text.encode())
    for fault in reading.faults:
        assert 1 <= fault.line <= text.count("\n") + 1
        assert fault.column >= 1


@given(st.text(alphabet=" -:\n[]{}'\"|#ab1,", max_size=60))
def test_without_libyaml_the_events_are_the_same(text: str) -> None:
    def events(parser: Any) -> list[tuple[object, ...]]:
        found: list[tuple[object, ...]] = []
        try:
            while True:
                event = parser.get_event()
                found.append((event.__class__, getattr(event, "value", None), getattr(event, "anchor", None)))
                if isinstance(event, yaml.StreamEndEvent):
                    return found
        except yaml.YAMLError:
            return []

    fast, plain = events(parser_of(text)), events(PlainParser(text))
    # The two disagree on what is an error in some odd corners; where both read on, they read the same.
    assert not fast or not plain or fast == plain


YAML = b"""\
title: x
period: {from: 2024-08, to: 2027-07}
actions:
  - id: V1
    owners:
      - Steering group
      - Deans
  - id: V2
    parts:
      - text: one
      -   text: two
"""


@pytest.mark.parametrize(
    ("pointer", "on_key", "place"),
    [
        (("title",), False, (1, 8)),
        (("title",), True, (1, 1)),
        (("period", "to"), False, (2, 29)),
        (("period", "to"), True, (2, 25)),
        (("actions",), True, (3, 1)),
        (("actions", 0), False, (4, 5)),
        (("actions", 0, "owners"), True, (5, 5)),
        (("actions", 0, "owners", 1), False, (7, 9)),
        (("actions", 1, "parts", 1, "text"), False, (11, 17)),
        (("actions", 1, "owners"), False, (8, 5)),
        (("actions", 7), False, (4, 3)),
        (("nothing",), False, (1, 1)),
    ],
)
def test_a_pointer_leads_to_a_line_and_a_column(
    pointer: tuple[str | int, ...], on_key: bool, place: tuple[int, int]
) -> None:
    problem = Diagnostic("x", Severity.ERROR, "x", Place("a.yaml", pointer, on_key=on_key))
    found = locate([problem], {"a.yaml": YAML})[0].place
    assert (found.line, found.column) == place


def test_front_matter_keeps_its_line_numbers() -> None:
    problem = Diagnostic("x", Severity.ERROR, "x", Place("a.md", ("stage",)))
    found = locate([problem], {"a.md": b"---\ntitle: x\nstage: 9\n---\n\ntext\n"})[0].place
    assert (found.line, found.column) == (3, 8)


def test_words_are_found_where_no_pointer_leads() -> None:
    problem = Diagnostic("x", Severity.ERROR, "x", Place("a.md", text="broken link"))
    found = locate([problem], {"a.md": "---\n---\n\nÅ [broken link](x)\n".encode()})[0].place
    assert (found.line, found.column) == (4, 4)


def test_the_tree_of_a_faulty_file_holds_what_stands_before_the_fault() -> None:
    tree = tree_of("title: x\nactions:\n  - id: V1\n    text: [a, b\nstate: draft\n")
    found = at(tree, ("actions", 0, "id"))
    assert found is not None
    assert (found.value, found.line, found.column) == ("V1", 2, 8)
    assert at(tree, ("state",)) is None


def test_no_nesting_exhausts_the_tree() -> None:
    assert tree_of("[" * 5000 + "]" * 5000) is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (r'x: "a\x0bb"', "escaped-character"),
        (r'x: "a\0b"', "escaped-character"),
        (r'x: "\e[1m"', "escaped-character"),
        (r'x: ["one", "\u0007"]', "escaped-character"),
        (r'x: "\uFFFE"', "escaped-character"),
        (r'x: "\x7f"', "escaped-character"),
        (r'"k\x01": x', "escaped-character"),
        (r'x: "S:\new"', "backslash-path"),
        (r'x: "on C:\temp and more"', "backslash-path"),
        (r'x: "\\server\new"', "backslash-path"),
        (r'x: "tab\there"', ""),
        (r'x: "one\ntwo"', ""),
        (r'x: "C:\\temp"', ""),
        (r'x: "\\\\server\\share"', ""),
        (r"x: 'S:\new'", ""),
        ('x: |\n  open "S:\\new"', ""),
        (r'x: "\u00e9"', ""),
    ],
)
def test_what_a_backslash_makes_of_a_text_is_told(text: str, code: str) -> None:
    assert [fault.code for fault in read(text.encode()).faults] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("Itâ€™s", "garbled-sign", "’"),
        ("cafÃ©", "garbled-sign", "é"),
        ("Â£5", "garbled-sign", "£"),
        ("2024â€“2027", "garbled-sign", "–"),
        ("sÅµn", "garbled-sign", "ŵ"),
        ("a\u200bb", "unseen-sign", ""),
        ("soft\u00adhyphen", "unseen-sign", ""),
        ("\u202eabc", "unseen-sign", ""),
        ("a\u2067b", "unseen-sign", ""),
        ("a\u200cb", "unseen-sign", ""),
        ("caf\ufffd", "lost-sign", ""),
        ("#REF!", "error-sign", ""),
        ("about #N/A here", "error-sign", ""),
        ("#DIV/0!", "error-sign", ""),
        ("the “lleiafâ” a thâ", "", ""),
        ("👩\u200d🔬", "", ""),
        ("Spaß»", "", ""),
        ("Priority #1 N/A", "", ""),
        ("Âge, Ångström, São", "", ""),
    ],
)
def test_signs_that_nobody_wrote_are_told(text: str, code: str, right: str) -> None:
    found = list(suspicious(f"first\n{text}\n"))
    assert [(issue.code, issue.line) for issue in found] == ([(code, 2)] if code else [])
    assert all(right in issue.hint for issue in found)
