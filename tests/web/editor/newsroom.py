"""An editor's page over two small files and a real index, for tests."""

from dataclasses import replace
from pathlib import Path

from editing import Desk, DocumentsFolder
from index import IndexStore, UpdateReport
from tests.index.fakes import OverlapEmbedder, write_documents
from tests.web.fake import FakeService, ready
from web import Editor, FeedbackStore
from web.editor import editor_router

PASSWORD = "柳岸-willow-7"
PARKS = "西岭区公园建设\n\n西岭区新建口袋公园17处，居民推窗见绿。\n"
# A sentence that a photograph's caption cuts in two.
CUT = (
    "北坡区推进民生实事\n\n本报讯 北坡区今年为居民办成多件实事。全区新建改造38\n\n"
    "月桥路边的口袋公园。\n\n处口袋公园,并整修了沿线的步道与座椅,方便居民休息。\n"
)


class Newsroom:
    """An editor's page over two small files; the service shows the articles of the latest index."""

    def __init__(self, root: Path) -> None:
        self.documents = write_documents(root / "documents")
        self.store = IndexStore(root / "data", OverlapEmbedder())
        self.service = FakeService()
        self.feedback = FeedbackStore(root / "data" / "feedback.sqlite", days=30)
        self.desk = Desk(DocumentsFolder(self.documents), root / "data", self.update)
        self.update()
        self.editor = Editor(self.desk, PASSWORD, self.feedback)
        self.router = editor_router(self.editor, self.service)  # one: the sessions are in it

    def update(self) -> UpdateReport:
        report = self.store.update(self.documents)
        self.service.current = replace(ready(), articles=self.store.open().articles)
        return report
