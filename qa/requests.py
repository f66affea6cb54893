"""Tells what is no question to the articles: noise, small talk, instructions to the assistant itself."""

import re
from collections.abc import Sequence
from functools import lru_cache

from spellchecker import SpellChecker

from index import fold, language_of, load_dictionary
from qa.question import Focus
from qa.types import Reason

# Who tells the assistant what to be or to do speaks of it, of its rules, or of something to be made.
_INSTRUCTION = re.compile(
    r"(?:忽略|无视|忘[掉记了]|不要(?:再)?(?:理会|遵守|引用)|跳过|绕过|抛开)[^。？?]{0,16}(?:规则|"
    r"指令|指示|要求|限制|设定|提示|文章|内容|上面|以上|之前)"
    r"|(?:别管|不用管|甭管|别理|不用理|别看)[^。？?，,]{0,10}(?:文章|新闻|规则|内容|资料|报道|要求)"
    r"|只(?:准|能|许|要)(?:回答|回复|说|输出)[“\"]?\S"
    r"|\b(?:answer|reply to|respond to) (?:every|all|each|any)\b|\bfrom now on\b"
    r"|(?:从现在起|从现在开始|接下来)[^。？?]{0,4}你|你(?:现在|必须|只能|要|来)?(?:扮演|假装|变成|"
    r"充当|化身)|假[装设]你是|请?你?(?:扮演|假扮)"
    r"|(?:帮我|给我|替我|请|你)?(?:写|作|编|创作|画|生成)[一几]?(?:首|篇|段|个|份|张|幅|封|"
    r"则)?[^。？?，,]{0,8}?(?:诗|歌|故事|小说|作文|代码|程序|文案|笑话|邮件|论文|画|发言稿|对联)"
    r"|(?:讲|说|来)[一几]?个[^。？?]{0,4}(?:笑话|故事|段子)|(?:把|将)[^。？?]{0,14}(?:删掉|删除|清空|"
    r"翻译成|改写|改成|重复)|(?:系统|初始)提示词?|翻译(?:一下|成|下面)"
    r"|\b(?:ignore|disregard|forget|bypass|override)\b[^.?]{0,40}\b(?:rules?|instructions?|prompts?|"
    r"articles?|above|previous|guidelines?|everything)\b"
    r"|\b(?:pretend|act|behave|roleplay)\b[^.?]{0,12}\b(?:to be|you are|you're|as|like)\b|"
    r"\byou are now\b|\bsystem prompt\b"
    r"|\b(?:write|compose|draw|generate|create|make up)\b[^.?]{0,20}\b(?:poem|song|story|essay|code|"
    r"script|joke|letter|email|picture|haiku)\b"
    r"|\btell (?:me|us) (?:a|another) (?:joke|story)\b|^(?:please )?(?:repeat|translate|say|delete|print)\b"
    r"|\bwhat (?:do )?you (?:really |truly )?(?:think|feel)\b"
)
_WORD = re.compile(r"[\u4e00-\u9fff]|[a-z]+|\d+")
_VOWEL = re.compile(r"[aeiouy]")
# Sounds and greetings that ask nothing.
_INTERJECTION = re.compile(r"[哈嗯啊呵嘿哦噢呃额唉喂嘻哎诶呀吧呢]+")
_GREETING = re.compile(
    r"(?:你好|您好|谢谢|多谢|早上好|下午好|晚上好|再见|拜拜|在吗|hi|hello|hey|thanks?|thank you|bye|"
    r"goodbye|ok|okay|"
    r"test|测试|没事|好的)+"
)

# What people say to one another: who says nothing else asks nothing that articles could tell.
_SMALL_TALK = frozenset(
    "你 您 我们 你们 咱 咱们 大家 你好 您好 大家好 早 早上好 晚安 谢谢 多谢 感谢 谢 客气 不客气 再见 拜拜 好 "
    "好的 好吧 行 行吧 可以 对 对的 是的 没错 当然 确实 了解 明白 清楚 懂 随便 随意 再说 没事 没什么 "
    "没关系 没用 问题 "
    "想想 聊 聊天 聊聊 无聊 哈 哈哈 哈哈哈 呵呵 嘿嘿 嘻嘻 嗯 嗯嗯 哦 哦哦 噢 呃 额 啦 呀 嘛 么 哎 唉 诶 "
    "那个 这个 然后 所以 但是 不过 其实 真 真的 开心 高兴 心情 不好 厉害 棒 太 很 不错 真棒 加油 辛苦 辛苦了 "
    "抱歉 对不起 不好意思 请 帮 帮忙 帮助 问 问问 回答 机器人 助手 智能 喂 "
    "i i'm im you you're your u ur we we're he she my me mine us our let let's hi hello hey thanks thank thx "
    "cheers lot lots ok okay hmm hm um uh oh ah eh well think thinking see saw got it's nice good great cool "
    "wow awesome sure yes no yeah yep nope nah please sorry welcome bye goodbye morning afternoon evening "
    "night day haha hahaha blah lol whatever anything nothing something everything never mind really very "
    "just right fine alright name help ask asking question questions answer chat talk bot robot assistant "
    "test testing love like want feel bored fun know understand guess maybe there here".split()
)

_LONGEST_ABBREVIATION = 5  # letters; more of them in capitals are no abbreviation


def refusal_of(question: str) -> Reason | None:
    """Return why a text is not looked up in the articles, None for an ordinary question."""
    folded = fold(question)
    if _is_noise(folded):
        return Reason.NO_QUESTION
    return Reason.INSTRUCTION if _INSTRUCTION.search(folded) else None


def asks_nothing(focus: Focus, passages: Sequence[str]) -> bool:
    """Say whether no word of a question says what it is about.

    Grammar, small talk, and letters that are no word of English nor of any of the `passages` found for it say
    nothing; a place, a year or a firm does. A follow-up is judged by what it was understood as.
    """
    if focus.places or focus.names or focus.years or focus.firms:
        return False
    words = [term for term in focus.terms if term not in _SMALL_TALK]
    if focus.language == "en":
        return not any(_is_word(word, focus.text, passages) for word in words)
    return not words


def _is_word(word: str, question: str, passages: Sequence[str]) -> bool:
    """Say whether a term is a word: in the dictionary, an English word, an abbreviation in capitals."""
    return (
        any(character.isdigit() for character in word)
        or (len(word) <= _LONGEST_ABBREVIATION and word.upper() in question)
        or bool(load_dictionary().groups_of_chinese(word))
        or any(word in passage.casefold() for passage in passages)
        or bool(_english().known([word]))
    )


@lru_cache(maxsize=1)
def _english() -> SpellChecker:
    return SpellChecker(language="en")


def _is_noise(folded: str) -> bool:
    letters = re.sub(r"[\W_]", "", folded)
    if _INTERJECTION.fullmatch(letters) or _GREETING.fullmatch(letters):
        return True
    words = _WORD.findall(folded)
    if len(letters) >= 3 and len(set(letters)) <= 1:
        return True
    if letters.isdigit():
        return True
    if language_of(folded) == "en":
        # Keys struck at random make no words: no vowels, or one run without any space.
        return not any(_VOWEL.search(word) and len(word) > 1 for word in words) and len(words) <= 3
    return len(set(letters)) == 1
