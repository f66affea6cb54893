"""The words of the page and of its errors, in both languages, and which language to speak."""

from dataclasses import dataclass

from documents import BlockKind
from index import language_of
from qa import Answer, Delivery, Language, Reason, Status, scope_sentence


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


def language_wished(wish: str | None, accept_language: str) -> Language:
    """Return the language that an address names, else the browser's."""
    if wish in ("zh", "en"):
        return "zh" if wish == "zh" else "en"
    return language_of_browser(accept_language)


def other_language(language: Language) -> Language:
    """Return the other one of our languages."""
    return "en" if language == "zh" else "zh"


def language_of_text(text: str) -> Language | None:
    """Return the language that a text is written in, None when it has no letters to tell by."""
    return language_of(text) if any(character.isalpha() for character in text) else None


def reason_sentence(answer: Answer, language: Language) -> str:
    """Return in one sentence why `answer` abstains; empty when it does not."""
    if answer.reason is None:
        return ""
    space = "" if language == "zh" else " "
    scope = scope_sentence(answer, language)
    return REASONS[answer.reason].in_language(language) + (space + scope if scope else "")


def refusal_headline(answer: Answer, language: Language) -> str:
    """Return what stands above why `answer` abstains: of what is no question the articles say nothing."""
    told = NOT_ASKED.get(answer.reason, ABSTAINED) if answer.reason else ABSTAINED
    return told.in_language(language)


def confidence_words(confidence: float) -> Wording:
    """Return how sure an answer of this confidence is, in three steps that a reader can tell apart."""
    if confidence >= CLEAR_SUPPORT:
        return Wording("依据充分", "Well supported")
    if confidence >= FAIR_SUPPORT:
        return Wording("依据尚可，请核对原文", "Fairly well supported; please check the source")
    return Wording("依据较弱，请核对原文", "Weakly supported; please check the source")


# Three words are calmer than a percentage, which looks more exact than any confidence is.
CLEAR_SUPPORT = 0.7
FAIR_SUPPORT = 0.4

REASONS = {
    Reason.ONLY_PLANNED: Wording(
        "它们只写了计划，没有写结果。", "They state only what was planned, not what was done."
    ),
    Reason.ONLY_DONE: Wording(
        "它们只写了结果，没有写计划。", "They state only what was done, not what was planned."
    ),
    Reason.INSTRUCTION: Wording(
        "我只根据这些文章回答问题，不能做别的事。请问一件文章里可能写到的事。",
        "I only answer questions from these articles; please ask something that they may report on.",
    ),
    Reason.NO_QUESTION: Wording(
        "请写下您想从文章里了解的事。",
        "Please write what you want to know from the articles.",
    ),
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
    BlockKind.FURNITURE: Wording("版面信息", "From the page's margin"),
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
    "Ask in Chinese or English. Every answer is taken from published government news and shows its source.",
)
OPENING = Wording("正在打开页面……", "Opening the page…")
NO_SCRIPT = Wording("没有 JavaScript 也可以提问：", "You can ask without JavaScript, too:")
NO_SCRIPT_LINK = Wording("打开简易页面", "open the plain page")
OTHER_LANGUAGE = Wording("English", "中文")
QUESTION = Wording("您的问题", "Your question")
QUESTION_HINT = Wording("请写下问题", "Type a question")
SEND = Wording("提问", "Ask")
EXAMPLES = Wording("可以这样问", "Questions you could ask")
WORKING = Wording("正在查阅", "Looking it up")
WORKING_STEPS = {
    "search": Wording("在 {count} 篇文章中查找", "Searching {count} articles"),
    "read": Wording("阅读最接近的段落", "Reading the closest passages"),
}
UNDERSTOOD_AS = Wording("理解为", "Understood as")
ABSTAINED = Wording("这些文章没有说明。", "The articles do not say.")
NOT_ASKED = {
    Reason.NO_QUESTION: Wording("没有看懂要问什么。", "I see no question here."),
    Reason.INSTRUCTION: Wording("这件事我做不了。", "That is nothing I can do."),
}
RELATED = Wording("最接近的段落", "The closest passages")
CITED_FROM = Wording("出处", "Sources")
OPEN_ARTICLE = Wording("在原文中查看", "Show in the article")
COUNTERPARTS = {
    Status.PLANNED: Wording("当初的目标", "The target was"),
    Status.ONGOING: Wording("进行中", "Under way"),
    Status.DONE: Wording("实际结果", "The result was"),
}
VERDICT_YES = Wording("是", "Yes")
VERDICT_NO = Wording("否", "No")
DIFFERENCE_MORE = Wording(
    "前者比后者多{figure}（这个差数是算出来的，原文里没有）",
    "The first is {figure} more than the second (computed here; it stands in no article)",
)
DIFFERENCE_LESS = Wording(
    "前者比后者少{figure}（这个差数是算出来的，原文里没有）",
    "The first is {figure} less than the second (computed here; it stands in no article)",
)
DIFFERENCE_NONE = Wording("两者相同，相差{figure}", "The two are equal: the difference is {figure}")
COUNTERPART = Wording("另见", "Also stated")
ARTICLE = Wording("原文", "Article")
# What stands in the place of an article, by the section of the page.
ARTICLE_EMPTY = {
    "ask": Wording(
        "选择一处引用，原文会在这里打开，并标出所引用的文字。",
        "Choose a citation: the article opens here with the cited words marked.",
    ),
    "articles": Wording("选择一篇文章，全文会在这里打开。", "Choose an article: it opens here."),
    "ledger": Wording(
        "选择一个数字，原文会在这里打开，并标出这个数字。",
        "Choose a figure: its article opens here with the figure marked.",
    ),
}
ARTICLE_GONE = Wording(
    "这篇文章已不在库中，请重新提问。", "This article is no longer in the collection; please ask again."
)
CLOSE = Wording("关闭原文", "Close the article")
DATE_UNKNOWN = Wording("日期未注明", "Date not stated")
PUBLISHED = Wording("{date}发布", "Published {date}")
SOURCE_UNKNOWN = Wording("来源未注明", "Source not stated")
TIME_TAKEN = Wording("用时 {seconds} 秒", "Answered in {seconds} seconds")
COPY = Wording("复制回答和出处", "Copy with source")
COPY_LINK = Wording("复制链接", "Copy link")
COPIED = Wording("已复制。", "Copied.")
COPY_FAILED = Wording(
    "浏览器不允许复制，请长按选中文字再复制。",
    "The browser does not allow copying; please select the text and copy it.",
)
PRINT = Wording("打印", "Print")
LARGE_TYPE = Wording("大字", "Large text")
DARK = Wording("深色", "Dark")
SETTINGS = Wording("显示设置", "Display")
VIEWS = Wording("栏目", "Sections")
VIEW_ASK = Wording("提问", "Ask")
VIEW_ARTICLES = Wording("文章", "Articles")
VIEW_LEDGER = Wording("目标与结果", "Targets and results")
HELPFUL = Wording("这个回答有帮助吗？", "Did this help?")
HELPFUL_YES = Wording("有帮助", "Yes")
HELPFUL_NO = Wording("没有帮助", "No")
COMMENT = Wording("想补充一句吗？（可不填）", "Anything to add? (optional)")
COMMENT_CAUTION = Wording(
    "请不要写姓名、电话、证件号等个人信息。",
    "Please leave out names, phone numbers and other personal details.",
)
COMMENT_SEND = Wording("发送", "Send")
THANKS = Wording("谢谢，已记下。", "Thank you, noted.")
UNREACHABLE = Wording(
    "没有连上服务，请检查网络后再试。",
    "The service could not be reached; please check the connection and try again.",
)
BROWSE_FILTER = Wording("按标题或来源查找", "Find by title or source")
BROWSE_COUNT = Wording("{count} 篇文章", "{count} articles")
BROWSE_NONE = Wording("没有这样的文章。", "There is no such article.")
BROWSE_MORE = Wording("再显示 {count} 篇", "Show {count} more")
GATHERING = Wording("正在整理……", "Loading…")
LEDGER_PURPOSE = Wording(
    "文章里既有目标、又有结果的事项。点开数字，可以看到原文。",
    "What the articles state both as a target and as a result. Each figure opens its article.",
)
LEDGER_NONE = Wording(
    "这些文章里没有既报目标、又报结果的事项。",
    "No indicator in these articles has both a target and a result.",
)
LEDGER_COUNT = Wording("{count} 项，{met} 项达到目标", "{count} in all, {met} met")
LEDGER_TARGET = Wording("目标", "Target")
LEDGER_RESULT = Wording("结果", "Result")
DELIVERIES = {
    Delivery.MET: Wording("达到目标", "Met"),
    Delivery.MISSED: Wording("未达目标", "Not met"),
    Delivery.OPEN: Wording("发布时期限未到", "Reported before the term ended"),
}
EMBED_TITLE = Wording("问政务新闻", "Ask the government news")
BACK = Wording("返回回答", "Back to the answer")
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
