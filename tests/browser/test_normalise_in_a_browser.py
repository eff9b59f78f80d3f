"""The browser folds what readers type exactly as Python folded the index: one table, written twice, compared here."""

import sys
import unicodedata
from datetime import date

from playwright.sync_api import Browser

from tcsite.content.load import load
from tcsite.exports.search_documents import documents_of
from tcsite.model.addresses import Addresses
from tcsite.text.normalise import STOP, looks_welsh, radicals, tokens

DAY = date(2026, 11, 22)
OTHER = "brifysgol Mhrifysgol phrifysgol nghaerdydd ddatblygu yrfa lyfrgell hysgol Tŷ ŵyn ﬁ ① Ⅳ ΣΊΣΥΦΟΣ ẞ İstanbul ǅ"


def test_both_fold_every_word_alike(browser: Browser, address: str, example: dict[str, bytes]) -> None:
    site, _ = load(example)
    assert site is not None
    documents = [
        document for one in site.institutions for document in documents_of(one, Addresses(), "en", DAY)
    ]
    texts = [f"{document.title} {document.text}" for document in documents] + [
        OTHER,
        "a" * 30,
        "𝐀𝐁 x’s 𐐀" * 9,
    ]
    letters = [
        chr(code)
        for code in range(sys.maxunicode)
        if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")
    ]
    texts += ["".join(letters[at : at + 400]) for at in range(0, len(letters), 400)]
    texts += [f"x{letter}y" for letter in letters if ord(letter) < 0x3000]
    page = browser.new_page()
    page.goto(f"{address}/search/")
    theirs = page.evaluate("texts => texts.map(find.tokens)", texts)
    for text, found in zip(texts, theirs, strict=True):
        assert tokens(text) == found, text[:50]
    words = sorted({word for text in texts for word in tokens(text)})
    assert page.evaluate("words => words.map(find.radicals)", words) == [
        list(radicals(word)) for word in words
    ]
    assert page.evaluate("words => words.map(find.looksWelsh)", words) == [
        looks_welsh(word) for word in words
    ]
    page.close()


def test_both_leave_the_same_words_out(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/search/")
    every = " ".join(sorted(STOP))
    assert page.evaluate("words => find.asked(words)", every) == []
    left_out = page.evaluate(
        "words => words.filter((word) => !find.asked(word).length)", ["and", "yn", "the", "plan"]
    )
    page.close()
    assert left_out == ["and", "yn", "the"]
