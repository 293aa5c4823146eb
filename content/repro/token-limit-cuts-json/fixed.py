import json


class Cut(Exception):
    """The model reached its output limit; what there is of the answer is not an answer."""


def parse(response: dict) -> dict:
    choice = response["choices"][0]
    if choice["finish_reason"] == "length":
        raise Cut(f"stopped by the limit after {len(choice['message']['content'])} characters")
    if choice["finish_reason"] != "stop":
        raise ValueError(f"no answer: {choice['finish_reason']}")
    return json.loads(choice["message"]["content"])


def ask(call, limit: int, ceiling: int) -> dict:
    while True:
        try:
            return parse(call(limit))
        except Cut:
            if limit >= ceiling:
                raise
            limit = min(limit * 4, ceiling)


def stand_in(limit: int) -> dict:
    """Counts characters where a provider counts tokens."""
    full = json.dumps({"order": 4711, "items": ["lamp", "table", "chair"]})
    reason = "stop" if len(full) <= limit else "length"
    return {"choices": [{"finish_reason": reason, "message": {"content": full[:limit]}}]}


print(ask(stand_in, limit=38, ceiling=200)["items"])
try:
    ask(stand_in, limit=10, ceiling=20)
except Cut as error:
    print("Cut:", error)
