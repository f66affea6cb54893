"""What a line is by its form alone: running text, headline, bullet, caption, by-line or page furniture."""

import re
from collections import Counter

from documents.names import are_signatures
from documents.source import Form, Line
from documents.typography import has_inner_sentence, is_finished, open_brackets, sentence_ends

# --- captions ---
_CAPTION_START = re.compile(
    r"[▲△▼▽◀▶◄►↑↓←→]?\s*[（(【]?(?:图为|图[①-⑳一二三四五六七八九]|图\s?\d{1,2}(?!\d)[^年月日%]|[上下左右本题][图][为:：,，]?"
    r"|图片?说明|图说|图注|图\s*[:：]|资料图|题图)"
)
_CAPTION_END = re.compile(
    r"(?:资料图片?|资料照片|资料片|照片(?=[)）])|航拍(?=[)）])|效果图|[拍瞰景貌]图|示意图|规划图|(?:供|配|绘)图|图片由.{2,20}提供|图(?:片来)?源[:：]?.{0,20}"
    r"|(?<![拍])摄|(?<!文[/／])(?<!拍)摄影)[)）】]?[。.]?$"
)
_CAPTION_LENGTH = 120  # three lines under a photograph; anything longer tells the story itself

# --- by-lines ---
_CREDIT = (
    r"(?:记者|通讯员|实习生|特约撰稿人?|撰稿人?|撰文|供稿|采写|采访|文/?图|图/?文|文|图|摄影|摄影报道|报道|综合报道|整理|统筹|策划"
    r"|责任编辑|本版编辑|编辑|责编|美编|校对|审校|审读|编审|制图|版式|作者|来源|信息来源|发布时间|监制|值班主任|主编|编委|电话|热线)"
)
_CREDITED = re.compile(rf"\S{{0,16}}?{_CREDIT}$")
_GLUED = re.compile(r"(?:本报|本刊|本台|见习|首席|实习)*(?:记者|通讯员|实习生|作者)[\u4e00-\u9fff·]{2,4}$")
_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}$|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}$")
_TELEPHONE = re.compile(r"[\d-]{7,}$")
_BYLINE_LENGTH = 80
_ORIGIN_LINE = re.compile(
    r"[(（]?(?:[\u4e00-\u9fff]{2,10}[网报台社]\s*)?"
    r"(?:(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*[|｜]?\s*)?"
    r"(?:来源|信息来源|稿源|发布时间|发布日期|发布机构|作者|编辑|责任编辑)\s*[:：]"
)

# --- page furniture ---
# A bare "报" would take 汇报, 预报 and 申报 for newspapers; what it misses, repetition at a page's edge
# finds.
_PAPER = (
    r"[\u4e00-\u9fff]{1,8}"
    r"(?:日报|晚报|早报|晨报|时报|商报|周报|快报|都市报|青年报|工人报|新京报|文汇报|导报|周刊)"
)
_NUMERALS = "[〇○零一二三四五六七八九十]{1,4}"
_PAGE_MARK = (
    r"(?:第?\s*[A-Da-d]?\s*\d{1,3}\s*[版页]|[A-D]\s*\d{1,2}|第[一二三四五六七八九十]+版"
    r"|[-—–·~\s]*(?<!\d)\d{1,3}(?!\d)[-—–·~\s]*(?:[/／]\s*\d{1,3})?)"
)
_PRINT_DATE = (
    r"(?:(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
    rf"|{_NUMERALS}年{_NUMERALS}月{_NUMERALS}日)"
)
_WEEKDAY = r"(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)"
_PAGE_FIELD = re.compile(
    r"[A-Za-z ]*\b(?:DAILY|NEWS|TIMES|POST|WEEKLY|Daily|News|Times|Weekly)$|"
    rf"(?:{_PAPER}|{_PRINT_DATE}|\d{{1,2}}月\d{{1,2}}日|{_PAGE_MARK}|{_WEEKDAY}|农历\S+|\d{{2}}:\d{{2}}(?::\d{{2}})?|总?第\s*\d+\s*期|[|｜/／·•：:]|=+|[-—_*~·.]{{3,}}"
    rf"|今日\d+版|(?:国内统一)?(?:连续出版物号|刊号)\S*|CN\d\S*|邮发代号\S*|[a-z.]*www\.\S+|\S+\.(?:com|cn)\S*)",
)
# What a web page has around its article: the path to it, and where to go from it.
_WEB_PAGE = re.compile(
    r"[^。，,\s]{2,10}(?:\s*[>»›]\s*[^。，,\s]{2,12})+$"
    r"|(?:[上下]一[篇条]|分享到|返回(?:首页|顶部|列表)|字[号体]|浏览次数|阅读量|扫一扫|[【\[]?(?:打印|关闭|纠错|收藏)[】\]]?)(?:\s|[:：]|$)"
)
_OTHER_PAGE = re.compile(r"[(（]?(?:[下紧]转|上接|接)[^。，]{0,6}版[^。]{0,20}$")
_SECTION_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·]{2,6}$")
PRINT_DATE = re.compile(_PRINT_DATE)
PAPER_NAME = re.compile(_PAPER + r"$")

# --- bullets and headlines ---
_BULLET = re.compile(
    r"(?:[-–—*+]\s+|[-–•●■◆◇▲▶►★☆○□◎※✦✓√·‣▪➤→]\s*)(?=\S)|(?:\d{1,2}\s*[.．、)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*(?=\S)"
)
_NUMBERED_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[章节部])"
)
# No newspaper sets a headline of more than 60 characters in one line; a comma, and more so two, make it a
# sentence.
_HEADLINE_LENGTH = 60
_HEADLINE_WITH_COMMA = 40
_HEADLINE_WITH_COMMAS = 25
_SPACED_HEADLINE = re.compile(r"[\u4e00-\u9fff0-9%A-Za-z”》]\s[\u4e00-\u9fff0-9A-Z“《]")
# `记者：…？` asks in an interview; `其中，…` goes on with what the sentence before it counted.
_RUNNING_START = re.compile(
    r"(?:记者|主持人|问|答|[QA])\s*[:：]|(?:其中|同时|此外|另外|据悉|据了解|据介绍|截至目前|目前|随后|接下来|下一步)[，,]"
)
_QUESTION_HEADLINE = 25  # a subheading may ask or exclaim; a longer line that does is a sentence
DATELINE_START = re.compile(
    r"(?:据)?[\u4e00-\u9fff]{0,12}?(?:报|社|网|台|刊|客户端)?[\u4e00-\u9fff]{0,8}(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日(?:讯|电|消息)"
    r"|(?:本报|本刊|本台|本网)讯|(?:本报|本刊|本台|本网|[\u4e00-\u9fff]{1,6}(?:报|社|网))(?:综合)?(?:讯|消息)(?=[\s(（，,:：\d]|记者|$)"
)


def forms_of(lines: tuple[Line, ...]) -> list[Form]:
    """Return the form of each line; what the file format declares wins, except over captions and by-lines."""
    furniture = [is_furniture(line.text) for line in lines]
    repeated = _repeated(lines, furniture)
    return [
        _form(line, on_edge or line.text in repeated) for line, on_edge in zip(lines, furniture, strict=True)
    ]


def _repeated(lines: tuple[Line, ...], furniture: list[bool]) -> set[str]:
    """Return the short lines that stand more than once, and once beside a page's edge: running heads."""
    counts = Counter(line.text for line in lines)
    edge: set[str] = set()
    for number, line in enumerate(lines):
        if line.page_break or any(
            furniture[max(0, number - 1) : number] + furniture[number + 1 : number + 2]
        ):
            edge.add(line.text)
    return {text for text in edge if counts[text] > 1 and len(text) <= 20 and not is_finished(text)}


def _form(line: Line, furniture: bool) -> Form:
    text = line.text
    if line.form in (Form.HEADLINE, Form.CAPTION):
        return line.form
    if furniture and not _ORIGIN_LINE.match(text):
        return Form.FURNITURE
    if is_byline(text):
        return Form.BYLINE
    if is_caption(text):
        return Form.CAPTION
    if line.form is Form.BULLET or is_bullet(text):
        return Form.BULLET
    if line.form is Form.TEXT:
        return Form.TEXT
    return Form.HEADLINE if is_headline(text) else Form.TEXT


def is_caption(text: str) -> bool:
    """Say whether a line names itself as a caption: `图为…`, `资料图片`, `…摄`, `…供图`."""
    if len(text) > _CAPTION_LENGTH or DATELINE_START.match(text):
        return False
    return bool(_CAPTION_START.match(text) or _CAPTION_END.search(text))


def is_byline(text: str) -> bool:
    """Say whether a line holds nothing but credits and names: `本版撰稿 某报记者 张三`, `（文/图 李四）`."""
    if (
        len(text) > _BYLINE_LENGTH
        or re.search("[。！？；]", text.rstrip("。)）"))
        or DATELINE_START.match(text)
    ):
        return False
    if _ORIGIN_LINE.match(text):
        return True
    bracketed = text.startswith(("(", "（", "[", "【"))
    bare = text.strip("()（）[]【】 \u3000。")
    if bracketed and are_signatures(bare):
        return True
    bare = re.sub(r"(文|图)\s*[/／]\s*(图|文)", r"\1\2", bare)
    words = re.split(r"[\s\u3000、,，:：/／|｜■□◆◇●○]+", bare)
    tokens = [word for word in words if word and not _TELEPHONE.match(word)]
    credited = [bool(_CREDITED.match(token)) for token in tokens]
    glued = [bool(_GLUED.match(token)) for token in tokens]
    if len(tokens) == 1:
        return glued[0] and (bracketed or tokens[0].startswith("本报"))
    if not any(credited) and not (bracketed and any(glued)):
        return False
    if tokens[-1].endswith("摄") or (
        credited[-1] and "摄影" in tokens[-1] and "报道" not in tokens[-1] and not bracketed
    ):
        return False
    outlet = next((number for number in range(len(tokens)) if credited[number] or glued[number]), len(tokens))
    return all(
        credited[number] or glued[number] or _NAME.match(token) or (number < outlet and len(token) <= 12)
        for number, token in enumerate(tokens)
    )


def is_furniture(text: str) -> bool:
    """Say whether a line is only a page number, a paper's name, a print date, a rule, or these together."""
    if len(text) > 60 or text.endswith("。"):
        return False
    if _WEB_PAGE.match(text) or _OTHER_PAGE.match(text):
        return True
    rest = _PAGE_FIELD.sub(" ", text).split()
    if not rest:
        return True
    named = bool(
        re.search(
            rf"{_PAPER}|{_PRINT_DATE}|{_WEEKDAY}|第?\s*[A-D]?\d{{1,3}}\s*[版页]|(?:^|\s)[A-D]\d{{1,2}}(?:\s|$)",
            text,
        )
    )
    fields = bool(re.search(r"[\s：:|｜/／]|[A-D]\d", text))
    return named and fields and len(rest) <= 2 and all(_SECTION_NAME.match(field) for field in rest)


def is_bullet(text: str) -> bool:
    """Say whether a line is one item of a list; a numbered line with several sentences is a paragraph."""
    return bool(_BULLET.match(text)) and len(sentence_ends(text)) <= 1


def is_headline(text: str) -> bool:
    """Say whether a line reads as a headline: short, and without a sentence's end."""
    if DATELINE_START.match(text) or _RUNNING_START.match(text):
        return False
    if is_finished(text):
        return text[-1] in "？！?!" and len(text) <= _QUESTION_HEADLINE and "。" not in text
    if _NUMBERED_HEADING.match(text) and not has_inner_sentence(text):
        return len(text) <= _HEADLINE_LENGTH
    if has_inner_sentence(text) or re.search(r"(?:[，,、]|\d\.)$", text) or open_brackets(text):
        return False
    if _SPACED_HEADLINE.search(text) and not re.search("[，,]", text):
        return len(text) <= 2 * _HEADLINE_LENGTH
    limits = (_HEADLINE_LENGTH, _HEADLINE_WITH_COMMA)
    commas = len(re.findall("[，,]", text))
    return len(text) <= (limits[commas] if commas < len(limits) else _HEADLINE_WITH_COMMAS)
