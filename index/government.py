"""English for the words of Chinese government news that the general dictionary lacks or renders otherwise.

A phrase in its base form, then the Chinese words that articles use. Our own list, from the standing
vocabulary of work reports, livelihood programmes and statistical communiqués.
"""

from collections.abc import Iterator

_TERMS = """
gdp: 生产总值
gross domestic product: 生产总值
retail sale: 零售总额 消费品零售 零售
consumer goods: 消费品
fixed asset: 固定资产
budget revenue: 预算收入 财政收入
public budget revenue: 预算收入 财政收入
fiscal revenue: 财政收入 预算收入
industrial output: 工业增加值 工业产值
output value: 产值
foreign trade: 外贸 进出口
import and export: 进出口
foreign capital: 外资
foreign investment: 外资
disposable income: 可支配
research and development: 研发
r d: 研发
high tech: 高新技术
digital economy: 数字经济
start up: 创业
startup: 创业
entrepreneur: 创业
entrepreneurship: 创业
small business: 小微企业 个体工商户
small firm: 小微企业
gazelle: 瞪羚
unicorn: 独角兽
incubator: 孵化器
fund: 基金
market entity: 经营主体 市场主体
investment promotion: 招商引资 招商
industrial park: 产业园 园区 工业园
industry park: 产业园 园区
business park: 产业园 园区
headquarters: 总部
above designated size: 规上 规模以上
go public: 上市
listed: 上市
e commerce: 电商 电子商务
livestreaming: 直播
live streaming: 直播
voucher: 消费券 券
shopping voucher: 消费券
trade in: 以旧换新
night market: 夜市
shopping district: 商圈
business district: 商圈
shopping mall: 购物中心 商场 广场
shopping centre: 购物中心 商场 广场
shopping center: 购物中心 商场 广场
catering: 餐饮
restaurant: 餐饮 饭店
restaurant business: 餐饮业
hotel: 住宿 酒店 宾馆
hotel business: 住宿业
takings: 营业额 收入
turnover: 营业额 营业收入
wholesale: 批发
service sector: 服务业
core business: 主业
core line of business: 主业
main business: 主业
line of business: 主业 业务
state owned enterprise: 国企 国有企业 区属企业
state owned firm: 国企 国有企业 区属企业
government owned company: 国企 国有企业 区属企业
business environment: 营商环境
patent: 专利
job: 就业 岗位
new job: 就业 岗位
urban job: 就业 岗位
employment: 就业
unemployed: 失业
job fair: 招聘会
skilled worker: 高技能人才 技能
skills training: 技能培训
vocational training: 技能培训 职业培训
training session: 培训
college graduate: 高校毕业生 毕业生
university graduate: 高校毕业生 毕业生
migrant worker: 农民工
gig worker: 零工
veteran: 退役军人
talent: 人才
elevator: 电梯
lift: 电梯
housing estate: 小区
old estate: 老旧小区
old housing estate: 老旧小区
run down estate: 老旧小区
run down housing estate: 老旧小区
residential community: 小区
old residential community: 老旧小区
residential compound: 小区
housing compound: 小区
old compound: 老旧小区
old neighbourhood: 老旧小区
old neighborhood: 老旧小区
ageing neighbourhood: 老旧小区
renovate: 改造
renovation: 改造
refurbish: 改造
upgrade: 改造 提升 升级
retrofit: 改造 加装
resettlement housing: 安置房
resettlement home: 安置房
affordable housing: 保障性住房 保障房
subsidised housing: 保障性住房 保障房
subsidized housing: 保障性住房 保障房
public rental housing: 公租房 保障性租赁住房
affordable home: 保障性住房 保障房
subsidised home: 保障性住房 保障房
for sale: 配售
rental housing: 租赁住房 保租房
urban village: 城中村
shantytown: 棚户区 棚改
dilapidated house: 危房
property certificate: 产权证 不动产权证 办证
title deed: 产权证 不动产权证 办证
deed: 产权证 不动产权证 办证
deeds: 产权证 不动产权证 办证
home deed: 产权证 不动产权证 办证
ownership certificate: 产权证 不动产权证 办证
factory building: 厂房
plant building: 厂房
workshop: 车间 厂房
disused: 闲置 老旧
idle: 闲置
vacant: 闲置 空置
property management: 物业
property manager: 物业
heating: 供暖 供热
gas pipe: 燃气管道 燃气管网
water pipe: 供水管网 水管 供水管道
water main: 供水管网
pipe network: 管网
parking space: 停车位 车位 泊位
parking spot: 停车位 车位 泊位
parking place: 停车位 车位 泊位
parking lot: 停车场 停车设施
car park: 停车场 停车设施 停车楼
charger: 充电桩
ev charger: 充电桩
charging pile: 充电桩
charging point: 充电桩
charging post: 充电桩
charging station: 充电站 充电桩
ev: 新能源汽车 电动汽车
electric car: 新能源汽车 电动汽车
electric vehicle: 新能源汽车 电动汽车
new energy vehicle: 新能源汽车
dead end road: 断头路
expressway: 快速路
footbridge: 天桥
subway: 地铁
metro: 地铁
bus route: 公交线路
bus line: 公交线路
bike lane: 自行车道 慢行道
greenway: 绿道
footpath: 步道
walkway: 步道 慢行道
congestion point: 拥堵点位 拥堵点
traffic bottleneck: 拥堵点位 拥堵点
congestion: 拥堵
underpass: 地道
pocket park: 口袋公园
green space: 绿地
green coverage: 绿化覆盖率
greening: 绿化
air quality: 空气质量
sewage: 污水
waste sorting: 垃圾分类
garbage sorting: 垃圾分类
soil remediation: 土壤修复
contaminated land: 土壤修复
land plot: 地块
flood control: 防汛
illegal building: 违建
illegal construction: 违建
energy saving: 节能
energy efficiency: 节能
ecological restoration: 生态修复
rest stop: 驿站
rest station: 驿站
childcare place: 托位
nursery place: 托位
daycare place: 托位
childcare spot: 托位
childcare: 托育 托位
daycare: 托育
nursery: 托育 托位 幼儿园
toddler: 婴幼儿 托育
kindergarten: 幼儿园
school place: 学位
school seat: 学位
primary school: 小学
middle school: 中学 初中
secondary school: 中学
elderly care: 养老
senior care: 养老
old age care: 养老
care station: 养老服务站 驿站
elderly care station: 养老服务站
care home: 养老院 养老机构
care bed: 养老床位 床位
senior canteen: 长者食堂 老年食堂 助餐
elderly canteen: 长者食堂 老年食堂 助餐
meal service: 助餐
meal site: 助餐
subsistence allowance: 低保
medical insurance: 医保
health insurance: 医保
hospital bed: 床位
health centre: 卫生院 卫生服务中心
health center: 卫生院 卫生服务中心
family doctor: 家庭医生
village doctor: 村医
legal aid: 法律援助
legal aid case: 法律援助案件
food safety: 食品安全
food test: 食品检测 食品抽检
food sample: 食品检测 食品抽检
food inspection: 食品检测 食品抽检
batch: 批次
fitness trail: 健身路径 健身步道
fitness path: 健身路径
fitness base: 健身基地
gym equipment: 健身器材
sports ground: 运动场 体育场
reading room: 书屋 书房
public toilet: 公厕
cultural event: 文化活动
street light: 路灯
street lamp: 路灯
hotline: 热线
fire safety: 消防
work safety: 安全生产
government service: 政务服务
one stop: 一站式
convenience circle: 便民生活圈
living circle: 便民生活圈
neighbourhood centre: 邻里中心
neighborhood center: 邻里中心
community centre: 社区中心 邻里中心
household: 户
benefit: 惠及 受益
resident: 居民
grain output: 粮食产量
farmland: 农田
village road: 村道 农村公路
cooperative: 合作社
reservoir: 水库
party secretary: 书记
party chief: 书记
district head: 区长
county head: 县长
spokesperson: 发言人
chairman: 董事长
chairwoman: 董事长
chair: 董事长
general manager: 总经理
founder: 创始人
contractor: 施工 承建
reporter: 记者
journalist: 记者
press conference: 新闻发布会 发布会
news conference: 新闻发布会 发布会
people's congress: 人民代表大会 人大
break ground: 开工
groundbreaking: 开工
top out: 封顶
be completed: 竣工 建成 完工
bachelor's degree: 本科
theatre: 剧院 剧场
theater: 剧院 剧场
scenic area: 景区
scenic spot: 景区 景点
beauty spot: 景区 景点
tourist site: 景区 景点
visitor: 游客 观众 接待
visit: 接待 人次
day tripper: 游客
guesthouse: 民宿
bed and breakfast: 民宿
roadwork: 施工 道路施工
road works: 施工 道路施工
roadworks: 施工 道路施工
mall: 购物中心 商场
store: 门店 商店 店铺
chain store: 连锁门店 连锁店
first store: 首店
flagship store: 旗舰店 首店
convenience store: 便利店
wet market: 菜市场 农贸市场
farmers market: 农贸市场 菜市场
food market: 菜市场 农贸市场
vegetable market: 菜市场
stall: 摊位
pension: 养老金 基本养老金
fee: 费 费用 收费
cost: 费用 投资 总投资
tender: 招标
bid: 中标 招标
tax break: 减税 退税 税费优惠
tax cut: 减税 退税
tax refund: 退税
loan: 贷款
guaranteed loan: 担保贷款
loan guarantee: 担保贷款
theft: 盗窃
fraud: 诈骗
scam: 诈骗
telecom fraud: 电信诈骗
fire: 火灾 消防
fire station: 消防站
fire engine: 消防车
fire hydrant: 消火栓 消防栓
hydrant: 消火栓 消防栓
smoke alarm: 烟感 烟雾报警器
mediation: 调解
mediator: 调解员
licence: 许可证 执照 证照
license: 许可证 执照 证照
business licence: 营业执照
business license: 营业执照
permit: 许可证 审批
paperwork: 手续 材料 办证
red tape: 手续 审批
approval: 审批
registration: 登记 注册 报名
window: 窗口
service counter: 窗口
service desk: 窗口
migrant: 农民工 外来务工
neighbourhood: 社区 街区 小区
neighborhood: 社区 街区 小区
neighbourhood committee: 居委会
residents committee: 居委会
village committee: 村委会
council: 政协 人大 委员会
pupil: 学生 小学生
student: 学生
boarding school: 寄宿
school bus: 校车
school meal: 午餐 学生餐 营养餐
school lunch: 午餐 学生餐 营养餐
after school: 课后
after school care: 课后服务
teaching building: 教学楼
classroom building: 教学楼
lecture: 讲座
dropout: 辍学
tuition: 学费
scholarship: 奖学金 助学金
exam: 考试
surgery: 手术
outpatient: 门诊
inpatient: 住院
ward: 病房
icu: 重症
emergency room: 急诊
vaccination: 接种 疫苗
jab: 接种 疫苗
screening: 筛查
check up: 体检
health check: 体检
disabled: 残疾 失能
disabled people: 残疾人
nursing home: 养老院 养老机构
nursing bed: 护理床位 养老床位
old people: 老人 老年人
older people: 老人 老年人
elderly: 老人 老年人
elderly people: 老人 老年人
pensioner: 老人 老年人
senior: 老人 老年人
living alone: 独居
low income: 低收入 低保 困难
hardship: 困难
needy: 困难
relief: 救助
handout: 补贴 补助
top up: 补贴 补助
payout: 补贴 补助 奖励
bonus: 奖励 奖金
reward: 奖励
blood donation: 献血
blood donor: 献血
volunteer: 志愿者 志愿服务
library card: 借书证
branch library: 分馆
exhibit: 展品 展出
relic: 文物 遗址
cultural relic: 文物
dig: 考古 发掘
excavation: 考古 发掘
intangible heritage: 非遗 非物质文化遗产
intangible cultural heritage: 非遗 非物质文化遗产
running race: 跑 马拉松
marathon: 马拉松
fitness centre: 健身中心 健身基地 体育中心
fitness center: 健身中心 健身基地 体育中心
gym: 健身房 体育馆
sports centre: 体育中心 体育馆
sports center: 体育中心 体育馆
leisure centre: 文体中心 体育中心
swimming pool: 游泳馆 泳池
football pitch: 足球场
sports field: 运动场
playing field: 运动场 操场
trail: 步道 绿道
boardwalk: 栈道 步道
riverside: 滨河 滨水 沿河
waterfront: 滨水
river dredging: 清淤
dredging: 清淤 疏浚
black and smelly water: 黑臭水体
polluted river: 黑臭水体
water quality: 水质
tap water: 自来水 供水 饮水
drinking water: 饮水 饮用水
drain: 排水 管网 雨水
drainage: 排水
storm drain: 雨水管
flooding: 积水 内涝 洪水
flooding spot: 积水点 内涝点
waterlogging: 积水 内涝
rubbish: 垃圾
trash: 垃圾
waste: 垃圾 废弃物
recycling: 回收 再生资源
power cut: 停电
electricity: 电 供电 用电
solar: 光伏
solar power: 光伏
wind power: 风电
gas: 燃气
boiler: 锅炉
heated: 供暖 供热
insulation: 保温
tree: 树 苗木
park bench: 座椅
bench: 座椅
bus stop: 公交站 站点 站台
bus shelter: 候车亭
bus: 公交 公交车
night bus: 夜班公交 夜间公交
shuttle: 接驳
shuttle bus: 接驳 接驳车
taxi: 出租车
toll: 通行费 收费
traffic light: 信号灯 红绿灯
zebra crossing: 斑马线 人行横道
pedestrian crossing: 斑马线 人行横道
crossing: 路口 过街
junction: 路口
intersection: 路口
ring road: 环路 环线
bypass: 绕城 绕行
road widening: 拓宽 改扩建
stretch: 段 路段
section: 段 标段
lane: 车道 巷
alley: 巷 背街小巷
back street: 背街小巷
kerbside: 路边 路内
manhole: 井盖
manhole cover: 井盖
ferry: 轮渡 渡船
port: 港 港口
container: 集装箱
cargo: 货物
parcel: 快递 包裹
courier: 快递 快递员
delivery rider: 外卖 骑手
rider: 骑手
cold storage: 冷库
cold chain: 冷链
warehouse: 仓库 仓储
logistics: 物流
drone: 无人机
low altitude: 低空
chip: 芯片
textile: 纺织
garment: 服装
clothing: 服装
machine tool: 机床
bearing: 轴承
seedling: 种苗 秧苗
farmer: 农户 农民 村民
grower: 农户 种植户
crop: 作物 种植
greenhouse: 大棚 温室
grain: 粮食
rice: 水稻 大米
wheat: 小麦
fishery: 渔业 水产
livestock: 畜牧 养殖
pig: 生猪
orchard: 果园
high standard farmland: 高标准农田
irrigation: 灌溉
toilet: 厕所 公厕
apartment: 公寓 住房 套
homeowner: 业主
owner: 业主
tenant: 租户 承租
landlord: 房东
resettlement: 安置
relocation: 搬迁 安置
relocated: 搬迁 安置
demolition: 拆迁 拆除 征收
knocked down: 拆除
pull down: 拆除
pulled down: 拆除
facade: 外立面 立面
exterior wall: 外墙
roof: 屋顶 屋面
leak: 渗漏 漏水
branch: 支行 分行 分店
bank branch: 支行
overseas listing: 境外上市
stock market: 上市
ipo: 上市
unlisted: 未上市
r d spending: 研发投入 研发经费
tech firm: 科技型企业 高新技术企业
high tech firm: 高新技术企业
tech company: 科技型企业 高新技术企业
pilot plant: 中试
lab: 实验室
laboratory: 实验室
hatchery: 孵化器
co working: 众创空间
makerspace: 众创空间
project: 项目
key project: 重点项目
flagship project: 重点项目 龙头项目
investor: 投资
deal: 签约 协议 合作
agreement: 协议 合作协议
sign: 签约 签署 签订
signing: 签约 签署
ceremony: 仪式
contract: 合同 协议 签约
partner: 合作 联合
joint venture: 合资
production line: 生产线
assembly line: 生产线
output: 产量 产值
capacity: 产能 年产
annual output: 年产量 年产值
take on: 招聘 录用
recruit: 招聘 引进
hire: 招聘 聘
laid off: 失业
layoff: 裁员
unemployment rate: 失业率
wage arrears: 欠薪
unpaid wage: 欠薪
civil servant: 公务员
petitioner: 信访
complaint: 投诉 诉求
hotline call: 热线 来电 诉求
response time: 响应 时限
satisfaction: 满意率 满意度
ranking: 排名 列 位居
come first: 第一 列第一
came top: 第一 列第一 居首
top spot: 第一 居首
award: 获评 奖 荣获
honour: 获评 荣获 称号
honor: 获评 荣获 称号
pilot: 试点
crackdown: 整治 专项行动 打击
clean up: 整治 清理
campaign: 行动 专项行动
initiative: 行动 活动
scheme: 计划 方案 行动
shake up: 改革
overhaul: 改造 改革 整治
reform: 改革
merger: 合并 整合
merge: 合并 整合
bottleneck: 瓶颈 拥堵 卡点
hold up: 延误 滞后
delay: 延误 推迟 延期
postponed: 推迟 延期 顺延
put off: 推迟 延期 顺延
called off: 取消
scrap: 取消 报废
shelve: 搁置 暂停
kick off: 启动 开工
get under way: 启动 开工
under way: 在建 推进
under construction: 在建 建设中
open to the public: 开放 对外开放
open to traffic: 通车
come into use: 启用 投用 投入使用
go into service: 启用 投用 投入使用
go into operation: 投产 运营 投运
in operation: 运营 投运
start production: 投产
capped: 封顶
handed over: 交付 移交
hand over: 交付 移交
move in: 入住 回迁
"""


def government_terms() -> Iterator[tuple[str, str]]:
    """Yield (Chinese word, English phrase), in the order of the list."""
    for line in _TERMS.strip().splitlines():
        phrase, _, chinese = line.partition(": ")
        for word in chinese.split():
            yield word, phrase
