"""How long it takes to find the similar actions of a whole site: python benchmarks/similar_actions.py [INSTITUTIONS].

The words are drawn as people use them: a few often, most seldom; each institution also takes over some actions of
others in words of its own.
"""

import random
import sys
import time

from tcsite.facts.similar import ActionWords, alike

ACTIONS, WORDS, LONG = 72, 6000, 18  # of an institution (two plans of 36), of the language, of an action
PILLARS = ("visibility", "recognition", "career-development", "sustainability")


def drawn(institutions: int) -> list[ActionWords]:
    """Actions of that many institutions."""
    dice = random.Random(1)
    words = [f"word{number}" for number in range(WORDS)]
    often = [1 / (rank + 8) for rank in range(WORDS)]
    topics = [dice.choices(words, often, k=LONG) for _ in range(40)]
    said = []
    for institution in range(institutions):
        for place in range(ACTIONS):
            chosen = dice.choices(words, often, k=LONG)
            if dice.random() < 0.3:
                chosen = dice.sample(dice.choice(topics), LONG // 2) + chosen[: LONG // 2]
            themes = frozenset({dice.choice(PILLARS)})
            said.append(
                ActionWords(
                    (f"example-{institution}", "2024-2027", place), tuple(sorted(set(chosen))), themes
                )
            )
    return said


if __name__ == "__main__":
    said = drawn(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    began = time.perf_counter()
    found = alike(said)
    print(f"{len(said)} actions, {len(found)} with similar ones: {time.perf_counter() - began:.2f} s")
