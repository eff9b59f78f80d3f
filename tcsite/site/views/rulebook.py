"""The rulebook's page."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcsite.model import Text
from tcsite.model.addresses import RULEBOOK
from tcsite.rules.rulebook import Chapter
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import PageFrame, SiteFrame
from tcsite.text.markdown import Paragraphs


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule."""

    id: str  # also its anchor
    weight: str  # error, warning or advice
    title: str
    why: Paragraphs | None
    fails: str  # an example that fails, and one that passes; none for rules on content
    passes: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    """Rules that are checked together."""

    anchor: str
    title: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class RulebookView:
    """`rulebook.html`: what is checked, and why."""

    site: SiteFrame
    page: PageFrame
    chapters: tuple[ChapterView, ...]


def rulebook_view(edition: Edition, chapters: Sequence[Chapter]) -> RulebookView:
    """The view of the rulebook."""
    page = edition.page(
        RULEBOOK,
        edition.say("base.rulebook"),
        title=edition.say("rulebook.title"),
        description=edition.say("rulebook.description"),
    )
    return RulebookView(
        edition.site(RULEBOOK),
        page,
        tuple(
            ChapterView(
                f"chapter-{number}",
                chapter.title,
                tuple(
                    RuleLine(
                        rule.id,
                        str(rule.severity),
                        rule.title,
                        edition.blocks(Text.of(rule.why) if rule.why else None),
                        rule.fails,
                        rule.passes,
                    )
                    for rule in chapter.rules
                ),
            )
            for number, chapter in enumerate(chapters, start=1)
        ),
    )
