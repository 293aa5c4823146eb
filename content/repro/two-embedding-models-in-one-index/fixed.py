import dataclasses


@dataclasses.dataclass(frozen=True)
class Space:
    """What two vectors must share before their distance means anything."""
    model: str
    dimension: int
    normalised: bool
    chunker: str


class Index:
    def __init__(self, space: Space) -> None:
        self.space, self.rows = space, {}

    def check(self, space: Space, vector: list[float]) -> None:
        if space != self.space:
            raise ValueError(f"{space} does not belong into an index of {self.space}")
        if len(vector) != space.dimension:
            raise ValueError(f"{len(vector)} numbers instead of {space.dimension}")

    def add(self, key: str, vector: list[float], space: Space) -> None:
        self.check(space, vector)
        self.rows[key] = vector

    def nearest(self, vector: list[float], space: Space) -> str:
        self.check(space, vector)
        return max(self.rows, key=lambda key: sum(a * b for a, b in zip(self.rows[key], vector)))


v1 = Space("embed-1", 2, True, "headings-3")
v2 = Space("embed-2", 2, True, "headings-3")
serving, next_index = Index(v1), Index(v2)
serving.add("faq/7", [1.0, 0.0], v1)
next_index.add("faq/7", [0.0, 1.0], v2)         # dual write while the backfill runs
try:
    serving.nearest([0.0, 1.0], v2)
except ValueError as error:
    print(error)
if next_index.rows.keys() >= serving.rows.keys():
    serving = next_index                        # one switch, after the last row
print(serving.nearest([0.1, 0.9], v2))
