seen = set()
for tags in (["new", "sale"], ["sale"]):
    if tags not in seen:
        seen.add(tags)
