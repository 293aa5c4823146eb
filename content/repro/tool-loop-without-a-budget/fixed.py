import collections
import json
import time


class Stop(Exception):
    pass


class Budget:
    def __init__(self, steps: int, tokens: int, seconds: float, same: int = 2) -> None:
        self.steps, self.tokens, self.same = steps, tokens, same
        self.deadline = time.monotonic() + seconds
        self.seen: collections.Counter[str] = collections.Counter()

    def before_model(self, prompt_tokens: int, max_answer: int) -> None:
        self.steps -= 1
        self.tokens -= prompt_tokens + max_answer           # the worst case; settle afterwards
        if self.steps < 0 or self.tokens < 0 or time.monotonic() > self.deadline:
            raise Stop(f"steps left {self.steps}, tokens left {self.tokens}")

    def after_model(self, unused: int) -> None:
        self.tokens += unused

    def before_tool(self, name: str, arguments: dict) -> None:
        call = json.dumps([name, arguments], sort_keys=True)
        self.seen[call] += 1
        if self.seen[call] > self.same:
            raise Stop(f"{name} was called {self.same} times with these arguments")


def search(query: str) -> str:
    return "error: no index 'orders'. Known: 'invoices'. Do not repeat this call."


budget, history = Budget(steps=20, tokens=60_000, seconds=30), 2_000
try:
    while True:
        budget.before_model(history, max_answer=500)
        name, arguments = "search", {"query": "order 7"}    # a stubborn model
        budget.after_model(unused=440)
        budget.before_tool(name, arguments)
        history += 60 + len(search(**arguments)) // 4
except Stop as reason:
    print("stopped:", reason)
    print("spent:", 60_000 - budget.tokens, "tokens")
