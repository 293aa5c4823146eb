import json

DELTAS = [
    {"index": 0, "name": "delete_folder", "arguments": '{"path": "/srv'},
    {"index": 1, "name": "notify", "arguments": '{"room": "ops"'},
    {"index": 0, "arguments": '/shop'},
    {"index": 1, "arguments": '}'},
    {"index": 0, "arguments": '/cache"}'},
]


class Calls:
    def __init__(self) -> None:
        self.parts: dict[int, list[str]] = {}
        self.names: dict[int, str] = {}

    def add(self, delta: dict) -> None:
        index = delta["index"]
        if "name" in delta:
            self.names[index] = delta["name"]
        self.parts.setdefault(index, []).append(delta["arguments"])

    def finish(self, reason: str) -> list[tuple[str, dict]]:
        if reason != "tool_calls":              # cut, refused, connection lost: nothing runs
            raise ValueError(f"stream ended with {reason!r}")
        return [(self.names[i], json.loads("".join(parts) or "{}"))
                for i, parts in sorted(self.parts.items())]


calls = Calls()
for delta in DELTAS:
    calls.add(delta)
for name, arguments in calls.finish("tool_calls"):
    print(name, arguments)
