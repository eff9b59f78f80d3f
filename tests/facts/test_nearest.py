"""Of similar actions, the nearest come first."""

from tcsite.facts.similar import Said, alike


def said(institution: str, words: str, place: int = 0) -> Said:
    return Said((institution, "p", place), tuple(sorted(words.split())), frozenset({"visibility"}))


OTHERS = [said(f"other-{n}", f"word{n} thing{n} matter{n} case{n}") for n in range(20)]


def test_the_nearest_of_three_institutions_comes_first_and_the_farthest_last() -> None:
    own = said("own", "bench drill lathe mill saw vice")
    far, near, middle = (
        said("a-far", "drill lathe mill paint"),
        said("b-near", "bench drill lathe mill saw vice"),
        said("c-middle", "bench drill lathe mill saw paint"),
    )
    found = alike([own, far, near, middle, *OTHERS])
    assert [key[0] for key in found[own.key]] == ["b-near", "c-middle", "a-far"]


def test_of_one_institution_s_actions_the_nearest_is_shown() -> None:
    own = said("own", "bench drill lathe mill saw vice")
    other = [said("x", "drill lathe mill paint", 0), said("x", "bench drill lathe mill saw vice", 1)]
    assert alike([own, *other, *OTHERS])[own.key] == (("x", "p", 1),)
    assert alike([own, *other[::-1], *OTHERS])[own.key] == (("x", "p", 1),)
