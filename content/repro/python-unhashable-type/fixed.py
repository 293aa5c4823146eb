seen: set[frozenset[str]] = set()
for tags in (["new", "sale"], ["sale", "new"]):
    key = frozenset(tags)           # tuple(tags) if the order matters
    if key not in seen:
        seen.add(key)
print(len(seen))
