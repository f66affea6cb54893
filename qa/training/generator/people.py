"""Clauses about people and firms: who holds an office, who says what, who invests."""

# ruff: noqa: E501 - a phrase and its questions read better unbroken

from qa.training.generator import names, numerals
from qa.training.generator.types import Ask, mark
from qa.training.generator.wording import pick
from qa.training.generator.world import Clause, World

_OFFICES = (
    ("区长", "district mayor", "区"), ("副区长", "deputy district mayor", "区"), ("县长", "county head", "县"), ("副县长", "deputy county head", "县"),
    ("市长", "mayor", "市"), ("副市长", "deputy mayor", "市"), ("党委书记", "Party secretary", "镇乡道"), ("镇长", "town head", "镇"), ("常务副区长", "executive deputy district mayor", "区"),
)  # fmt: skip
BUREAUS = (
    ("住房和城乡建设局", "Housing and Construction Bureau"), ("交通运输局", "Transport Bureau"), ("教育局", "Education Bureau"), ("卫生健康局", "Health Bureau"),
    ("民政局", "Civil Affairs Bureau"), ("人力资源和社会保障局", "Human Resources and Social Security Bureau"), ("生态环境局", "Ecology and Environment Bureau"),
    ("农业农村局", "Agriculture Bureau"), ("工业和信息化局", "Industry and Information Technology Bureau"), ("文化和旅游局", "Culture and Tourism Bureau"),
    ("应急管理局", "Emergency Management Bureau"), ("财政局", "Finance Bureau"), ("统计局", "Statistics Bureau"), ("市场监督管理局", "Market Regulation Bureau"),
    ("商务局", "Commerce Bureau"), ("城市管理局", "Urban Management Bureau"), ("水务局", "Water Bureau"), ("医疗保障局", "Medical Insurance Bureau"),
)  # fmt: skip
_RANKS = (
    ("局长", "director"),
    ("副局长", "deputy director"),
    ("新闻发言人", "spokesperson"),
    ("总工程师", "chief engineer"),
    ("党组书记", "Party secretary"),
)
_BODIES = (
    ("养老服务协会", "Elderly-Care Association"), ("民营企业家联合会", "Private Entrepreneurs' Association"), ("志愿服务总队", "Volunteer Corps"),
    ("城市更新专家委员会", "Urban Renewal Expert Committee"), ("马拉松运动协会", "Marathon Association"), ("乡村振兴促进会", "Rural Revitalisation Society"),
)  # fmt: skip
_SAYINGS = (
    "最难的不是建，而是建好以后怎么管", "群众的事没有小事", "每一笔钱都要花在刀刃上", "进度要快，质量更要过硬", "今后要把更多资源下沉到基层",
    "明年的任务比今年更重", "能不能办成，关键看执行", "我们欠的账正在一笔一笔还", "要让数据多跑路、群众少跑腿",
)  # fmt: skip


def official_speaks(world: World) -> Clause:
    """Let an official of a bureau or the head of the place say something."""
    random = world.random
    person, saying, key = names.person(random), random.choice(_SAYINGS), world.key()
    fitting = [office for office in _OFFICES if world.place.zh[-1] in office[2]]
    if fitting and random.random() < 0.4:
        title, title_en, _ = random.choice(fitting)
        full, full_en = world.place.zh + title, f"{title_en} of {world.place.en}"
        if title in ("党委书记",):
            full_en = f"Party secretary of {world.place.en}"
        other, other_en = random.choice(
            (
                ("教育局局长", "education director"),
                ("人大常委会主任", "chair of the people's congress"),
                ("公安局局长", "police chief"),
            )
        )
        other, other_en = world.place.zh + other, f"{other_en} of {world.place.en}"
    else:
        bureau, bureau_en = random.choice(BUREAUS)
        rank, rank_en = random.choice(_RANKS)
        full, full_en = (
            f"{world.place.bare}{world.place.kind[0]}{bureau}{rank}",
            f"{rank_en} of the {world.place.bare_en} {bureau_en}",
        )
        others = [one for one in BUREAUS if one[0] != bureau]
        wrong, wrong_en = random.choice(others)
        other, other_en = (
            f"{world.place.zh}{wrong}{rank}",
            f"{rank_en} of the {world.place.bare_en} {wrong_en}",
        )
    marked = mark(key, person)
    text = random.choice(
        (
            f"{full}{marked}说：“{saying}。”", f"“{saying}。”{full}{marked}表示", f"{full}{marked}在会上强调，{saying}", f"{saying}，{full}{marked}这样认为",
            f"担任{full}的{marked}坦言，{saying}",
        )
    )  # fmt: skip
    zh = pick(random, f"{full}是谁？/{full}叫什么名字？/现任{full}是哪位？/谁是{full}？/{full}姓名")
    en = pick(random, f"Who is the {full_en}?/What is the name of the {full_en}?/Name of the {full_en}?")
    said = Ask(
        key,
        pick(random, f"“{saying}”是谁说的？/哪位负责人说{saying}？/谁提到{saying}？"),
        pick(random, "Which official is quoted here?/Who made this remark?"),
    )
    return Clause(text, asks=(Ask(key, zh, en), said, Ask("", f"{other}是谁？", f"Who is the {other_en}?")))


def firm_invests(world: World) -> Clause:
    """Tell of a firm that invests: who heads it, what it makes, how much it puts in."""
    random = world.random
    company, boss = names.firm(random), names.person(random)
    product, product_en = random.choice(
        (
            ("伺服电机", "servo motors"),
            ("光伏支架", "solar mounts"),
            ("预制菜", "ready-made dishes"),
            ("医用敷料", "medical dressings"),
            ("锂电隔膜", "battery separators"),
            ("特种电缆", "special cables"),
            ("无人船", "unmanned boats"),
            ("生物饲料", "bio-feed"),
        )
    )
    title, title_en = random.choice(
        (
            ("董事长", "chairman"),
            ("总经理", "general manager"),
            ("技术总监", "technical director"),
            ("创始人", "founder"),
        )
    )
    keys = [world.key() for _ in range(5)]
    money, output, jobs = numerals.money(random), numerals.money(random), f"{random.randint(4, 90) * 10}人"
    text = f"{mark(keys[0], company)}{random.choice(('投资', '斥资', '计划总投资'))}{mark(keys[1], money)}生产{product}，{random.choice(('达产后年产值', '全部投产后预计年产值'))}{mark(keys[2], output)}、带动就业{mark(keys[3], jobs)}，{title}{mark(keys[4], boss)}{random.choice(('对前景充满信心', '说订单已排到年底', '称设备正在调试'))}"
    asks = (
        Ask(keys[0], pick(random, f"生产{product}的是哪家公司？/哪家企业投资生产{product}？/{product}项目是谁投的"), pick(random, f"Which company makes {product_en}?/Which firm is investing in {product_en}?")),
        Ask(keys[1], pick(random, f"{product}项目投资多少？/生产{product}投了多少钱？"), pick(random, f"How much is being invested in {product_en}?/What is the investment in {product_en} production?")),
        Ask(keys[2], pick(random, f"{product}项目达产后年产值多少？/{product}投产后一年产值有多少？"), pick(random, f"What annual output is expected from {product_en}?/How much will {product_en} bring in a year?"), "planned"),
        Ask(keys[3], pick(random, f"{product}项目能带动多少人就业？/{product}项目解决多少就业？"), pick(random, f"How many jobs will the {product_en} project bring?/How many people will {product_en} give work to?"), "planned"),
        Ask(keys[4], pick(random, f"{company}{title}是谁？/公司{title}叫什么？/生产{product}的企业，{title}是哪位"), pick(random, f"Who is the {title_en} of the company making {product_en}?/What is the {title_en} called?")),
        Ask("", f"{product}项目占地多少亩？", f"How much land does the {product_en} project take up?"),
        Ask("", f"{product}项目什么时候投产？", f"When will {product_en} production start?"),
    )  # fmt: skip
    return Clause(text, asks=asks, names_money=True)


def appointed(world: World) -> Clause:
    """Name the head and the two deputies of a body."""
    random = world.random
    body, body_en = random.choice(_BODIES)
    bare = world.place.zh + body
    named_en = f"the {world.place.bare_en} {body_en}"
    head, first, second = (names.person(random) for _ in range(3))
    head_key, deputies_key = world.key(), world.key()
    rank, rank_en = random.choice((("主任", "director"), ("会长", "president"), ("理事长", "chair")))
    deputies = f"{first}{random.choice(('、', '和'))}{second}"
    text = random.choice(
        (
            f"{bare}日前成立，{mark(head_key, head)}任{rank}，{mark(deputies_key, deputies)}任副{rank}",
            f"{mark(head_key, head)}当选{bare}新一届{rank}，副{rank}为{mark(deputies_key, deputies)}",
            f"会议决定，由{mark(head_key, head)}担任{bare}{rank}，{mark(deputies_key, deputies)}为副{rank}",
        )
    )
    asks = (
        Ask(
            head_key,
            pick(random, f"{bare}{rank}是谁？/谁当{bare}{rank}？/{bare}由哪位担任{rank}"),
            pick(random, f"Who is the {rank_en} of {named_en}?/Who heads {named_en}?"),
            "done",
        ),
        Ask(
            deputies_key,
            pick(random, f"{bare}副{rank}是哪两位？/{bare}的副{rank}有谁？"),
            pick(random, f"Who are the deputies in {named_en}?/Name the two vice {rank_en}s of {named_en}."),
            "done",
        ),
        Ask("", f"{bare}秘书长是谁？", f"Who is the secretary-general of {named_en}?"),
        Ask("", f"{bare}有多少名会员？", f"How many members does {named_en} have?"),
    )
    return Clause(text, asks=asks)
