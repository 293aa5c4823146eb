import datetime
import json
import os

RULES = "You answer questions about orders. " * 120
TOOLS = {name: {"description": f"look up {name}", "type": "object"} for name in ("order", "customer", "stock")}
START = datetime.datetime(2026, 11, 26, 9, 0)


def timestamp_first(turn, history):
    now = START + datetime.timedelta(seconds=20 * turn)
    return f"Now: {now:%H:%M:%S}\n{RULES}{json.dumps(TOOLS)}" + "".join(history)


def tools_in_set_order(turn, history):
    names = list(TOOLS)[turn % 3:] + list(TOOLS)[:turn % 3]          # what a set or a map may do
    return json.dumps({name: TOOLS[name] for name in names}) + RULES + "".join(history)


def trimmed_history(turn, history):
    return RULES + json.dumps(TOOLS) + "".join(history[-6:])


def stable(turn, history):
    return RULES + json.dumps(TOOLS, sort_keys=True) + "".join(history)


for build in (timestamp_first, tools_in_set_order, trimmed_history, stable):
    before, shared, total = "", 0, 0
    for turn in range(10):
        history = [f"\nquestion {n}: " + "x" * 400 for n in range(turn + 1)]
        prompt = build(turn, history)
        shared += len(os.path.commonprefix([before, prompt]))
        total += len(prompt)
        before = prompt
    print(f"{build.__name__}: {100 * shared / total:.0f} % of all characters repeat the request before")
