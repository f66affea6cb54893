"""Clauses about what is built: facilities that open, works with their costs and delays, lines with their stops."""

# ruff: noqa: E501 - a phrase and its questions read better unbroken

from qa.training.generator import dates, names, numerals
from qa.training.generator.types import Ask, mark
from qa.training.generator.wording import pick
from qa.training.generator.world import Clause, World

_FACILITIES = (
    ("图书馆", "Library"), ("体育公园", "Sports Park"), ("湿地公园", "Wetland Park"), ("人民医院新院区", "People's Hospital's new campus"),
    ("实验小学", "Experimental Primary School"), ("养老服务中心", "Elderly-Care Centre"), ("文化馆", "Culture Centre"), ("农贸市场", "Farmers' Market"),
    ("污水处理厂", "Sewage Treatment Plant"), ("政务服务中心", "Government Service Centre"), ("客运枢纽", "Bus Terminal"), ("博物馆", "Museum"),
    ("青少年活动中心", "Youth Activity Centre"), ("消防救援站", "Fire Station"), ("立体停车楼", "Multi-Storey Car Park"), ("大桥", "Bridge"),
    ("科创园", "Innovation Park"), ("老年大学", "University for Seniors"), ("游泳馆", "Swimming Pool"), ("物流园", "Logistics Park"),
)  # fmt: skip
_REASONS = (
    "地下管线迁改比预想复杂", "连续强降雨影响施工", "部分住户意见没有统一", "设备到货晚了两个月", "选址调整、手续重办", "资金拨付比计划迟", "文物勘探发现古墓群",
    "材料价格上涨、两次流标", "施工单位中途更换", "汛期水位过高", "电力增容迟迟没有批下来", "征地补偿谈判耗时较长", "消防验收未通过", "设计方案按居民意见重做",
)  # fmt: skip
_WORKS = (
    ("快速路", "expressway"), ("综合管廊", "utility tunnel"), ("供水主管网改造工程", "water-main renewal"), ("防洪堤", "flood wall"), ("智慧停车系统", "smart parking system"),
    ("文体中心", "culture and sports centre"), ("安置小区", "resettlement estate"), ("变电站", "substation"), ("垃圾中转站", "waste transfer station"), ("旧厂房改造项目", "old factory conversion"),
)  # fmt: skip


def facility_opens(world: World) -> Clause:
    """Tell of a facility that opened: when, where, how large, who ran it, for how much."""
    random = world.random
    kind, kind_en = random.choice(_FACILITIES)
    bare = names.brand(random)
    name, name_en = bare + kind, f"{names.pinyin(bare)} {kind_en}"
    road, _ = names.road(random)
    address = (
        f"{road}{random.randint(1, 360)}号"
        if random.random() < 0.6
        else f"{road}与{names.road(random)[0]}交会处"
    )
    when, area, money, builder = (
        dates.day(random),
        f"{random.randint(12, 880) * 100:,}平方米",
        numerals.money(random),
        names.firm(random, names.BUILDERS),
    )
    keys = [world.key() for _ in range(4)]
    parts = [
        f"{mark(keys[0], when)}，位于{mark(keys[1], address)}的{name}{random.choice(('正式启用', '建成开放', '投入使用', '对外开放'))}",
        f"{random.choice(('建筑面积', '占地', '总面积'))}{mark(keys[2], area)}",
        f"{random.choice(('由', '项目由'))}{mark(keys[3], builder)}{random.choice(('承建', '施工', '建设', '负责建设'))}",
    ]
    asks = [
        Ask(keys[0], pick(random, f"{name}什么时候启用的？/{name}是哪天开放的？/{name}启用时间"), pick(random, f"When did {name_en} open?/On what date was {name_en} opened?"), "done"),
        Ask(keys[1], pick(random, f"{name}在哪里？/{name}的地址是什么？/{name}建在哪儿？/{name}位于什么地方"), pick(random, f"Where is {name_en}?/What is the address of {name_en}?/Where can {name_en} be found?")),
        Ask(keys[2], pick(random, f"{name}有多大？/{name}面积是多少？"), pick(random, f"How large is {name_en}?/What is the area of {name_en}?")),
        Ask(keys[3], pick(random, f"{name}是谁建的？/{name}由哪家公司承建？/哪家企业负责建设{name}？"), pick(random, f"Who built {name_en}?/Which company built {name_en}?"), "done"),
    ]  # fmt: skip
    if random.random() < 0.5:
        key = world.key()
        parts.append(f"总投资{mark(key, money)}")
        asks.append(
            Ask(
                key,
                pick(random, f"{name}花了多少钱？/{name}总投资多少？"),
                pick(random, f"How much did {name_en} cost?/What was the total investment in {name_en}?"),
            )
        )
    else:
        asks.append(Ask("", f"{name}总投资是多少？", f"What did {name_en} cost to build?"))
    asks.append(
        Ask(
            "",
            pick(random, f"{name}的馆长是谁？/{name}由谁设计？/{name}每天接待多少人？"),
            f"Who designed {name_en}?",
        )
    )
    other = names.brand(random) + kind
    asks.append(Ask("", f"{other}什么时候启用的？", f"When did {names.pinyin(other[:2])} {kind_en} open?"))
    return Clause("，".join(parts), asks=tuple(asks), names_money=True)


def work_delayed(world: World) -> Clause:
    """Tell of works: their contractor, why they are late, when they are now to be finished."""
    random = world.random
    work, work_en = random.choice(_WORKS)
    bare = names.brand(random)
    name, name_en = bare + work, f"the {names.pinyin(bare)} {work_en}"
    reason_key, new_key, old_key = world.key(), world.key(), world.key()
    reason, late, planned = (
        random.choice(_REASONS),
        dates.deadline(random, world.year),
        dates.deadline(random, world.year - 1),
    )
    while late == planned or "年" in planned:
        late, planned = dates.deadline(random, world.year), f"{random.randint(2, 10)}月底"
    text = random.choice(
        (
            f"{name}原定{mark(old_key, planned)}完工，因{mark(reason_key, reason)}，推迟到{mark(new_key, late)}",
            f"由于{mark(reason_key, reason)}，{name}没能赶上{mark(old_key, planned)}的工期，现计划{mark(new_key, late)}建成",
            f"{name}未按期完工，主要原因是{mark(reason_key, reason)}；最初的时间表是{mark(old_key, planned)}，新的时间表是{mark(new_key, late)}",
        )
    )
    asks = (
        Ask(reason_key, pick(random, f"{name}为什么推迟？/{name}为啥没按时完工？/{name}延期的原因是什么？/{name}咋拖了这么久"), pick(random, f"Why was {name_en} delayed?/What held up {name_en}?/Why is {name_en} late?")),
        Ask(new_key, pick(random, f"{name}现在计划什么时候建成？/{name}推迟到什么时候？/{name}新的完工时间"), pick(random, f"When is {name_en} now due to be finished?/What is the new completion date of {name_en}?"), "planned"),
        Ask(old_key, pick(random, f"{name}原定什么时候完工？/{name}本来该啥时候建好？"), pick(random, f"When was {name_en} originally due to be finished?/What was the original deadline for {name_en}?"), "planned"),
        Ask("", f"{name}的施工单位是哪家？", f"Who is the contractor for {name_en}?"),
        Ask("", f"{name}推迟后多花了多少钱？", f"How much more did {name_en} cost because of the delay?"),
    )  # fmt: skip
    return Clause(text, asks=asks)


def works_facts(world: World) -> Clause:
    """Tell of works: length or size, cost with its shares, contractor, duration."""
    random = world.random
    work, work_en = random.choice(_WORKS)
    bare = names.brand(random)
    name, name_en = bare + work, f"the {names.pinyin(bare)} {work_en}"
    builder, watcher = names.firm(random, names.BUILDERS), names.firm(random, names.SUPERVISORS)
    total = numerals.draw(random, 900, 90_000)
    share = total * random.uniform(0.2, 0.7)
    whole, part, own = (
        f"{value:,.0f}万元" for value in (round(total), round(share), round(total) - round(share))
    )
    keys = [world.key() for _ in range(6)]
    length = dates.duration(random)
    text = (
        f"{name}由{mark(keys[0], builder)}施工、{mark(keys[1], watcher)}监理，工期{mark(keys[2], length)}，"
        f"总投资{mark(keys[3], whole)}，其中{random.choice(('中央和省级补助', '上级补助', '专项债券'))}{mark(keys[4], part)}、{random.choice(('本级财政', '地方配套'))}{mark(keys[5], own)}"
    )
    asks = (
        Ask(keys[0], pick(random, f"{name}是哪家公司在施工？/{name}的施工单位是谁？/谁在建{name}？"), pick(random, f"Which company is building {name_en}?/Who is the contractor for {name_en}?")),
        Ask(keys[1], pick(random, f"{name}的监理单位是哪家？/谁负责{name}监理？"), pick(random, f"Which firm supervises {name_en}?/Who is the supervisor of {name_en}?")),
        Ask(keys[2], pick(random, f"{name}工期多长？/{name}要建多久？"), pick(random, f"How long will {name_en} take?/What is the construction period of {name_en}?"), "planned"),
        Ask(keys[3], pick(random, f"{name}总投资多少？/{name}一共要花多少钱？"), pick(random, f"What is the total cost of {name_en}?/How much does {name_en} cost altogether?")),
        Ask(keys[4], pick(random, f"{name}的上级资金有多少？/{name}里补助或债券资金是多少？"), pick(random, f"How much of the money for {name_en} comes from higher levels or bonds?/How much outside funding does {name_en} get?")),
        Ask(keys[5], pick(random, f"{name}本地财政出多少？/{name}地方自己掏多少钱？"), pick(random, f"How much of the cost of {name_en} is paid locally?/What does the local budget pay for {name_en}?")),
        Ask("", f"{name}什么时候开工？", f"When did work on {name_en} start?"),
        Ask("", f"{name}的设计单位是哪家？", f"Who designed {name_en}?"),
    )  # fmt: skip
    return Clause(text, asks=asks, names_money=True)


def route(world: World) -> Clause:
    """Describe a bus or metro line: its ends, length, stops, hours."""
    random = world.random
    number, number_en = random.choice(
        (
            (f"{random.randint(2, 399)}路公交", "bus {}"),
            (f"轨道交通{random.randint(2, 12)}号线", "Metro Line {}"),
        )
    )
    number_en = number_en.format("".join(ch for ch in number if ch.isdigit()))
    ends = (
        names.brand(random) + random.choice(("站", "公园", "广场", "客运站")),
        names.brand(random) + random.choice(("东站", "医院", "大学城", "码头")),
    )
    keys = [world.key() for _ in range(5)]
    text = f"{number}{random.choice(('起点为', '从'))}{mark(keys[0], ends[0])}，{random.choice(('终点为', '到'))}{mark(keys[1], ends[1])}，全长{mark(keys[2], f'{random.uniform(6, 48):.1f}公里')}，设站{mark(keys[3], f'{random.randint(8, 42)}座')}，运营时间为{mark(keys[4], dates.opening_hours(random))}"
    asks = (
        Ask(keys[0], pick(random, f"{number}的起点是哪里？/{number}从哪儿发车？"), pick(random, f"Where does {number_en} start?/What is the first stop of {number_en}?")),
        Ask(keys[1], pick(random, f"{number}的终点是哪里？/{number}开到哪儿？"), pick(random, f"Where does {number_en} end?/What is the last stop of {number_en}?")),
        Ask(keys[2], pick(random, f"{number}全长多少公里？/{number}有多长？"), pick(random, f"How long is {number_en}?/What is the length of {number_en}?")),
        Ask(keys[3], pick(random, f"{number}设了几站？/{number}一共多少个站？"), pick(random, f"How many stops does {number_en} have?/How many stations are on {number_en}?")),
        Ask(keys[4], pick(random, f"{number}几点到几点运营？/{number}运营时间是什么？"), pick(random, f"What are the operating hours of {number_en}?/Between what hours does {number_en} run?")),
        Ask("", f"{number}票价多少？", f"What is the fare on {number_en}?"),
        Ask("", f"{number}哪天开通的？", f"When did {number_en} open?"),
    )  # fmt: skip
    return Clause(text, asks=asks)
