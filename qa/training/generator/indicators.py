"""What government news count: things done one by one, and levels, each with its measure word and its English name."""

# ruff: noqa: E501 - rows of phrases read better unbroken

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Things that are done and counted: 加装 … 电梯, so many 部."""

    topic: str
    lead: str  # stands before the verb in the text: 既有住宅
    verb: str
    noun: str
    unit: str
    english: tuple[str, ...]  # plural noun phrases; each answers to "How many", or "How much" if `mass`
    base: str
    participle: str
    low: float
    high: float
    asked: tuple[tuple[str, str], ...]  # verb and noun as a question may have them: 装, 电梯
    mass: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A total or a rate that rises and falls: 一般公共预算收入, in 亿元."""

    topic: str
    noun: str
    unit: str
    english: tuple[str, ...]
    low: float
    high: float
    asked: tuple[str, ...]  # other names of it in questions: 财政收入

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage, which changes by points and not by percent."""
        return self.unit == "%"

    @property
    def is_amount(self) -> bool:
        """Whether it grows by percent: neither a rate nor an average."""
        return self.unit not in ("%", "天", "微克/立方米")


# topic | lead | verb | noun | unit | English, * for mass | base | participle | low–high | verb~noun in questions
_ACTIONS = """
housing|既有住宅|加装|电梯|部|elevators/lifts|install|installed|15–400|装~电梯/安装~电梯
housing||改造|老旧小区|个|old residential estates/ageing housing estates|renovate|renovated|8–160|翻新~老小区/改~老旧小区
housing||更新|老旧电梯|部|ageing elevators/old lifts|replace|replaced|20–600|换~旧电梯/更换~老电梯
housing||筹集|保障性租赁住房|套|affordable rental flats/subsidised rental homes|raise|raised|300–20000|筹集~保租房
housing||开工|安置房|套|resettlement flats/resettlement homes|start building|started|300–12000|动工~安置房
housing||交付|安置房|套|resettlement flats|hand over|handed over|300–12000|交~安置房/交付~回迁房
housing||改造|燃气老旧管网|公里|kilometres of old gas pipes|replace|replaced|10–300|换~老旧燃气管道
housing||改造|雨污分流管网|公里|kilometres of sewers/kilometres of storm and sewage pipes|rebuild|rebuilt|8–260|改~雨污管网
housing||配租|公租房|套|public rental flats|allocate|allocated|150–6000|分配~公租房
housing||整治|背街小巷|条|back streets and lanes|tidy up|tidied up|12–260|整~背街小巷/治理~小街巷
transport||新增|停车泊位|个|parking spaces|add|added|300–16000|增加~停车位/新添~车位
transport||建成|公共充电桩|根|public charging piles/EV chargers|build|built|60–4000|建~充电桩/装~充电桩
transport||新建|公共停车场|处|public car parks|build|built|4–60|建~停车场
transport||打通|断头路|条|dead-end roads|open up|opened up|3–28|打通~断头路
transport||新改建|农村公路|公里|kilometres of rural roads|build or upgrade|built or upgraded|20–600|修~农村路/建~乡村公路
transport||开通|公交线路|条|bus routes|open|opened|2–30|开~公交线
transport||优化|公交线路|条|bus routes|adjust|adjusted|4–60|调整~公交线路
transport||购置|新能源公交车|辆|electric buses/new-energy buses|buy|bought|20–400|买~新能源公交
transport||改造|公交站台|座|bus shelters/bus stops|upgrade|upgraded|15–260|改~公交站
transport||施划|非机动车停车位|个|bicycle parking bays|mark out|marked out|800–30000|划~非机动车位
transport||建成|人行天桥|座|footbridges|build|built|2–14|建~过街天桥
transport||整治|积水点|处|waterlogging spots/flood-prone spots|fix|fixed|4–60|治理~易积水点
education||新建|幼儿园|所|kindergartens|build|built|3–30|建~幼儿园
education||新建改扩建|中小学|所|primary and secondary schools|build or expand|built or expanded|3–36|建~中小学
education||新增|学位|个|school places|add|added|800–26000|增加~学位
education||招聘|教师|名|teachers|recruit|recruited|60–1500|招~老师/招~教师
education||交流轮岗|教师|名|teachers|rotate|rotated|50–1200|轮岗~教师
education||改造|校园食堂|个|school canteens|renovate|renovated|5–90|改~学校食堂
education||开设|暑期托管班|个|summer care classes|run|run|20–400|办~暑托班
education||资助|困难学生|人次|students in need|support|supported|600–30000|资助~贫困学生
health||新建|社区卫生服务站|个|community health stations|build|built|3–40|建~社区卫生站
health||新增|医疗床位|张|hospital beds|add|added|120–3000|增加~病床
health||引进|医学博士|名|doctors of medicine|recruit|recruited|6–120|引进~医学博士
health||签约|家庭医生服务居民|人|residents|sign up for family doctor services|signed up for family doctor services|20000–600000|签约~家庭医生
health||完成|适龄妇女“两癌”筛查|人次|cancer screenings for women/breast and cervical cancer screenings|carry out|carried out|4000–90000|做~两癌筛查
health||开展|老年人免费体检|人次|free check-ups for older people|provide|provided|6000–160000|给老人做~体检
health||配备|自动体外除颤仪|台|defibrillators/AEDs|install|installed|20–600|装~除颤仪/配~AED
elderly||建成|社区食堂|家|community canteens|open|opened|5–70|开~社区食堂/建~社区食堂
elderly||新增|养老床位|张|elderly-care beds/nursing-home beds|add|added|200–5000|增加~养老床位
elderly||建设|家庭养老床位|张|home-care beds for older people|set up|set up|150–4000|设~家庭养老床位
elderly||完成|适老化改造|户|homes for older residents|adapt|adapted|150–5000|做~适老化改造
elderly||新增|普惠托位|个|affordable nursery places/childcare places|add|added|200–6000|增加~托位
elderly||建成|日间照料中心|处|day-care centres for older people|build|built|4–60|建~日间照料中心
elderly||培训|养老护理员|人次|care workers/elderly-care workers|train|trained|200–6000|培训~护理员
elderly||发放|高龄津贴|万元|*money in old-age allowances|pay out|paid out|300–9000|发~高龄津贴
jobs||新增|城镇就业|人|urban jobs|create|created|6000–180000|增加~城镇就业
jobs||开展|职业技能培训|人次|people|give vocational training to|given vocational training|1500–60000|培训~技能人才
jobs||举办|招聘会|场|job fairs|hold|held|12–260|办~招聘会
jobs||发放|创业担保贷款|亿元|*money in guaranteed start-up loans|grant|granted|0.6–18|发~创业贷款
jobs||扶持|创业人员|人|entrepreneurs|support|supported|400–16000|扶持~创业者
jobs||帮助|失业人员再就业|人|unemployed people|help back into work|helped back into work|800–30000|帮助~失业者再就业
jobs||建成|零工驿站|个|casual-labour stations|set up|set up|4–60|建~零工驿站
ecology||新增|城市绿地|公顷|hectares of urban green space|add|added|12–260|增加~绿地
ecology||建成|口袋公园|个|pocket parks|build|built|5–90|建~口袋公园
ecology||建成|城市绿道|公里|kilometres of greenways|build|built|8–160|修~绿道
ecology||完成|营造林|万亩|mu of forest|plant|planted|0.6–16|造~林
ecology||治理|黑臭水体|条|foul waterways/black and smelly streams|clean up|cleaned up|3–40|整治~臭水沟
ecology||修复|湿地|亩|mu of wetland|restore|restored|300–9000|恢复~湿地
ecology||淘汰|老旧柴油货车|辆|old diesel trucks|scrap|scrapped|150–6000|报废~柴油车
ecology||整治|入河排污口|个|sewage outlets|fix|fixed|20–600|治理~排污口
ecology||建成|垃圾分类示范小区|个|model estates for waste sorting|set up|set up|12–200|建~垃圾分类示范小区
agriculture||建成|高标准农田|万亩|mu of high-standard farmland|build|built|0.8–30|建~高标准农田
agriculture||播种|粮食|万亩|mu of grain|sow|sown|20–300|种~粮食
agriculture||改造|农村户厕|座|rural household toilets|upgrade|upgraded|800–30000|改~厕所
agriculture||培育|家庭农场|家|family farms|foster|fostered|40–900|培育~家庭农场
agriculture||实施|乡村振兴项目|个|rural revitalisation projects|carry out|carried out|12–160|做~乡村振兴项目
agriculture||建设|美丽乡村示范村|个|model villages/beautiful-village demonstration sites|build|built|5–60|建~示范村
agriculture||修建|灌溉渠道|公里|kilometres of irrigation channels|build|built|12–260|修~水渠
agriculture||培训|高素质农民|人次|farmers|train|trained|400–9000|培训~农民
industry||引进|亿元以上项目|个|projects worth over 100 million yuan|attract|attracted|8–120|招~亿元项目
industry||新增|规模以上工业企业|家|industrial firms above the size threshold|add|added|12–200|增加~规上企业
industry||培育|专精特新企业|家|specialised and innovative firms/“little giant” type firms|foster|fostered|10–260|培育~专精特新企业
industry||新认定|高新技术企业|家|high-tech enterprises|recognise|recognised|20–500|认定~高企
industry||开工|重点项目|个|key projects|start|started|12–200|动工~重点项目
industry||盘活|闲置厂房|万平方米|square metres of idle factory space|bring back into use|brought back into use|2–60|盘活~闲置厂房
industry||建成|标准厂房|万平方米|square metres of standard factory buildings|build|built|3–80|建~标准厂房
industry||完成|技术改造投资|亿元|*investment in technical upgrades|complete|completed|3–160|完成~技改投资
industry||建成|5G基站|个|5G base stations|build|built|60–3000|建~5G基站
industry||为企业减免|税费|亿元|*tax for businesses|waive|waived|0.8–30|减~税
culture||举办|惠民演出|场|free performances|put on|put on|40–900|办~演出
culture||新建|城市书房|家|city reading rooms|open|opened|3–40|开~城市书房
culture||更新|健身器材|件|pieces of fitness equipment|replace|replaced|80–3000|换~健身器材
culture||建成|健身步道|公里|kilometres of fitness trails|build|built|8–120|修~健身步道
culture||放映|公益电影|场|free film screenings|hold|held|300–9000|放~公益电影
culture||修缮|文物建筑|处|historic buildings|restore|restored|3–40|修~文物建筑
culture||接待|游客|万人次|tourist visits|receive|received|30–1600|来~游客/接待~游客
culture||新建|足球场|片|football pitches|build|built|3–40|建~足球场
safety||排查|安全隐患|处|safety hazards|identify|identified|300–30000|查出~隐患
safety||更换|老化燃气软管|户|ageing gas hoses|replace|replaced|1500–60000|换~燃气软管
safety||安装|电动自行车充电端口|个|e-bike charging points|install|installed|800–30000|装~电动车充电口
safety||加装|智能烟感器|个|smart smoke detectors|fit|fitted|800–40000|装~烟感
safety||维修|消火栓|个|fire hydrants|repair|repaired|60–2000|修~消火栓
safety||化解|矛盾纠纷|件|disputes|settle|settled|300–16000|调解~纠纷
safety||提供|法律援助|件|legal aid cases|handle|handled|120–3000|办~法律援助案件
safety||检查|餐饮单位|家次|restaurant inspections|carry out|carried out|600–16000|查~餐饮店
digital||办理|“跨省通办”事项|件|cross-province applications|handle|handled|600–30000|办~跨省通办
digital||受理|12345热线诉求|万件|hotline requests|receive|received|1.5–60|接~热线
digital||上线|“一件事”集成服务|项|one-stop services|launch|launched|6–60|上线~一件事
digital||建成|智慧社区|个|smart communities|build|built|4–60|建~智慧社区
digital||开放|公共数据集|个|public data sets|release|released|60–2000|开放~数据集
fiscal||安排|民生实事资金|亿元|*funding for livelihood projects|set aside|set aside|2–90|安排~民生资金
fiscal||争取|上级专项资金|亿元|*earmarked funding from higher levels|secure|secured|1–40|争取~上级资金
fiscal||发放|消费券|万元|*money in consumption vouchers|hand out|handed out|300–9000|发~消费券
fiscal||实施|政府采购项目|个|government procurement projects|carry out|carried out|60–900|做~政府采购
"""

# topic | noun | unit | English | low–high | other names
_LEVELS = """
fiscal|地区生产总值|亿元|GDP/gross domestic product|90–4000|GDP/生产总值/经济总量
fiscal|一般公共预算收入|亿元|general public budget revenue|6–400|财政收入/一般预算收入
fiscal|一般公共预算支出|亿元|general public budget expenditure|20–600|财政支出
fiscal|税收收入|亿元|tax revenue|5–300|税收
fiscal|固定资产投资|亿元|fixed-asset investment|40–1200|固投
fiscal|金融机构存款余额|亿元|bank deposits/deposits at financial institutions|200–6000|存款余额
jobs|城镇居民人均可支配收入|元|per capita disposable income of urban residents|28000–72000|城镇居民收入
jobs|农村居民人均可支配收入|元|per capita disposable income of rural residents|14000–42000|农民收入/农村居民收入
jobs|城镇调查失业率|%|surveyed urban unemployment rate|4–6.5|失业率
industry|规模以上工业增加值|亿元|value added of industry above the size threshold|30–1500|规上工业增加值
industry|规模以上工业总产值|亿元|gross output of larger industrial firms|60–3000|工业总产值
industry|工业用电量|亿千瓦时|industrial electricity use/industrial power consumption|3–120|工业用电
industry|软件业务收入|亿元|software revenue|2–260|软件收入
industry|研发经费支出|亿元|R&D spending|1–90|研发投入
trade|社会消费品零售总额|亿元|total retail sales of consumer goods/retail sales|40–1600|社零总额
trade|外贸进出口总额|亿元|total imports and exports/foreign trade|8–900|进出口总额
trade|出口额|亿元|exports|5–600|出口
trade|实际使用外资|万美元|foreign investment actually used/paid-in foreign investment|600–90000|实际利用外资
trade|网络零售额|亿元|online retail sales|3–300|网上零售额
trade|港口货物吞吐量|万吨|port cargo throughput|300–26000|货物吞吐量
trade|集装箱吞吐量|万标箱|container throughput|4–300|集装箱量
transport|公交日均客流|万人次|average daily bus ridership|2–90|公交客流
transport|轨道交通日均客流|万人次|average daily metro ridership|5–160|地铁客流
transport|机动车保有量|万辆|number of registered motor vehicles|8–160|机动车数量
ecology|空气质量优良天数|天|number of days with good air|240–350|好天气天数/优良天数
ecology|PM2.5年均浓度|微克/立方米|annual average PM2.5 concentration/average PM2.5 level|18–52|PM2.5浓度
ecology|森林覆盖率|%|forest coverage rate|12–68|森林覆盖率
ecology|生活垃圾回收利用率|%|household waste recycling rate|28–52|垃圾回收利用率
ecology|污水集中处理率|%|sewage treatment rate|78–99|污水处理率
ecology|万元产值用水量|立方米|water use per 10,000 yuan of output|8–40|万元产值耗水
agriculture|粮食总产量|万吨|total grain output/grain harvest|4–160|粮食产量
agriculture|蔬菜产量|万吨|vegetable output|3–120|蔬菜总产
agriculture|生猪出栏量|万头|number of pigs sold/pig output|3–160|生猪出栏
agriculture|水产品产量|万吨|output of aquatic products|0.6–40|水产产量
agriculture|村集体经济总收入|万元|total income of village collectives|600–9000|村集体收入
culture|旅游总收入|亿元|tourism revenue|3–300|旅游收入
culture|图书馆到馆人次|万人次|library visits|5–160|图书馆人流
culture|人均体育场地面积|平方米|sports area per person|1.6–3.8|人均体育面积
health|基本医保参保率|%|basic medical insurance coverage|93–99|医保参保率
health|门诊次均费用|元|average cost of an outpatient visit|160–420|门诊均费
elderly|60岁以上户籍人口|万人|registered population aged 60 and over|2–60|老年人口
housing|新建商品住宅销售面积|万平方米|floor area of new homes sold|12–600|新房销售面积
housing|二手房成交量|套|number of second-hand homes sold|900–30000|二手房成交
housing|物业覆盖率|%|property management coverage|55–97|物业覆盖率
housing|常住人口城镇化率|%|urbanisation rate|45–86|城镇化率
safety|刑事案件立案数|起|number of criminal cases filed|300–9000|刑事案件
safety|火灾起数|起|number of fires|40–900|火灾数量
safety|群众安全感满意度|%|public satisfaction with safety|92–99|群众安全感
digital|政务服务网办率|%|share of government services handled online|78–99|网办率
digital|热线按时办结率|%|on-time completion rate of hotline requests|90–99|按时办结率
education|学前教育普惠率|%|share of affordable kindergarten places|78–98|普惠率
education|高中阶段毛入学率|%|gross enrolment rate in upper secondary education|90–99|高中入学率
"""


def _range(text: str) -> tuple[float, float]:
    low, high = text.split("–")
    return float(low), float(high)


def _action(row: str) -> Action:
    topic, lead, verb, noun, unit, english, base, participle, limits, asked = row.split("|")
    low, high = _range(limits)
    pairs = [tuple(pair.split("~")) for pair in asked.split("/")]
    return Action(
        topic=topic,
        lead=lead,
        verb=verb,
        noun=noun,
        unit=unit,
        english=tuple(english.removeprefix("*").split("/")),
        base=base,
        participle=participle,
        low=low,
        high=high,
        asked=((verb, noun), *((first, second) for first, second in pairs)),
        mass=english.startswith("*"),
    )


def _level(row: str) -> Level:
    topic, noun, unit, english, limits, asked = row.split("|")
    low, high = _range(limits)
    return Level(topic, noun, unit, tuple(english.split("/")), low, high, (noun, *asked.split("/")))


ACTIONS = tuple(_action(row) for row in _ACTIONS.strip().splitlines())
LEVELS = tuple(_level(row) for row in _LEVELS.strip().splitlines())
TOPICS = tuple(dict.fromkeys(action.topic for action in ACTIONS))
