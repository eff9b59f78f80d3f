"""The rulebook's page."""

from collections.abc import Sequence

from tcsite.frozen import dataclass
from tcsite.model import Text
from tcsite.model.addresses import RULEBOOK
from tcsite.rules.rulebook import Chapter
from tcsite.site.views.parts import PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
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


def rulebook_view(context: SiteContext, chapters: Sequence[Chapter]) -> RulebookView:
    """The view of the rulebook."""
    page = context.page(
        RULEBOOK,
        context.say("base.rulebook"),
        title=context.say("rulebook.title"),
        description=context.say("rulebook.description"),
    )
    return RulebookView(
        context.site(RULEBOOK),
        page,
        tuple(
            ChapterView(
                f"chapter-{number}",
                context.english(chapter.title),
                tuple(
                    context.view(
                        RuleLine,
                        rule,
                        title=context.english(rule.title),
                        weight=context.english(str(rule.severity)),
                        why=context.blocks(Text((("en", rule.why),))) if rule.why else None,
                    )
                    for rule in chapter.rules
                ),
            )
            for number, chapter in enumerate(chapters, start=1)
        ),
    )
