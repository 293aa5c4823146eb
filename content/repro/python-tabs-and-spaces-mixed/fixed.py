import pathlib


def with_spaces(source: str, width: int = 8) -> str:
    lines = []
    for line in source.splitlines(keepends=True):
        body = line.lstrip(" \t")
        indent = line[:len(line) - len(body)]
        lines.append(indent.expandtabs(width) + body)
    return "".join(lines)


path = pathlib.Path("old.py")
path.write_text("def double(n):\n\treturn n * 2\n")
path.write_text(with_spaces(path.read_text()))
compile(path.read_text(), path, "exec")
print(repr(path.read_text()))
