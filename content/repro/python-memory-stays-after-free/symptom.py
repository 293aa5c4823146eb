def rss() -> str:
    with open("/proc/self/statm") as file:
        return f"{int(file.read().split()[1]) * 4096 / 1e6:.0f} MB"


start = rss()
rows = [f"row {i}" for i in range(3_000_000)]
full = rss()
kept = rows[::500]                     # 6,000 short strings, spread over everything
del rows
print(start, "->", full, "->", rss(), "with", len(kept), "strings kept")
