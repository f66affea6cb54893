"""The sentences of the interface's errors that no page needs, in both languages."""

from web.wording import Wording

RATE_LIMITED = Wording(
    "这个地址提问太快，请在 {seconds} 秒后再试。",
    "Too many requests from this address; try again in {seconds} seconds.",
)
RANGE_WRONG = Wording(
    "起止位置应满足 0 ≤ start < end ≤ {length}（这篇文章的字数）。",
    "A range needs 0 ≤ start < end ≤ {length}, the article's number of characters.",
)
NOT_JSON = Wording(
    "请求内容应以 application/json 发送。",
    "The request body must be sent as application/json.",
)
FEEDBACK_OFF = Wording("本服务不收集反馈。", "This service keeps no feedback.")
FEEDBACK_UNAVAILABLE = Wording(
    "反馈暂时无法保存，请稍后再试。", "The feedback could not be saved; please try again later."
)
LISTENING = Wording("正在查阅", "Looking it up")
