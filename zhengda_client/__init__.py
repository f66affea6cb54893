"""A small client of Zhengda's JSON interface; it needs nothing but Python.

client = Client("http://127.0.0.1:7860")
answer = client.ask("李沧区加装了多少部电梯？")
if answer.text is not None:
    print(answer.text, answer.citations[0].title)
"""

from zhengda_client.client import Client, ClientError, Stage
from zhengda_client.types import Answer, Article, ArticleSummary, Citation, Turn

__all__ = [
    "Answer",
    "Article",
    "ArticleSummary",
    "Citation",
    "Client",
    "ClientError",
    "Stage",
    "Turn",
]
