from dataclasses import dataclass, field


@dataclass
class Order:
    number: int
    lines: list[str] = field(default_factory=list)


first, second = Order(17), Order(18)
first.lines.append("A-1")
print(second.lines)
