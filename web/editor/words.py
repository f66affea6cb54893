"""The words of the editor's pages, in both languages."""

from documents import BlockKind
from web.wording import BLOCK_NAMES, Wording

TITLE = Wording("编辑文章", "Edit the articles")
LOG_IN = Wording("登录", "Log in")
LOG_OUT = Wording("退出", "Log out")
PASSWORD = Wording("密码", "Password")
PASSWORD_WRONG = Wording("密码不对。", "That is not the password.")
TOO_MANY = Wording(
    "尝试次数太多，请在 {minutes} 分钟后再试。", "Too many attempts; try again in {minutes} minutes."
)
PURPOSE = Wording(
    "上传的文件先预览，确认发布后才会用于回答；服务不会中断。",
    "You see what was read from a file before you publish it. Readers can go on asking meanwhile.",
)
UPLOAD = Wording("上传文件", "Upload a file")
FILE = Wording("文件", "File")
KINDS = Wording("可用 {kinds}，最大 {megabytes} MB。", "{kinds}, at most {megabytes} MB.")
LOOK = Wording("上传并预览", "Upload and preview")
WAITING = Wording("等待发布", "Waiting to be published")
PUBLISHED = Wording("已发布的文章（{count} 篇）", "Published articles ({count})")
TO_ADD = Wording(
    "在标题下面单独写一行，例如“日期：2031年6月2日”或“来源：北坡日报”，再上传一次，就能补上。",
    "To add it, write a line of its own below the title, such as “日期：2031年6月2日” (date) or "
    "“来源：北坡日报” (source), and upload the file again.",
)
CHARACTERS = Wording("{count} 字", "{count} characters")
REMOVE = Wording("删除", "Remove")
REMOVE_NAMED = Wording("删除 {name}", "Remove {name}")
REMOVE_TITLE = Wording("删除文件？", "Remove this file?")
REMOVE_PURPOSE = Wording(
    "文件会从文章文件夹中删除，其中的文章不再用于回答。",
    "The file leaves the documents folder, and its articles are no longer answered from.",
)
CANCEL = Wording("返回", "Go back")
PREVIEW_TITLE = Wording("预览：{name}", "Preview: {name}")
REPLACES = Wording("已有同名文件，发布后会替换它。", "There is a file of this name; publishing replaces it.")
UNREADABLE = Wording("这个文件不能发布：{reason}", "This file cannot be published: {reason}")
ARTICLE_TITLE = Wording("标题", "Title")
ARTICLE_DATE = Wording("日期", "Date")
ARTICLE_SOURCE = Wording("来源", "Source")
ARTICLE_LENGTH = Wording("长度", "Length")
ARTICLES_FOUND = Wording("读到 {count} 篇文章", "{count} articles were read from it")
ARTICLE_FOUND = Wording("读到一篇文章", "One article was read from it")
JOINS = Wording("接起来的断句（{count} 处）", "Cut sentences that were joined ({count})")
JOINS_NONE = Wording("没有需要接起来的断句。", "No sentence was cut, so nothing was joined.")
BETWEEN = Wording("原文件中夹着：{text}", "between them in the file: {text}")
BLANK_BETWEEN = Wording("原文件中隔着空行", "blank lines between them in the file")
TEXT = Wording("正文", "Text")
PUBLISH = Wording("发布", "Publish")
DISCARD = Wording("不发布，删去上传", "Discard the upload")
SAID_PUBLISHED = Wording("已发布 {name}，现在可以提问。", "{name} is published; you can ask about it now.")
SAID_REMOVED = Wording("已删除 {name}。", "{name} is removed.")
SAID_DISCARDED = Wording("已删去上传的文件。", "The upload is discarded.")
GONE = Wording("这个上传已不在，请重新上传。", "This upload is gone; please upload it again.")
NO_FILE = Wording("请先选择一个文件。", "Choose a file first.")
TOO_LARGE = Wording(
    "文件超过 {megabytes} MB，请拆成几个。", "The file has more than {megabytes} MB; split it."
)
STALE = Wording("页面已过期，请再试一次。", "This page was out of date; please try again.")
NOT_READ = Wording("没有读入：{reason}", "Not read: {reason}")
GAPS = Wording("读者问了、文章没有说明的", "Asked, but not answered by the articles")
GAPS_NONE = Wording("还没有。", "Nothing yet.")
TIMES = Wording("{count} 次，最近 {day}", "{count} times, last on {day}")
ONCE = Wording("1 次，{day}", "once, on {day}")
KINDS_OF_BLOCK = {
    **BLOCK_NAMES,
    BlockKind.HEADING: Wording("小标题", "Heading"),
    BlockKind.SUMMARY: Wording("提要", "Summary"),
}
