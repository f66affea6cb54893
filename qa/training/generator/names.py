"""Invented places, people, firms and schemes: combined from characters, so that no real name is meant."""

# ruff: noqa: E501 - rows of phrases read better unbroken

from dataclasses import dataclass
from random import Random

from pypinyin import lazy_pinyin

PLACE_FIRST = "澄泓栖砚岚澧蔚洵溯棠榕柘芷蘅沅漪湄筱濂珞璟穗梓樟槿杉枫霁皓碧翠锦绛靖淳徽曲雁鹤麟骊驷隼"
PLACE_SECOND = "川垣埠汀洲渚屿陵岗塘墟坪湾圃埭堰屏谷津泽桥溪峰关亭堡渠冈畈岭"
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭"
    "鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅卞齐康伍余元顾孟黄穆萧尹姚邵"
    "湛汪祁毛狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江颜郭梅盛林钟徐邱骆高夏"
    "蔡田樊胡凌霍虞万柯管卢莫房裘解丁宣邓洪包左石崔吉龚程邢裴陆翁荀"
)
_COMPOUND_SURNAMES = ("欧阳", "上官", "司徒", "诸葛", "令狐", "慕容", "尉迟", "公孙")
_GIVEN = (
    "文武明亮建国志强海涛晓燕丽娟春华秋实冬梅立新向东卫民永康静怡若溪思远佳慧雨桐承泽景行"
    "怀瑾知微伯安仲平淑芬桂兰秀英玉兰凤琴俊杰子昂书恒天佑启明宏图广平德厚庆丰长青松柏云霞"
)
_ROAD_KINDS = (("路", "Road"), ("街", "Street"), ("大道", "Avenue"), ("巷", "Lane"))
_FIRM_FIRST = "恒瑞启晟融汇联创博宏远正天合盛华鼎拓智云鹏海蓝星科凌峻锐德新卓"
_FIRM_SECOND = "达泰力源诚信通拓宇阳辰翼帆捷康威邦图讯峰维腾越"
_FIRM_TRADES = (
    "新能源", "环保科技", "智能装备", "生物医药", "食品", "数据科技", "农业发展", "文化旅游", "物流", "电子", "新材料", "机械", "纺织", "医疗器械",
)  # fmt: skip
BUILDERS = ("建设工程", "路桥", "市政工程", "建筑", "建工", "水利工程", "城建", "基础工程")
SUPERVISORS = ("工程监理", "项目管理", "工程咨询", "建设监理")
_FIRM_FORMS = ("有限公司", "集团", "股份有限公司", "公司", "有限责任公司")
_SCHEME_WORDS = (
    "暖心", "邻里", "春风", "安居", "乐养", "银龄", "微光", "护苗", "清渠", "亮灯", "惠企", "益企", "畅行", "绿廊",
    "云窗", "掌上", "幸福", "青禾", "归雁", "萤火", "小巷", "百匠", "千帆", "拾光", "同心", "金穗", "蓝湾", "夜读",
)  # fmt: skip
_SCHEME_TAILS = ("行动", "计划", "工程", "平台", "小程序", "专项行动", "服务站", "课堂", "品牌")
_SCHEME_SECOND = ("到家", "进社区", "入户", "通", "驿站", "敲门", "一码办", "护航", "有约", "直通车", "")

DISTRICT = ("区", "District")
COUNTY = ("县", "County")
CITY = ("市", "City")
NEW_AREA = ("新区", "New Area")
TOWN = ("镇", "Town")
TOWNSHIP = ("乡", "Township")
SUBDISTRICT = ("街道", "Subdistrict")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its bare name and kind: 北堰 + 区, "Beiyan" + "District"."""

    bare: str
    kind: tuple[str, str]

    @property
    def zh(self) -> str:
        """The full Chinese name: 北堰区."""
        return self.bare + self.kind[0]

    @property
    def bare_en(self) -> str:
        """The bare name in pinyin: Beiyan."""
        return pinyin(self.bare)

    @property
    def en(self) -> str:
        """The full English name: Beiyan District."""
        return f"{self.bare_en} {self.kind[1]}"


def pinyin(name: str) -> str:
    """Write a name in pinyin as one word, an apostrophe before a vowel: 泽安 → Ze'an."""
    syllables = lazy_pinyin(name, v_to_u=True)
    word = syllables[0]
    for syllable in syllables[1:]:
        word += ("'" if syllable[0] in "aeo" else "") + syllable
    return word.replace("ü", "u").capitalize()


def place(random: Random, kind: tuple[str, str], *, without: tuple[Place, ...] = ()) -> Place:
    """Invent a place of a kind whose bare name none of the places in `without` has."""
    taken = {other.bare for other in without}
    while True:
        bare = random.choice(PLACE_FIRST) + random.choice(PLACE_SECOND)
        if bare not in taken:
            return Place(bare, kind)


def places(
    random: Random, kind: tuple[str, str], count: int, *, without: tuple[Place, ...] = ()
) -> list[Place]:
    """Invent several different places of a kind."""
    found: list[Place] = []
    for _ in range(count):
        found.append(place(random, kind, without=(*without, *found)))
    return found


def person(random: Random) -> str:
    """Invent a person's name of two to four characters."""
    surname = random.choice(_COMPOUND_SURNAMES) if random.random() < 0.04 else random.choice(_SURNAMES)
    given = random.sample(_GIVEN, 2 if random.random() < 0.75 else 1)
    return surname + "".join(given)


def road(random: Random) -> tuple[str, str]:
    """Invent a road: ("砚溪路", "Yanxi Road")."""
    bare = random.choice(PLACE_FIRST) + random.choice(PLACE_SECOND)
    zh, en = random.choice(_ROAD_KINDS)
    return bare + zh, f"{pinyin(bare)} {en}"


def firm(random: Random, trades: tuple[str, ...] = _FIRM_TRADES) -> str:
    """Invent a firm in one of some trades: 恒达建设工程有限公司."""
    first, second = random.choice(_FIRM_FIRST), random.choice(_FIRM_SECOND.replace("通", ""))
    return first + second + random.choice(trades) + random.choice(_FIRM_FORMS)


def brand(random: Random) -> str:
    """Invent a bare name of two characters for a facility: 澄洲."""
    return random.choice(PLACE_FIRST) + random.choice(PLACE_SECOND)


def scheme(random: Random) -> tuple[str, str]:
    """Invent a named scheme: its quoted name and what it is, “暖心敲门” and 行动."""
    name = random.choice(_SCHEME_WORDS) + random.choice(_SCHEME_SECOND)
    return f"“{name}”", random.choice(_SCHEME_TAILS)
