from dataclasses import dataclass


class Base:
    __slots__ = ()                          # every class on the way, mixins too


@dataclass(slots=True)
class Point(Base):
    x: int
    y: int


def has_dict(cls: type) -> bool:
    return cls.__dictoffset__ != 0


assert not has_dict(Point), "a base class without __slots__ brings __dict__ back"
print(Point(1, 2))
