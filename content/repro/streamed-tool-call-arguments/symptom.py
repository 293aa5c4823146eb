import json

DELTAS = [
    {"index": 0, "name": "delete_folder", "arguments": '{"path": "/srv'},
    {"index": 1, "name": "notify", "arguments": '{"room": "ops"'},
    {"index": 0, "arguments": '/shop'},
    {"index": 1, "arguments": '}'},
    {"index": 0, "arguments": '/cache"}'},
]


def lenient(text):
    """What helpers for partial JSON do: close whatever is open."""
    for tail in ("", '"', "}", '"}'):
        try:
            return json.loads(text + tail)
        except json.JSONDecodeError:
            pass


text = ""
for delta in DELTAS:
    if delta["index"] == 0:
        text += delta["arguments"]
        call = lenient(text)
        if call and "path" in call:
            print("delete_folder", call["path"])
