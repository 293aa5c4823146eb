import tracemalloc
from dataclasses import dataclass


class Base:
    pass


class Point(Base):
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


@dataclass(slots=True)
class Slim:
    x: int
    y: int


def cost(cls):
    tracemalloc.start()
    points = [cls(1, 2) for _ in range(100_000)]
    used = tracemalloc.get_traced_memory()[0] / len(points)
    tracemalloc.stop()
    return used


point = Point(1, 2)
point.z = 3                                 # no AttributeError: there is a __dict__ after all
print(f"Point: {cost(Point):.0f} bytes each, Slim: {cost(Slim):.0f}")
print(hasattr(Point(1, 2), "__dict__"), hasattr(Slim(1, 2), "__dict__"))
