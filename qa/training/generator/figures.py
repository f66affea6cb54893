"""Sentences that state figures: a target beside its result, this year beside last, districts, parts, totals."""

# ruff: noqa: E501 - one frame stays one line

from collections.abc import Callable

from qa.training.generator import periods
from qa.training.generator.indicators import ACTIONS, LEVELS, Action, Level
from qa.training.generator.periods import Period
from qa.training.generator.types import Status
from qa.training.generator.world import Clause, Fact, Part, World

_PLANS = ("计划", "拟", "将", "要", "力争", "打算", "预计", "准备")
_REACHED = ("实际{verb}{it}", "实际完成{it}", "已{verb}{it}", "共{verb}{it}", "完成{it}", "累计完成{it}")
_PARTS = (
    (Part("农村", "in rural areas"), Part("城区", "in the urban area")),
    (Part("主城区", "in the main urban area"), Part("郊区", "in the suburbs")),
    (Part("上半年", "in the first half of the year"), Part("下半年", "in the second half of the year")),
    (Part("南片", "in the southern part"), Part("北片", "in the northern part")),
    (Part("新城片区", "in the new-town area"), Part("老城片区", "in the old-town area")),
)


def _one(world: World, topic: str) -> Action:
    return world.random.choice([action for action in ACTIONS if action.topic == topic])


def _level(world: World, topic: str) -> Level:
    found = [level for level in LEVELS if level.topic == topic]
    return world.random.choice(found or list(LEVELS))


def _thing(action: Action) -> str:
    return action.lead + action.verb + action.noun


def target_and_result(world: World, topic: str) -> Clause:
    """State a target and what came of it: 原计划改造86个，实际完工92个."""
    random, action, period = world.random, _one(world, topic), world.current()
    wanted = world.amount(action)
    reached = world.near(wanted)
    shape = random.randrange(9)
    exact = shape in (6, 7)  # these state how the two compare
    goal_text = world.write(wanted, action.unit) if exact else world.figure(wanted, action.unit, planned=True)
    goal, plan = world.state(action, goal_text, "planned", period)
    done_text = world.write(reached, action.unit)
    result, done = world.state(action, done_text, "done", period)
    facts = [plan, done]
    month = random.randint(9, 12)
    until = random.choice(
        (f"截至{month}月底", f"到{month}月末", "一年下来", "年终盘点时", f"{month}月底统计", "最终")
    )
    reach = random.choice(_REACHED).format(verb=action.verb, it=result)
    place, thing = world.here(), _thing(action)
    if shape == 0:
        text = f"{period.zh}，{place}计划{thing}{goal}，{until}{reach}"
    elif shape == 1:
        text = f"{place}{period.zh}{thing}{result}，而年初定下的目标是{goal}"
    elif shape == 2:
        text = f"按照年初部署，{place}{period.zh}要{thing}{goal}；{until}，{reach}"
    elif shape == 3:
        text = f"{period.zh}{place}{thing}的目标为{goal}，{until}{reach}"
    elif shape == 4:
        text = f"{place}原定{period.zh}{thing}{goal}，{reach}"
    elif shape == 5:
        text = f"{period.zh}，{place}{thing}{result}，{'超过' if reached > wanted else '低于'}计划的{goal}"
    elif shape == 6:
        rate, fact = world.state(action, f"{reached / wanted:.1%}", "done", period, aspect="share")
        text = f"{place}{period.zh}{thing}{result}，占年度任务{goal}的{rate}"
        facts.append(fact)
    elif shape == 7:
        gap = "over" if reached > wanted else "short"
        more, fact = world.state(
            action, world.write(abs(reached - wanted), action.unit), "done", period, aspect=gap
        )
        text = (
            f"{place}{period.zh}{thing}{result}，比原计划的{goal}{'多' if reached > wanted else '少'}{more}"
        )
        facts.append(fact)
    else:
        text = f"在{period.zh}的任务书上，{world.place.zh}写的是{thing}{goal}；{until}，成绩单上是{result}"
    return Clause(text, tuple(facts))


def result_then_plan(world: World, topic: str) -> Clause:
    """State what was done and what the next year is to bring."""
    random, action = world.random, _one(world, topic)
    before, after = world.previous(), world.current()
    if random.random() < 0.4:
        before, after = world.current(), world.following()
    value = world.amount(action)
    result, done = world.state(action, world.figure(value, action.unit), "done", before)
    goal, plan = world.state(
        action, world.figure(world.near(value), action.unit, planned=True), "planned", after
    )
    verb, place, thing = random.choice(_PLANS), world.here(), _thing(action)
    text = random.choice(
        (
            f"{before.zh}，{place}{thing}{result}；{after.zh}{verb}再{action.verb}{goal}",
            f"{place}{before.zh}{thing}{result}，{after.zh}{verb}{action.verb}{goal}",
            f"继{before.zh}{thing}{result}之后，{place}{after.zh}{verb}{action.verb}{goal}",
            f"{after.zh}，{place}{verb}{thing}{goal}，{before.zh}这一数字是{result}",
            f"{place}{verb}在{after.zh}{thing}{goal}，而{before.zh}完成的是{result}",
        )
    )
    return Clause(text, (done, plan))


def two_years(world: World, topic: str) -> Clause:
    """State the same thing done in two years."""
    random, action = world.random, _one(world, topic)
    now, before = world.current(), world.previous()
    value, earlier = (amount := world.amount(action)), world.near(amount)
    new, newer = world.state(action, world.figure(value, action.unit), "done", now)
    old, older = world.state(action, world.write(earlier, action.unit), "done", before)
    place, thing = world.here(), _thing(action)
    text = random.choice(
        (
            f"{place}{now.zh}{thing}{new}，{before.zh}为{old}",
            f"{before.zh}，{place}{thing}{old}，{now.zh}{'增至' if value > earlier else '减为'}{new}",
            f"{place}{thing}的数量，{before.zh}是{old}，{now.zh}是{new}",
            f"{now.zh}{place}共{thing}{new}，而{before.zh}只有{old}" if value > earlier else f"{place}{now.zh}{thing}{new}，少于{before.zh}的{old}",
        )
    )  # fmt: skip
    return Clause(text, (newer, older))


def districts(world: World, topic: str) -> Clause:
    """State a total and what each of several districts did."""
    random, action, period = world.random, _one(world, topic), world.current()
    planned = random.random() < 0.3
    status: Status = "planned" if planned else "done"
    share = world.amount(action) / 4
    facts: list[Fact] = []
    parts = []
    first = share if share > 4 or action.unit.startswith(("万", "亿")) else share + 5
    total = 0.0
    for sibling in world.siblings[: random.choice((2, 3, 3, 4))]:
        value = first if not total else world.near(first, low=0.5, high=1.6)
        total += value if action.unit.startswith(("万", "亿")) else round(value)
        text, fact = world.state(action, world.write(value, action.unit), status, period, place=sibling)
        parts.append(sibling.zh + random.choice(("", "", action.verb)) + text)
        facts.append(fact)
    whole, fact = world.state(action, world.write(total, action.unit), status, period)
    verb = random.choice(("计划", "将", "拟", "要")) if planned else random.choice(("", "共", "累计"))
    head = f"{period.zh}，{world.here()}{verb}{_thing(action)}{whole}"
    style = random.randrange(3)
    if style == 0:
        return Clause(f"{head}，其中{'，'.join(parts)}", (fact, *facts))
    if style == 1:
        return Clause(f"{head}。具体看，{'、'.join(parts)}", (fact, *facts))
    return Clause(
        f"{period.zh}{verb}{_thing(action)}的，{'，'.join(parts)}，{world.here()}合计{whole}",
        (fact, *facts),
    )


def new_and_total(world: World, topic: str) -> Clause:
    """State what was added and what there is altogether."""
    random, action, period = world.random, _one(world, topic), world.current()
    value = world.amount(action)
    new, fact = world.state(action, world.figure(value, action.unit), "done", period)
    total_value = value * random.uniform(1.6, 6)
    total, sum_fact = world.state(
        action, world.write(total_value, action.unit), "done", period, aspect="cumulative"
    )
    text = random.choice(
        (
            f"{period.zh}，{world.here()}{_thing(action)}{new}，累计达到{total}",
            f"{world.here()}{period.zh}又{_thing(action)}{new}，历年累计{total}",
            f"{world.here()}{_thing(action)}已累计达{total}，其中{period.zh}{new}",
            f"加上{period.zh}的{new}，{world.here()}{_thing(action)}总数达到{total}",
        )
    )
    return Clause(text, (fact, sum_fact))


def of_which(world: World, topic: str) -> Clause:
    """State a figure and one or two parts of it."""
    random, action, period = world.random, _one(world, topic), world.current()
    value = world.amount(action)
    if not action.unit.startswith(("万", "亿")):
        value = max(value, 9)
    share = value * random.uniform(0.25, 0.75)
    whole, fact = world.state(action, world.write(value, action.unit), "done", period)
    first, second = random.choice(_PARTS)
    one, one_fact = world.state(action, world.write(share, action.unit), "done", period, part=first)
    facts = [fact, one_fact]
    text = f"{period.zh}，{world.here()}{random.choice(('', '共', '总共'))}{_thing(action)}{whole}，其中{first.zh}{one}"
    if random.random() < 0.5:
        two, two_fact = world.state(
            action, world.write(value - share, action.unit), "done", period, part=second
        )
        text += random.choice(("，", "、")) + second.zh + two
        facts.append(two_fact)
    elif random.random() < 0.4:
        portion, portion_fact = world.state(
            action, f"{share / value:.1%}", "done", period, aspect="portion", part=first
        )
        text += f"，占{portion}"
        facts.append(portion_fact)
    return Clause(text, tuple(facts))


def under_way(world: World, topic: str) -> Clause:
    """State what is finished and what is still being worked on."""
    random, action, period = world.random, _one(world, topic), world.current()
    value = world.amount(action)
    done, done_fact = world.state(action, world.figure(value, action.unit), "done", period)
    rest, rest_fact = world.state(
        action, world.write(world.near(value, low=0.2, high=0.9), action.unit), "ongoing", period
    )
    text = random.choice(
        (
            f"{period.zh}以来，{world.here()}已{_thing(action)}{done}，另有{rest}正在推进",
            f"{world.here()}{period.zh}{_thing(action)}{done}，还有{rest}在加紧实施",
            f"目前，{world.here()}{period.zh}{_thing(action)}已完成{done}、在建{rest}",
        )
    )
    return Clause(text, (done_fact, rest_fact))


def several_actions(world: World, topic: str) -> Clause:
    """State several different things in one breath: 建成A、新增B、改造C."""
    random = world.random
    pool = [action for action in ACTIONS if action.topic == topic]
    actions = random.sample(pool, min(len(pool), random.choice((2, 3, 3, 4))))
    planned = random.random() < 0.5
    period = world.current()
    facts: list[Fact] = []
    items = []
    for action in actions:
        value = world.amount(action)
        text, fact = world.state(
            action,
            world.figure(value, action.unit, planned=planned),
            "planned" if planned else "done",
            period,
        )
        items.append(_thing(action) + text)
        facts.append(fact)
    verb = random.choice(("计划", "将", "拟")) if planned else random.choice(("共", "", "先后"))
    joint = random.choice(("，", "、", "；"))
    return Clause(f"{period.zh}，{world.here()}{verb}{joint.join(items)}", tuple(facts))


def single(world: World, topic: str) -> Clause:
    """State one thing done or planned."""
    random, action = world.random, _one(world, topic)
    planned = random.random() < 0.5
    period = (
        world.current() if random.random() < 0.6 else (world.following() if planned else world.previous())
    )
    text, fact = world.state(
        action,
        world.figure(world.amount(action), action.unit, planned=planned),
        "planned" if planned else "done",
        period,
    )
    if planned:
        plan = random.choice(_PLANS)
        sentence = random.choice(
            (
                f"{period.zh}，{world.here()}{plan}{_thing(action)}{text}",
                f"{world.here()}{plan}于{period.zh}{_thing(action)}{text}",
                f"{world.place.zh}提出，{period.zh}{_thing(action)}{text}",
            )
        )
    else:
        sentence = random.choice(
            (
                f"{period.zh}，{world.here()}{_thing(action)}{text}",
                f"{world.here()}{period.zh}共{_thing(action)}{text}",
                f"{period.zh}以来，{world.here()}已{_thing(action)}{text}",
            )
        )
    return Clause(sentence, (fact,))


def level_with_growth(world: World, topic: str) -> Clause:
    """State one to three levels with their growth over the year before."""
    random = world.random
    pool = [level for level in LEVELS if level.topic == topic and level.is_amount]
    if not pool:
        return rate_change(world, topic)
    period = periods.part_of_year(random) if random.random() < 0.45 else world.current()
    facts: list[Fact] = []
    parts = []
    for number, level in enumerate(random.sample(pool, min(len(pool), random.choice((1, 2, 2, 3))))):
        text, fact = world.state(level, world.write(world.amount(level), level.unit), "done", period)
        growth = round(random.uniform(-12, 18), 1) or 1.1
        up, grown = world.state(
            level, f"{abs(growth):.1f}%", "done", period, aspect="growth" if growth > 0 else "decline"
        )
        word = random.choice(("增长", "增长", "上升") if growth > 0 else ("下降", "减少"))
        verb = (
            random.choice(("", "", "为", "达"))
            if level.unit in ("%", "微克/立方米") or number
            else random.choice(("完成", "达到", "为", "达"))
        )
        parts.append(f"{level.noun}{verb}{text}，{random.choice(('同比', '同比', '比上年同期'))}{word}{up}")
        facts += [fact, grown]
    return Clause(f"{period.zh}，{world.here()}{random.choice(('；', '，')).join(parts)}", tuple(facts))


def rate_change(world: World, topic: str) -> Clause:
    """State a level now and before: 由71.4%提高到78.5%."""
    random, level = world.random, _level(world, topic)
    now, before = world.current(), world.previous()
    value = world.amount(level)
    earlier = value - random.uniform(0.4, 6) if level.is_rate else world.near(value)
    new, newer = world.state(level, world.write(value, level.unit), "done", now)
    old, older = world.state(level, world.write(earlier, level.unit), "done", before)
    rise = value > earlier
    text = random.choice(
        (
            f"{now.zh}，{world.here()}{level.noun}由{before.zh}的{old}{'提高到' if rise else '降至'}{new}",
            f"{world.here()}{level.noun}{now.zh}{'升至' if rise else '降到'}{new}，{before.zh}为{old}",
            f"{now.zh}{world.here()}{level.noun}{new}，{'高于' if rise else '低于'}{before.zh}的{old}",
        )
    )
    facts = [newer, older]
    if level.is_rate and random.random() < 0.5:
        points = f"{abs(round(value, 1) - round(earlier, 1)):.1f}个百分点"
        gap, fact = world.state(level, points, "done", now, aspect="rise" if rise else "fall")
        text += f"，{'提高' if rise else '下降'}{gap}"
        facts.append(fact)
    return Clause(text, tuple(facts))


def level_goal(world: World, topic: str) -> Clause:
    """State a level reached and the level wanted next."""
    random, level = world.random, _level(world, topic)
    now, after = (
        (world.previous(), world.current()) if random.random() < 0.5 else (world.current(), world.following())
    )
    value = world.amount(level)
    wanted = value + random.uniform(0.3, 3) if level.is_rate else value * random.uniform(1.03, 1.2)
    got, done = world.state(level, world.figure(value, level.unit), "done", now)
    goal, plan = world.state(level, world.figure(wanted, level.unit, planned=True), "planned", after)
    text = random.choice(
        (
            f"{now.zh}，{world.here()}{level.noun}为{got}，{after.zh}的目标是{goal}",
            f"{world.place.zh}提出，{after.zh}{level.noun}要达到{goal}，而{now.zh}为{got}",
            f"{world.here()}{now.zh}{level.noun}完成{got}；{after.zh}预期目标为{goal}",
        )
    )
    return Clause(text, (done, plan))


def growth_goal(world: World, topic: str) -> Clause:
    """State the growth that is expected of a level, beside the growth reached."""
    random = world.random
    pool = [level for level in LEVELS if level.topic == topic and level.is_amount]
    if not pool:
        return level_goal(world, topic)
    level = random.choice(pool)
    now, after = world.previous(), world.current()
    goal_text = random.choice(
        (f"{random.randint(4, 9)}%左右", f"{random.randint(4, 9)}%以上", f"{random.uniform(4, 9):.1f}%")
    )
    got, done = world.state(level, f"{random.uniform(1, 14):.1f}%", "done", now, aspect="growth")
    goal, plan = world.state(level, goal_text, "planned", after, aspect="growth")
    text = random.choice(
        (
            f"{world.here()}{now.zh}{level.noun}增长{got}，{after.zh}预期增长{goal}",
            f"{after.zh}，{world.here()}{level.noun}增速目标定为{goal}，{now.zh}实际增长{got}",
        )
    )
    return Clause(text, (done, plan))


def before_and_after(world: World, topic: str) -> Clause:
    """State one thing for two parts of the running year."""
    random, action = world.random, _one(world, topic)
    first: Period = periods.part_of_year(random)
    value = world.amount(action)
    one, one_fact = world.state(action, world.write(value, action.unit), "done", first)
    rest, goal_fact = world.state(
        action,
        world.figure(value * random.uniform(1.2, 2.4), action.unit, planned=True),
        "planned",
        world.current(),
    )
    text = random.choice(
        (
            f"{first.zh}，{world.here()}{_thing(action)}{one}，{world.current().zh}全年任务是{rest}",
            f"{world.here()}{world.current().zh}要{_thing(action)}{rest}，{first.zh}已完成{one}",
        )
    )
    return Clause(text, (one_fact, goal_fact))


FRAMES: tuple[Callable[[World, str], Clause], ...] = (
    target_and_result, target_and_result, target_and_result, result_then_plan, result_then_plan, two_years, districts,
    districts, new_and_total, of_which, under_way, several_actions, several_actions, single, level_with_growth,
    level_with_growth, rate_change, level_goal, growth_goal, before_and_after,
)  # fmt: skip
