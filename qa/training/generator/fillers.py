"""What surrounds the facts: openings, links, and sentences that say nothing a question asks for."""

# ruff: noqa: E501 - rows of phrases read better unbroken

from qa.training.generator import dates, names
from qa.training.generator.world import World

LINKS = (
    "与此同时，",
    "此外，",
    "另外，",
    "同时，",
    "在此基础上，",
    "值得一提的是，",
    "数据显示，",
    "据了解，",
    "值得注意的是，",
    "据介绍，",
)

_OPENINGS = (
    "本报讯(记者 {person}){day}，", "记者{day}从{place}有关部门获悉：", "{place}日前公布了{year}年的一份账单。", "", "", "",
    "{day}，{place}举行新闻通气会。", "{place}{year}年政府工作报告（摘录）：", "晨报{day}讯 ", "“老百姓看得见的变化才算数。”{place}的干部常这么说。",
    "走进{place}，处处能感到变化。", "{place}民生实事项目清单公示。", "{year}年，{place}的答卷交上来了。", "来自{place}统计部门的消息：",
    "{day}召开的{place}人代会上，一组数字引人注意。", "【{place}发布】", "{place}政府网站{day}更新了一则公告。", "一年过去，{place}办成了哪些事？",
    "通讯员{person}报道：", "《{place}{year}年度工作总结》提到，", "围绕群众急难愁盼，{place}列出了任务表。\n", "近日，{place}就代表建议作出答复。",
)  # fmt: skip

_FILLERS = (
    "下一步，{place}将继续听取居民意见，把好事办实", "相关负责人表示，成绩来之不易，差距也要看到", "不少居民说，日子比从前方便多了",
    "有关部门提醒，具体办法以正式文件为准", "这一做法得到了上级部门的肯定", "工作人员正在逐户走访，收集意见建议", "群众的认可，是衡量工作的第一把尺子",
    "会议要求，各部门要压实责任、倒排工期", "资金使用情况将定期公开，接受社会监督", "对进度落后的单位，督查部门已发出提醒函",
    "沿街商户对此普遍表示支持", "随着天气转暖，施工进度明显加快", "部分项目因前期手续复杂，推进较慢", "社区网格员把通知送到了每家每户",
    "专家认为，这类项目贵在长期管护", "据介绍，相关政策今后还会进一步完善", "“以前想都不敢想。”一位老住户感慨", "数字背后，是一个个家庭的获得感",
    "各镇街你追我赶，形成了比学赶超的氛围", "当地媒体对此作了连续报道", "项目前期曾多次征求周边群众意见", "有代表建议，建与管要一起抓",
    "考核结果将与下一年度的资金安排挂钩", "更多细节将在近期对外公布", "来年的任务更重，各部门已着手准备", "这在{parent}各区县中并不多见",
    "经过几轮论证，方案最终敲定", "{parent}有关部门对此给予了支持",
)  # fmt: skip


def opening(world: World) -> str:
    """Return what the paragraph begins with; often nothing."""
    random = world.random
    text = random.choice(_OPENINGS)
    return text.format(
        person=names.person(random), day=dates.day(random), place=world.place.zh, year=world.year
    )


def filler(world: World) -> str:
    """Return a sentence without facts."""
    return world.random.choice(_FILLERS).format(place=world.place.zh, parent=world.parent.zh)
