"""All the clauses that are no indicator figures, as often as they are to be drawn."""

from collections.abc import Callable

from qa.training.generator.notices import notice, schedule, subsidies
from qa.training.generator.people import appointed, firm_invests, official_speaks
from qa.training.generator.schemes import named_list, place_list, ranking, scheme_starts
from qa.training.generator.works import facility_opens, route, work_delayed, works_facts
from qa.training.generator.world import Clause, World

EVENTS: tuple[Callable[[World], Clause], ...] = (
    official_speaks, official_speaks, named_list, named_list, place_list, scheme_starts, ranking, appointed,
    facility_opens, work_delayed, works_facts, route, firm_invests, notice, subsidies, schedule,
)  # fmt: skip
