import hashlib
import json


class Prompt:
    """What never changes comes first; what grows is appended; what is new comes last."""

    def __init__(self, rules: str, tools: dict) -> None:
        self.head = json.dumps(tools, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + rules
        self.turns: list[str] = []

    def add(self, role: str, text: str) -> None:
        self.turns.append(f"\n{role}: {text}")

    def render(self, now: str) -> str:
        return self.head + "".join(self.turns) + f"\n[time: {now}]"

    def mark(self) -> str:
        """Logged with each call: a new value is a cold cache, and it names the deploy."""
        return hashlib.sha256(self.head.encode()).hexdigest()[:12]


one = Prompt("Answer briefly.", {"stock": {"type": "object"}, "order": {"type": "object"}})
two = Prompt("Answer briefly.", {"order": {"type": "object"}, "stock": {"type": "object"}})
one.add("user", "Where is order 7?")
first = one.render("09:00:00")
one.add("assistant", "On its way.")
one.add("user", "And order 8?")
second = one.render("09:00:20")
assert one.mark() == two.mark()
assert second.startswith(first.removesuffix("\n[time: 09:00:00]"))
print("same head for both orders of tools; the second request continues the first")
