import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from archive.errors import BadInput
from ingest.attribution.features import encode
from training.batching import collate
from training.data import Attribution, batches, epoch_examples, held_out, label, pack, read_articles, restyle, window
from training.train import encoder_folder, load_tokenizer

TEXT = "Mara Odell said the ferry would return.\n\n“We will sail in May,” Ivo Brandt said, “and not before.”\n"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(encoder_folder())


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


GOLD = (
    Attribution((at("Mara Odell"),), (at("said"),), (at("the ferry would return"),)),
    Attribution(
        (at("Ivo Brandt"),), ((TEXT.rindex("said"), TEXT.rindex("said") + 4),), (at("“We will sail in May,”"), at("“and not before.”"))
    ),
)


def corpus(folder: Path) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "ferry.txt").write_bytes(TEXT.encode())
    rows, number = [], 0
    for index, attribution in enumerate(GOLD):
        roles = []
        for role in ("source", "cue", "content"):
            number += 1
            places = ";".join(f"{a} {b}" for a, b in attribution.of(role))
            rows.append(f"T{number}\t{role.title()} {places}\twords")
            roles.append(f"{role.title()}:T{number}")
        rows.append(f"E{index}\tAttribution:T{number} {' '.join(roles)}")
    (folder / "attributions" / "ferry_ab12.ann").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_brat_files_give_the_attributions_they_hold(tmp_path):
    (article,) = read_articles(corpus(tmp_path))
    assert article.name == "ferry"
    assert article.text == TEXT
    assert article.annotators == (GOLD,)


def test_a_folder_without_texts_says_where_the_corpus_is(tmp_path):
    with pytest.raises(BadInput, match="PolNeAR"):
        read_articles(tmp_path)


def test_labels_give_back_the_gold_spans(tokenizer):
    words = encode(tokenizer, TEXT)
    labels = label(words, GOLD)
    spans = {(TEXT[words.start[a] : words.end[b - 1]], role) for a, b, role in labels.spans}
    assert spans == {(TEXT[a:b], r) for g in GOLD for r, role in enumerate(("source", "cue", "content")) for a, b in g.of(role)}
    both = [cue for content, cue in labels.content_links if labels.spans[cue][0] == labels.spans[labels.content_links[-1][1]][0]]
    assert len(both) == 2, "both parts of the split quotation point to one cue"


def test_a_window_that_loses_the_source_does_not_teach_that_there_is_none(tokenizer):
    words = encode(tokenizer, TEXT)
    labels = label(words, GOLD)
    first_cue = next(a for a, _, role in labels.spans if role == 1)
    example = window(words, labels, first_cue, len(words))
    assert len(example.source_links) == 1


def test_windows_cover_every_word_once_and_fit(tokenizer):
    words = encode(tokenizer, TEXT * 40)
    for seed in range(5):
        windows = pack(words, size=50, rng=random.Random(seed))
        assert [w for a, b in windows for w in range(a, b)] == list(range(len(words)))
        assert all(words.stop(b) - words.first[a] <= 50 for a, b in windows)


def test_a_paragraph_longer_than_a_window_is_cut(tokenizer):
    words = encode(tokenizer, "the ferry sails and " * 60)
    windows = pack(words, size=32, rng=random.Random(1))
    assert [w for a, b in windows for w in range(a, b)] == list(range(len(words)))
    assert all(words.stop(b) - words.first[a] <= 32 for a, b in windows)


def test_other_marks_never_move_an_offset():
    styles = {restyle(TEXT, random.Random(seed)) for seed in range(300)}
    assert len(styles) > 4
    assert {len(style) for style in styles} == {len(TEXT)}


def test_held_out_articles_are_never_trained_on(tmp_path):
    (article,) = read_articles(corpus(tmp_path))
    articles = [type(article)(f"a{i}", article.text, article.annotators) for i in range(20)]
    train, kept = held_out(articles, count=5, seed=1)
    assert len(kept) == 5
    assert not {a.name for a in train} & {a.name for a in kept}
    assert held_out(articles, count=5, seed=1)[1] == kept


def test_batches_hold_every_example_and_link_targets_within_reach(tokenizer, tmp_path):
    articles = read_articles(corpus(tmp_path)) * 6
    examples = epoch_examples(articles, tokenizer, size=64, seed=3)
    grouped = list(batches(examples, pieces=128, seed=3))
    assert sum(map(len, grouped)) == len(examples)
    batch = collate(grouped[0], cls=101, sep=102)
    assert batch.pieces.shape[0] == len(grouped[0])
    for row, target in zip(batch.content_buckets, batch.content_target, strict=True):
        assert target < 0 or target == len(row) or row[target] >= 0
