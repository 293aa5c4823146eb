import collections
import json


def agree(answers: list[str], check) -> dict:
    """Properties over several answers, in the place of one expected text."""
    passed = [answer for answer in answers if check(answer)]
    return {"asked": len(answers), "passed": len(passed), "different": len(set(answers))}


def refund_is_right(answer: str) -> bool:
    try:
        fields = json.loads(answer)
    except json.JSONDecodeError:
        return False
    return fields.get("refund") is True and 0 < fields.get("cents", 0) <= 1250


ANSWERS = [
    '{"refund": true, "cents": 1250, "reason": "arrived broken"}',
    '{"refund": true, "cents": 1250, "reason": "The item was damaged."}',
    '{"refund": true, "cents": 125000, "reason": "damaged"}',
]
result = agree(ANSWERS, refund_is_right)
print(result)
assert result["passed"] == 2 and collections.Counter(ANSWERS).most_common(1)[0][1] == 1
