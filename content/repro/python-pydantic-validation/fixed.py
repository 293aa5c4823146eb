# run: /usr/bin/python3 fixed.py
from pydantic import BaseModel, ValidationError


class Item(BaseModel):
    sku: str
    qty: int
    price: float


def problems(raw: dict) -> list[dict]:
    try:
        Item(**raw)
    except ValidationError as error:
        return [{"field": ".".join(map(str, e["loc"])), "problem": e["msg"]}
                for e in error.errors()]
    return []


for problem in problems({"sku": "A-1", "qty": "many"}):
    print(problem)
