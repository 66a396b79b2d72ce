"""The shelf: every article's current version with the number of its statements."""

from archive.archive import Archive
from archive.shelf import shelf
from tests.archive.small import MODEL, article, kept, vector


def test_the_shelf_counts_the_statements_of_each_article(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        assert shelf(archive) == []
        for of, silent in ((article("first"), False), (article("second", published=None), True)):
            [admission] = archive.admit([of])
            whole = kept(admission.article)
            item = whole if not silent else type(whole)(article=whole.article, passages=whole.passages, quotes=(), contexts=(), aliases={})
            archive.keep([item], {i: vector(i) for i in item.ids})
        assert [(each.source, each.statements, each.version) for each in shelf(archive)] == [("first.txt", 1, 1), ("second.txt", 0, 1)]
