import json
from datetime import date
from decimal import Decimal


def plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)                  # text keeps every digit; float() would not
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


print(json.dumps({"net": Decimal("9.99"), "on": date(2026, 3, 1)}, default=plain))
