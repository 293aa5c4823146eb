import json

RESPONSE = {
    "choices": [{
        "finish_reason": "length",
        "message": {"content": '{"order": 4711, "items": ["lamp", "tab'},
    }],
}


def items(response: dict) -> list[str]:
    return json.loads(response["choices"][0]["message"]["content"])["items"]


print(items(RESPONSE))
