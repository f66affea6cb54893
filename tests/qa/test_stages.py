from index import build_index
from qa import Assistant, BaselineReader, Glossary
from tests.index.fakes import LIFTS, OverlapEmbedder, article


def test_each_stage_is_told_as_it_begins_in_the_order_of_the_timings() -> None:
    embedder = OverlapEmbedder()
    index = build_index([article(LIFTS)], embedder)
    told: list[str] = []
    assistant = Assistant(index, BaselineReader(embedder, Glossary()), threshold=0.5)
    answer = assistant.ask("北坡区加装了多少部电梯？", on_stage=told.append)
    assert told
    assert list(dict.fromkeys(told)) == [timing.stage for timing in answer.timings]
