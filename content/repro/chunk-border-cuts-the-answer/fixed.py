import re
from collections.abc import Iterator


def sections(text: str) -> Iterator[tuple[str, str]]:
    path: list[str] = []
    lines: list[str] = []
    for line in text.splitlines() + ["# "]:
        if heading := re.match(r"(#+) (.*)", line):
            if lines:
                yield " > ".join(path), " ".join(lines)
            lines = []
            path[len(heading[1]) - 1:] = [heading[2]]
        elif line.strip():
            lines.append(line.strip())


def chunks(text: str, limit: int = 1_200) -> Iterator[str]:
    """Whole sentences, each chunk under all the headings that apply to it."""
    for heading, body in sections(text):
        part = ""
        for sentence in re.split(r"(?<=[.!?])\s+", body):
            if part and len(part) + len(sentence) > limit:
                yield f"{heading}\n{part}"
                part = ""
            part = f"{part} {sentence}".strip()
        yield f"{heading}\n{part}"


TEXT = """# Returns
Keep the receipt.
## Lamps
You may return lamps
within 14 days. Bulbs are excluded.
## Clocks
You may return clocks within 30 days."""
for chunk in chunks(TEXT, limit=40):
    print(repr(chunk))
