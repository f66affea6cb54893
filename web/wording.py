"""The words of the page and of its errors, in both languages, and which language to speak."""

from dataclasses import dataclass

from documents import BlockKind
from index import language_of
from qa import Answer, Language, Reason, Status


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the words in `language`."""
        return self.zh if language == "zh" else self.en


def language_of_browser(accept_language: str) -> Language:
    """Return the first of our languages that an `Accept-Language` header prefers; Chinese when it names none.

    >>> language_of_browser("fr, en;q=0.8, zh;q=0.9")
    'zh'
    """
    preferred: list[tuple[float, Language]] = []
    for entry in accept_language.split(","):
        tag, _, weight = entry.strip().lower().partition(";q=")
        primary = tag.split("-")[0]
        if primary not in ("zh", "en"):
            continue
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:  # a malformed weight counts as no wish (RFC 9110, 12.4.2, gives numbers only)
            quality = 0.0
        preferred.append((quality, "zh" if primary == "zh" else "en"))
    # `max` keeps the first of equals, which is the order that the browser wrote.
    return max(preferred, key=lambda wish: wish[0], default=(0.0, "zh"))[1]


def language_of_text(text: str) -> Language | None:
    """Return the language that a text is written in, None when it has no letters to tell by."""
    return language_of(text) if any(character.isalpha() for character in text) else None


def reason_sentence(answer: Answer, language: Language) -> str:
    """Return in one sentence why `answer` abstains; empty when it does not."""
    return REASONS[answer.reason].in_language(language) if answer.reason else ""


def confidence_words(confidence: float) -> Wording:
    """Return how sure an answer of this confidence is, in three steps that a reader can tell apart."""
    if confidence >= CLEAR_SUPPORT:
        return Wording("依据充分", "Well supported")
    if confidence >= FAIR_SUPPORT:
        return Wording("依据尚可，请核对原文", "Fairly supported, please check the source")
    return Wording("依据较弱，请核对原文", "Weakly supported, please check the source")


# Three words are calmer than a percentage, which looks more exact than any confidence is.
CLEAR_SUPPORT = 0.7
FAIR_SUPPORT = 0.4

REASONS = {
    Reason.NOTHING_FOUND: Wording("没有一段文字谈到这个问题。", "No passage in them is about this."),
    Reason.OUT_OF_SCOPE: Wording(
        "它们说的是别的地方或别的年份。", "They speak of another place or another year."
    ),
    Reason.NO_FITTING_SPAN: Wording(
        "有相近的段落，但其中没有您要问的内容。",
        "Some passages come near, but none holds what you asked for.",
    ),
    Reason.LOW_CONFIDENCE: Wording(
        "有相近的说法，但不足以支持一个可靠的回答。",
        "Some statements come near, but do not support a reliable answer.",
    ),
}

STATUSES = {
    Status.PLANNED: Wording("计划目标", "Planned"),
    Status.ONGOING: Wording("正在进行", "Under way"),
    Status.DONE: Wording("已经完成", "Done"),
}

BLOCK_NAMES = {
    BlockKind.CAPTION: Wording("图片说明", "Caption"),
    BlockKind.KICKER: Wording("栏目", "Series"),
    BlockKind.BYLINE: Wording("采写", "By-line"),
}

STAGES = {
    "search": Wording("查找", "search"),
    "retrieve": Wording("查找", "search"),
    "read": Wording("阅读", "read"),
    "understand": Wording("理解问题", "understand"),
}

NAME = Wording("政答", "Zhengda")
PURPOSE = Wording(
    "用中文或英文提问，回答只取自已发布的政务新闻，并指出原文出处。",
    "Ask in Chinese or English. Answers are taken from published government news and show where they stand.",
)
OPENING = Wording("正在打开页面……", "Opening the page…")
NO_SCRIPT = Wording(
    "本页面需要 JavaScript；不用浏览器脚本时，请使用 /api/ask 接口。",
    "This page needs JavaScript; without it, use the /api/ask interface.",
)
OTHER_LANGUAGE = Wording("English", "中文")
QUESTION = Wording("您的问题", "Your question")
QUESTION_HINT = Wording("请写下问题", "Type a question")
SEND = Wording("提问", "Ask")
EXAMPLES = Wording("可以这样问", "Questions you could ask")
WORKING = Wording("正在查阅", "Looking it up")
WORKING_SEARCH = Wording("在 {count} 篇文章中查找", "Searching {count} articles")
WORKING_READ = Wording("阅读最接近的段落", "Reading the closest passages")
UNDERSTOOD_AS = Wording("理解为", "Understood as")
ABSTAINED = Wording("这些文章没有说明。", "The articles do not say.")
RELATED = Wording("最接近的段落", "The closest passages")
CITED_FROM = Wording("出处", "Where it stands")
OPEN_ARTICLE = Wording("在原文中查看", "Show in the article")
ARTICLE = Wording("原文", "Article")
ARTICLE_EMPTY = Wording(
    "选择一处引用，原文会在这里打开，并标出所引用的文字。",
    "Choose a citation: the article opens here with the cited words marked.",
)
ARTICLE_GONE = Wording(
    "这篇文章已不在库中，请重新提问。", "This article is no longer in the collection; please ask again."
)
CLOSE = Wording("关闭原文", "Close the article")
DATE_UNKNOWN = Wording("日期未注明", "Date not stated")
PUBLISHED = Wording("{date}发布", "Published {date}")
SOURCE_UNKNOWN = Wording("来源未注明", "Source not stated")
TIME_TAKEN = Wording("用时", "Took")
STARTING = Wording("正在准备，稍候即可提问", "Getting ready; you can ask in a moment")
FAILED = Wording("服务没有准备好", "The service could not get ready")

NOT_READY = Wording(
    "服务正在准备（{message}），请稍后再试。",
    "The service is getting ready ({message}); try again in a moment.",
)
MALFORMED_JSON = Wording("请求内容不是有效的 JSON。", "The request body is not valid JSON.")
NOT_AN_OBJECT = Wording(
    "请求内容应是一个 JSON 对象，其中有文字字段 question。",
    "The request body must be a JSON object with a text field “question”, sent as application/json.",
)
FIELD_MISSING = Wording("缺少字段 {field}。", "The field “{field}” is missing.")
FIELD_UNKNOWN = Wording("没有名为 {field} 的字段。", "There is no field called “{field}”.")
FIELD_WRONG = Wording("字段 {field} 的值不对，应为{wanted}。", "The field “{field}” must be {wanted}.")
WANTED = {
    "string_type": Wording("文字", "text"),
    "string_unicode": Wording("有效的 Unicode 文字", "valid Unicode text"),
    "list_type": Wording("列表", "a list"),
    "literal_error": Wording("zh 或 en", "“zh” or “en”"),
    "model_attributes_type": Wording("对象", "an object"),
    "model_type": Wording("对象", "an object"),
}
WANTED_OTHERWISE = Wording("接口说明中的类型", "of the type that the API description names")
UNKNOWN_ARTICLE = Wording("没有编号为“{id}”的文章。", "There is no article with the id “{id}”.")
UNKNOWN_ROUTE = Wording("没有 {path} 这个地址。", "There is nothing at {path}.")
WRONG_METHOD = Wording("{path} 不接受 {method} 请求。", "{path} does not accept {method} requests.")
BODY_TOO_LARGE = Wording("请求内容不能超过 {limit} KB。", "The request body may not exceed {limit} KB.")
INTERNAL = Wording(
    "服务出了问题，请稍后再试。", "Something went wrong on the server; please try again in a moment."
)
