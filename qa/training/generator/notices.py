"""Clauses of notices: who may apply, when and where, how much is paid, what happens on which day."""

# ruff: noqa: E501 - a phrase and its questions read better unbroken

from qa.training.generator import dates, names
from qa.training.generator.types import Ask, mark
from qa.training.generator.wording import pick
from qa.training.generator.world import Clause, World

_STEPS = (
    ("发布公告", "the announcement"), ("入户调查", "the household survey"), ("集中报名", "registration"), ("资格审核", "the eligibility check"),
    ("公开摇号", "the lottery"), ("结果公示", "the publication of results"), ("正式签约", "the signing"), ("搬迁腾退", "the move"),
)  # fmt: skip
_CONDITIONS = (
    "年满60周岁、户籍在本地", "连续缴纳社保满12个月", "在本地有固定住所且无不良信用记录", "家庭人均住房面积低于15平方米", "毕业五年内首次创业", "从业满三年并取得职业资格证书",
    "家庭月人均收入不超过3,200元", "持有居住证满一年", "高中以上学历、年龄在45周岁以下", "名下无自有住房的新就业大学生",
)  # fmt: skip


def notice(world: World) -> Clause:
    """Give notice of an enrolment: when, where, who may apply, by phone."""
    random = world.random
    thing, thing_en = random.choice(
        (
            ("公租房申请", "public rental housing"),
            ("技能培训报名", "the skills course"),
            ("托育补贴申领", "the childcare subsidy"),
            ("人才公寓配租", "talent flats"),
            ("暑期托管报名", "the summer care class"),
            ("创业补贴申报", "the start-up subsidy"),
            ("老年优待证办理", "the senior card"),
            ("适老化改造申请", "the home adaptation scheme"),
        )
    )
    keys = [world.key() for _ in range(4)]
    span, place = (
        dates.span_of_days(random),
        random.choice(
            (
                f"{names.brand(random)}社区便民服务厅",
                f"{world.place.zh}政务大厅{random.randint(1, 4)}楼{random.randint(1, 30)}号窗口",
                f"{names.road(random)[0]}{random.randint(2, 199)}号",
            )
        ),
    )
    phone = f"{random.randint(2, 8)}{random.randint(100000, 9999999)}"
    text = f"{thing}于{mark(keys[0], span)}进行，地点在{mark(keys[1], place)}，申请人须{mark(keys[2], random.choice(_CONDITIONS))}，咨询电话{mark(keys[3], phone)}"
    asks = (
        Ask(keys[0], pick(random, f"{thing}时间是哪几天？/{thing}啥时候办？/{thing}从什么时候到什么时候？"), pick(random, f"When can people apply for {thing_en}?/What is the application period for {thing_en}?"), "planned"),
        Ask(keys[1], pick(random, f"{thing}在哪儿办？/{thing}的地点在哪里？/去哪里办{thing}"), pick(random, f"Where do people apply for {thing_en}?/Where is the application for {thing_en} handled?")),
        Ask(keys[2], pick(random, f"{thing}需要什么条件？/{thing}要符合哪些条件？/什么人可以办{thing}？"), pick(random, f"What conditions must applicants for {thing_en} meet?/Who is eligible for {thing_en}?")),
        Ask(keys[3], pick(random, f"{thing}咨询电话是多少？/{thing}打哪个电话问？"), pick(random, f"What number should people call about {thing_en}?/What is the phone number for {thing_en}?")),
        Ask("", f"{thing}要交多少钱？", f"What is the fee for {thing_en}?"),
        Ask("", f"{thing}结果什么时候公布？", f"When will the results for {thing_en} be announced?"),
    )  # fmt: skip
    return Clause(text, asks=asks)


def subsidies(world: World) -> Clause:
    """Give two or three amounts for different groups."""
    random = world.random
    groups = random.sample(
        (
            ("80至89周岁老人", "people aged 80 to 89"),
            ("90至99周岁老人", "people aged 90 to 99"),
            ("低保家庭", "low-income families"),
            ("一般家庭", "ordinary families"),
            ("生育二孩家庭", "families with a second child"),
            ("生育三孩家庭", "families with a third child"),
            ("博士毕业生", "people with a doctorate"),
            ("硕士毕业生", "people with a master's degree"),
        ),
        random.choice((2, 3)),
    )
    amounts = random.sample((100, 200, 300, 500, 800, 1000, 1200, 1500, 2000, 3000, 5000, 8000), len(groups))
    how, how_en = random.choice((("每月", "a month"), ("每年", "a year"), ("一次性", "as a one-off")))
    asks, parts = [], []
    for (group, group_en), amount in zip(groups, amounts, strict=True):
        key = world.key()
        parts.append(f"对{group}{how}发放{mark(key, f'{amount:,}元' if world.commas else f'{amount}元')}")
        asks.append(
            Ask(
                key,
                pick(random, f"{group}{how}能领多少补贴？/{group}{how}补多少钱？/给{group}{how}发多少？"),
                pick(
                    random, f"How much do {group_en} get {how_en}?/How much is paid {how_en} to {group_en}?"
                ),
            )
        )
    miss, miss_en = random.choice(
        (
            ("退役军人", "veterans"),
            ("外来务工人员", "migrant workers"),
            ("百岁老人", "centenarians"),
            ("专科毕业生", "junior-college graduates"),
        )
    )
    asks.append(Ask("", f"{miss}{how}能领多少？", f"How much do {miss_en} get {how_en}?"))
    return Clause(
        f"按照{world.place.zh}的补贴标准，{random.choice(('，', '；')).join(parts)}",
        asks=tuple(asks),
        names_money=True,
    )


def schedule(world: World) -> Clause:
    """Set out the steps of a plan, each with its own dates."""
    random = world.random
    steps = random.sample(_STEPS, random.choice((3, 4)))
    steps.sort(key=_STEPS.index)
    work = names.brand(random) + random.choice(
        ("片区征收", "学区划分调整", "集市搬迁", "职称评审", "村级换届", "公园改造")
    )
    first = random.randint(1, 12 - 2 * len(steps))
    asks: list[Ask] = []
    parts = []
    work_en = f"the {names.pinyin(work[:2])} plan"
    for number, (step, step_en) in enumerate(steps):
        month, key = first + 2 * number, world.key()
        day = random.randint(1, 20)
        when = random.choice(
            (
                f"{month}月{day}日至{day + random.randint(3, 8)}日",
                f"{month}月{day}日前",
                f"{month}月{random.choice(('上旬', '中旬', '下旬'))}",
                f"{month}月底前",
            )
        )
        parts.append(random.choice((f"{mark(key, when)}{step}", f"{step}安排在{mark(key, when)}")))
        asks.append(
            Ask(
                key,
                pick(random, f"{work}什么时候{step}？/{work}{step}的时间/{work}几时{step}？"),
                f"When does {step_en} take place in {work_en}?",
                "planned",
            )
        )
    missing, missing_en = random.choice([step for step in _STEPS if step not in steps])
    asks.append(Ask("", f"{work}什么时候{missing}？", f"When does {missing_en} take place in {work_en}?"))
    return Clause(f"{work}的日程已定：{'，'.join(parts)}", asks=tuple(asks))
