def page(query: dict[str, str], most: int = 10_000) -> int:
    text = query.get("page", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise ValueError(f"page must be a number from 1 to {most}, got {text[:20]!r}")
    return min(max(int(text), 1), most)


for given in ({"page": "3"}, {"page": ""}):
    try:
        print(page(given))
    except ValueError as error:
        print(error)
