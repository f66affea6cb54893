"""Clauses about lists and named schemes: what is included, which places, which body leads, which town came first."""

# ruff: noqa: E501 - a phrase and its questions read better unbroken

from qa.training.generator import dates, names
from qa.training.generator.people import BUREAUS
from qa.training.generator.types import Ask, Status, mark
from qa.training.generator.wording import pick
from qa.training.generator.world import Clause, World

_LISTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "改造内容包括": ("改造内容包括哪些/具体改了什么/都改造哪些地方", "What does the renovation cover/What work was included", ("屋面防水", "外墙保温", "楼道粉刷", "雨污分流", "弱电入地", "道路铺装", "照明更换", "消防通道划线", "绿化补种", "晾衣架安装")),
    "重点发展": ("重点发展哪些产业/要做哪几个产业", "Which industries will be developed/What industries are given priority", ("新材料", "海洋装备", "生物医药", "集成电路", "低空经济", "食品加工", "现代物流", "数字创意", "智能家电", "氢能")),
    "服务对象为": ("服务对象是哪些人/给谁用的", "Who is the service for/Who can use the service", ("高龄老人", "残疾人", "外卖骑手", "环卫工人", "失业青年", "退役军人", "新市民", "孕产妇", "独居老人", "学龄儿童")),
    "设有": ("里面设有哪些功能区/都有哪些空间", "What rooms does it have/What areas are there inside", ("阅览室", "舞蹈室", "助餐点", "康复室", "心理咨询室", "棋牌室", "儿童乐园", "多功能厅", "书画室", "便民窗口")),
    "办理时须携带": ("办理要带什么材料/需要哪些证件", "What documents must people bring/Which papers are needed", ("身份证", "户口簿", "租赁合同", "近期一寸照片", "收入证明", "社保缴费凭证", "结婚证", "不动产权证", "银行卡复印件")),
    "评审看重": ("评审看重哪几个方面/按什么标准评", "What criteria are used in the review/What do the reviewers look at", ("群众满意度", "资金使用", "工程质量", "完成进度", "创新做法", "长效管理", "安全生产")),
    "主要种植": ("主要种些什么/种的是哪些作物", "What crops are mainly grown/What is mainly planted", ("蓝莓", "猕猴桃", "羊肚菌", "中药材", "高山茶", "黄桃", "辣椒", "芦笋", "油茶", "百合")),
    "开设": ("开了哪些课/课程有哪些", "What courses are offered/Which classes are run", ("书法", "太极拳", "智能手机使用", "合唱", "剪纸", "烘焙", "急救", "英语口语", "园艺", "短视频制作")),
    "整治的问题有": ("整治哪些问题/主要查什么", "What problems are being tackled/What is being inspected", ("占道经营", "飞线充电", "乱停车", "油烟扰民", "虚假宣传", "超限超载", "噪声扰民", "缺斤少两", "违规收费")),
}  # fmt: skip


def named_list(world: World) -> Clause:
    """Give a list of three to six members, the whole of which is the answer."""
    random = world.random
    lead = random.choice(sorted(_LISTS))
    asked, asked_en, members = _LISTS[lead]
    chosen = random.sample(members, random.choice((3, 3, 4, 4, 5, 6)))
    key = world.key()
    joined = "、".join(chosen)
    if random.random() < 0.5:
        joined = "、".join(chosen[:-1]) + random.choice(("和", "以及", "及")) + chosen[-1]
    bare = names.brand(random)
    subject, subject_en = random.choice(
        (
            (f"{bare}社区", f"{names.pinyin(bare)} Community"),
            (f"{bare}片区", f"the {names.pinyin(bare)} area"),
            (f"{bare}项目", f"the {names.pinyin(bare)} project"),
        )
    )
    tail = random.choice(
        ("", "", "等" if len(chosen) > 3 else "", f"等{len(chosen)}项" if random.random() < 0.3 else "")
    )
    text = f"{subject}{lead}{mark(key, joined)}{tail}"
    zh = f"{subject}{pick(random, asked)}" + random.choice(("？", "？", ""))
    en = f"{pick(random, asked_en)} at {subject_en}?"
    miss = names.brand(random)
    asks = [
        Ask(key, zh, en),
        Ask(
            "",
            f"{miss}{subject[2:]}{pick(random, asked)}？",
            f"{pick(random, asked_en)} at {names.pinyin(miss)}?",
        ),
    ]
    return Clause(text, asks=tuple(asks))


def place_list(world: World) -> Clause:
    """List the places that something reaches."""
    random = world.random
    chosen = names.places(
        random,
        world.siblings[0].kind,
        random.choice((3, 3, 4, 5)),
        without=(world.place, world.parent, *world.siblings),
    )
    key, title, tail = world.key(), *names.scheme(random)
    joined = "、".join(place.zh for place in chosen)
    if random.random() < 0.5:
        joined = "、".join(place.zh for place in chosen[:-1]) + "和" + chosen[-1].zh
    verb = random.choice(("首批覆盖", "先在", "将延伸至", "目前已推广到"))
    text = f"{title}{tail}{verb}{mark(key, joined)}" + ("试点" if verb == "先在" else "")
    status: Status = "planned" if verb == "将延伸至" else "done"
    name = title.strip("“”")
    asks = (
        Ask(key, pick(random, f"{title}{tail}覆盖哪些地方？/{name}在哪几个地方搞？/哪些地方有{title}{tail}？"), pick(random, f"Which places does the {names.pinyin(name)} scheme reach?/Where is the {names.pinyin(name)} scheme being run?"), status),
        Ask("", f"{title}{tail}一共投入了多少钱？", f"How much has been spent on the {names.pinyin(name)} scheme?"),
    )  # fmt: skip
    return Clause(text, asks=asks)


def scheme_starts(world: World) -> Clause:
    """Start a scheme with a quoted name, led by an organisation."""
    random = world.random
    title, tail = names.scheme(random)
    bureau, _ = random.choice(BUREAUS)
    lead = world.place.zh + bureau
    name_key, lead_key, time_key = world.key(), world.key(), world.key()
    when = random.choice((f"{world.year}年{random.randint(1, 12)}月", dates.day(random)))
    aim, aim_en = random.choice(
        (
            ("独居老人", "older people living alone"),
            ("小微企业", "small businesses"),
            ("困境儿童", "children in difficulty"),
            ("高校毕业生", "graduates"),
            ("残疾人家庭", "families with disabled members"),
            ("新业态劳动者", "gig workers"),
        )
    )
    text = f"{mark(time_key, when)}，由{mark(lead_key, lead)}牵头，{world.place.zh}面向{aim}启动{mark(name_key, title)}{tail}"
    asks = (
        Ask(name_key, pick(random, f"{world.place.zh}面向{aim}启动了什么{tail}？/针对{aim}的{tail}叫什么名字？/为{aim}推出的{tail}名称"), pick(random, f"What is the scheme for {aim_en} called?/What is the name of the programme for {aim_en}?"), "done"),
        Ask(lead_key, pick(random, f"{title}{tail}由哪个部门牵头？/谁牵头搞{title}{tail}？/{title}{tail}的牵头单位是哪家"), pick(random, f"Which department leads the scheme for {aim_en}?/Who is in charge of the programme for {aim_en}?")),
        Ask(time_key, pick(random, f"{title}{tail}什么时候启动的？/{title}{tail}啥时候开始的？"), pick(random, f"When was the scheme for {aim_en} launched?/When did the programme for {aim_en} start?"), "done"),
        Ask("", f"{title}{tail}已经帮助了多少{aim}？", f"How many {aim_en} have been helped by the scheme?"),
        Ask("", f"{title}{tail}的经费有多少？", f"What is the budget of the scheme for {aim_en}?"),
    )  # fmt: skip
    return Clause(text, asks=asks)


def ranking(world: World) -> Clause:
    """Give the scores of the first three in a review."""
    random = world.random
    review, review_en = random.choice(
        (
            ("营商环境测评", "business climate review"),
            ("环境卫生考核", "street-cleaning review"),
            ("群众满意度调查", "satisfaction survey"),
            ("安全生产考评", "safety review"),
            ("垃圾分类评比", "waste-sorting contest"),
        )
    )
    chosen = world.siblings[:3]
    scores = sorted({round(random.uniform(80, 99), random.choice((1, 2))) for _ in range(12)}, reverse=True)[
        :3
    ]
    keys = [world.key() for _ in chosen]
    first_key = world.key()
    parts = [
        f"{place.zh}{mark(key, f'{score}分')}" for key, place, score in zip(keys, chosen, scores, strict=True)
    ]
    text = f"在最新一次{review}中，{mark(first_key, chosen[0].zh)}名列第一，得分依次为{'、'.join(parts)}"
    asks = [
        Ask(
            key,
            pick(random, f"{place.zh}{review}得了多少分？/{review}{place.zh}得分"),
            f"What score did {place.en} get in the {review_en}?",
            "done",
        )
        for key, place in zip(keys, chosen, strict=True)
    ]
    asks.append(
        Ask(
            first_key,
            pick(random, f"{review}第一名是哪里？/{review}谁排第一？/哪个地方{review}得分最高"),
            f"Which place came first in the {review_en}?",
            "done",
        )
    )
    asks.append(
        Ask(
            "",
            f"{world.siblings[3].zh}{review}得了多少分？",
            f"What score did {world.siblings[3].en} get in the {review_en}?",
        )
    )
    asks.append(
        Ask(
            "",
            f"{chosen[0].zh}上一次{review}得了多少分？",
            f"What did {chosen[0].en} score in the previous {review_en}?",
        )
    )
    return Clause(text, asks=tuple(asks))
