import asyncio


class Limiter:
    """One per key and limit, in front of all callers: waits here instead of failing there."""

    def __init__(self, per_minute: float, clock, sleep) -> None:
        self.rate, self.most, self.level = per_minute / 60, per_minute, per_minute
        self.clock, self.sleep, self.at = clock, sleep, clock()
        self.turn = asyncio.Lock()              # first come, first served: large ones do not starve

    def refill(self) -> None:
        now = self.clock()
        self.level = min(self.most, self.level + (now - self.at) * self.rate)
        self.at = now

    async def take(self, tokens: int) -> None:
        if tokens > self.most:
            raise ValueError(f"{tokens} never fit into {self.most:.0f} a minute")
        async with self.turn:
            self.refill()
            while self.level < tokens:
                await self.sleep((tokens - self.level) / self.rate + 0.001)
                self.refill()
            self.level -= tokens

    def give_back(self, tokens: int) -> None:
        self.level = min(self.most, self.level + tokens)

    def refused(self, retry_after: float) -> None:
        """The provider knows better (another process, another region): nobody goes on for a while."""
        self.level = min(self.level, 0) - retry_after * self.rate


class FakeTime:
    now = 0.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def main() -> None:
    time = FakeTime()
    limiter = Limiter(60_000, time.clock, time.sleep)
    for max_tokens in (4_096, 300):
        time.now, limiter.level, limiter.at = 0.0, 60_000.0, 0.0
        for _ in range(120):
            await limiter.take(500 + max_tokens)
        print(f"max_tokens {max_tokens}: the last of 120 calls starts after {time.now:.0f} s, none is refused")
    limiter.refused(retry_after=20.0)
    before = time.now
    await limiter.take(1)
    print(f"after a 429 with Retry-After: 20 the next call waits {time.now - before:.0f} s")


asyncio.run(main())
