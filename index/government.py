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
property certificate: 产权证 不动产权证
title deed: 产权证 不动产权证
ownership certificate: 产权证 不动产权证
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
"""


def government_terms() -> Iterator[tuple[str, str]]:
    """Yield (Chinese word, English phrase), in the order of the list."""
    for line in _TERMS.strip().splitlines():
        phrase, _, chinese = line.partition(": ")
        for word in chinese.split():
            yield word, phrase
