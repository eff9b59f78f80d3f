"""The rule `language-twin-differs`."""

from collections.abc import Iterator

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Action, Plan, Text
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed

LANGUAGES = {"cy": "Welsh", "en": "English", "ga": "Irish", "gd": "Scottish Gaelic"}


@rule(id="language-twin-differs", source="Welsh standards", severity=Severity.ADVICE, about=Plan)
def language_twin_differs(plan: Plan) -> Iterator[Finding]:
    """A plan in two languages is in both throughout.

    Under the Welsh Language Standards, a plan given in Welsh and in English must not say more in one than
    in the other. As soon as one action is written in two languages, the other actions, their parts, the
    headings and the title are asked for both: `text: {en: …, cy: …}`. It is advice, which blocks nothing: who
    translates one text after the other goes on publishing. Drafts and withdrawn plans are not asked.
    """
    if not plan.agreed:
        return
    texts = list(_texts(plan))
    twins = [text for _, _, text in texts if len(text.versions) > 1]
    languages = sorted({language for text in twins for language in text.languages if language})
    alone = [(who, pointer) for who, pointer, text in texts if not set(languages) <= set(text.languages)]
    if not languages or not alone:
        return
    names = listed(LANGUAGES.get(language, language) for language in languages)
    hint = f"write  {{{', '.join(f'{language}: …' for language in languages)}}}"
    if len(alone) > len(texts) - len(alone) and len(alone) > 1:
        both = len(texts) - len(alone)
        are = "is" if both == 1 else "are"
        message = (
            f"{both} of the {len(texts)} texts of plan {plan.id} {are} in both {names}, the others are not"
        )
        yield Finding(message, ("actions",), hint)
        return
    for who, pointer in alone:
        yield Finding(f"{who} of plan {plan.id} is not in both {names}, as other texts are", pointer, hint)


def _texts(plan: Plan) -> Iterator[tuple[str, Pointer, Text]]:
    """The texts that make a plan: what each is, where it stands, what it says."""
    yield "the title", ("title",), plan.title
    for index, strand in enumerate(plan.strands):
        yield f"the heading {strand.id}", ("strands", index, "title"), strand.title
    for row in pieces(plan):
        if isinstance(row.part, Action) and not row.part.headed:
            continue  # named by its parts, which are asked themselves
        yield row.name, (*row.pointer, "text"), row.part.text
