"""Looking through what we learned for what could tell who is meant: it finds, and promises nothing."""

import pytest

from jaga.practice.recognising import Why, look_through

KNOWN = ("Tan", "Mei Ling", "the blue folder", "Kumar from the gym", "May")


def found(words: str, known: tuple[str, ...] = KNOWN) -> list[tuple[str, str]]:
    return [
        (sentence.words[each.start : each.end], each.why.value)
        for sentence in look_through(words, known)
        for each in sentence.found
    ]


@pytest.mark.parametrize(
    ("words", "piece", "why"),
    [
        ("We told tan to stop.", "tan", Why.NAME),
        ("It was in the blue folder.", "the blue folder", Why.NAME),
        ("Kumar was tired.", "Kumar", Why.NAME),
        ("Farid was tired.", "Farid", Why.CAPITAL),
        ("We asked Farid.", "Farid", Why.CAPITAL),
        ("Write to him@x.my please.", "him@x.my", Why.REACH),
        ("We rang 012-345 6789 twice.", "012-345 6789", Why.REACH),
        ("He posts as @loud_one.", "@loud_one", Why.REACH),
        ("It began on the 14th.", "14th", Why.DAY),
        ("It was at 10pm.", "10pm", Why.DAY),
        ("Perkara itu berlaku hari Sabtu.", "Sabtu", Why.DAY),
        ("We were 9 people.", "9", Why.NUMBER),
        ("It was in the kitchen.", "kitchen", Why.PLACE),
        ("Dia duduk di lorong itu.", "lorong", Why.PLACE),
        ("The treasurer left.", "treasurer", Why.RARE),
        ("Dia seorang jururawat.", "jururawat", Why.RARE),
        ('We let "people like her" pass.', '"people like her"', Why.QUOTED),
    ],
)
def test_each_kind_of_thing_that_could_tell_is_found_where_it_stands(
    words: str, piece: str, why: Why
) -> None:
    assert (piece, why.value) in found(words)


@pytest.mark.parametrize(
    "words",
    [
        "We begin each shift by saying how we speak to each other.",
        "Nobody asked. Speaking early helps. You may go.",
        "Kami akan bertanya lebih awal. Semua orang boleh berkata tidak.",
        "",
    ],
)
def test_plain_words_are_left_alone(words: str) -> None:
    assert found(words) == []


def test_a_name_that_is_also_a_word_counts_only_with_its_capital() -> None:
    assert found("We may ask May.") == [("May", "name")]


def test_a_sentence_shows_its_pieces_and_says_each_reason_once() -> None:
    first, second = look_through("All is well. Tan met Mei Ling at 10pm.\n- Tan left", KNOWN)
    assert "".join(piece for piece, _ in first.pieces) == first.words == "Tan met Mei Ling at 10pm."
    assert [piece for piece, marked in first.pieces if marked] == ["Tan", "Mei Ling", "10pm"]
    assert first.whys == (Why.NAME, Why.DAY)
    assert second.words == "- Tan left"


def test_nothing_is_marked_twice_and_the_name_i_know_comes_first() -> None:
    assert found("Ask Tan at 012-345 6789.") == [("Tan", "name"), ("012-345 6789", "reach")]


def test_names_with_signs_of_their_own_are_taken_as_they_are() -> None:
    assert ("jo (the tall one)", "name") in found("We asked jo (the tall one) to go.", ("jo (the tall one)",))
