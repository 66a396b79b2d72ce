import pytest

from training.names import mention_kind, same_name


@pytest.mark.parametrize(
    ("words", "kind"), [("Mara Odell", "name"), ("the Mayor", "name"), ("the mayor", "nominal"), ("She", "pronoun"), ("", "none")]
)
def test_how_a_source_is_mentioned(words, kind):
    assert mention_kind(words) == kind


def test_names_are_compared_without_titles_accents_and_middle_names():
    assert same_name("Mara Odell", "Ms. Mára J. Odell")
    assert same_name("Office of Mara Odell", "Mara Odell's office")
    assert not same_name("Mara Odell", "Odell")
    assert not same_name("Mara Odell", "Ivo Odell")
    assert not same_name("Mara Odell", None)
    assert same_name("Mara J. Odell; Ivo Venn", "Ivo Venn; Mara Odell")
    assert not same_name("Mara Odell; Ivo Venn", "Mara Odell; Ivo Hask")
