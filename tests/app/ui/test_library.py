"""The library: the articles can be narrowed to an outlet, with dates or without, and to all of them again."""

from pathlib import Path

from langchain_core.runnables import RunnableLambda

from app.intake import Intake
from app.render import Selection
from app.ui.desk import Desk
from app.ui.library import SHOWN, Page, View
from app.upkeep import Upkeep
from archive.archive import Archive
from archive.settings import Settings
from tests.app.test_render import tree
from tests.archive.small import MODEL, article, kept, vector

OUTLETS = {"first": "The Quay", "second": "The Quay", "third": "Gate Wire"}


def test_outlets_of_undated_articles_can_be_chosen_and_the_chosen_one_left(tmp_path: Path):
    settings = Settings(data=tmp_path)
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        for admission in archive.admit([article(name, outlet=outlet, published=None) for name, outlet in OUTLETS.items()]):
            whole = kept(admission.article)
            archive.keep([whole], {i: vector(i) for i in whole.ids})
        page = Page(Desk(archive, RunnableLambda(lambda turn: turn)), Intake(settings), Upkeep(settings))

        def choices(view: View) -> list[tuple[str, str]]:
            shelf = tree(page.drawn(view)[4])
            return [(each.text_content(), each.get("data-name")) for each in shelf.xpath("//*[@data-act='outlet']")]

        assert choices(View()) == [("The Quay 2", "The Quay"), ("Gate Wire 1", "Gate Wire")]
        assert choices(View(words="quay", selection=Selection(outlet="Gate Wire", shown=SHOWN))) == [
            ("The Quay 2", "The Quay"),
            ("Gate Wire 0", ""),
        ]
