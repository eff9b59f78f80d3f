"""The comments in a form that is begun: questions, what is answered elsewhere, the last answer; and which are still ours."""

import re
import textwrap
from collections.abc import Container

from tcsite.content.yaml.writer import WIDTH

_ELSEWHERE = "{} Write here only what you add."
_EARLIER = "Your answer in {}, to go on from:"
_OURS = re.compile(
    r"The document (?:also has [^<>]{1,160}\.|(?:has [^<>]{1,160}|gives \S+)\. Write here only what you add\.)"
)
_LAST = re.compile(r"Your answer in [^<>]{1,200}?, to go on from:\s*")
_COMMENT = re.compile(r"^<!--(.*?)-->$", re.DOTALL | re.MULTILINE)


def question(words: str) -> str:
    """A question of the form."""
    return _comment(words)


def elsewhere(words: str) -> str:
    """Where the document takes the answer from: "The document has plan 2024-2027."."""
    return _comment(_ELSEWHERE.format(words))


def beside(words: str) -> str:
    """What the document has beside an answer: "The document also has the groups of institution.yaml."."""
    return _comment(words)


def last_answer(form: str, answer: str) -> str:
    """What the form before said, by the title of that form."""
    return f"<!-- {_EARLIER.format(form)}\n\n{answer.replace('-->', '').strip()}\n\n-->"


def flat(words: str) -> str:
    """Words as one line, as comments are compared."""
    return " ".join(words.replace("-->", "").split())


def without_ours(markdown: str, questions: Container[str], answers: Container[str]) -> str:
    """A text with its lines less the comments that `tcsite add` wrote and nobody has written into.

    `questions` and `answers` are those of forms, each as one line.
    """
    return _COMMENT.sub(
        lambda found: (
            "\n" * found[0].count("\n") if _is_ours(flat(found[1]), questions, answers) else found[0]
        ),
        markdown,
    )


def _is_ours(words: str, questions: Container[str], answers: Container[str]) -> bool:
    last = _LAST.match(words)
    return words in questions or bool(_OURS.fullmatch(words)) or bool(last and words[last.end() :] in answers)


def _comment(words: str) -> str:
    return "\n".join(textwrap.wrap(f"<!-- {flat(words)} -->", WIDTH, break_long_words=False))
