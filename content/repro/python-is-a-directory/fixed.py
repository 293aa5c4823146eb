import pathlib


class BadName(ValueError):
    pass


def upload(root: pathlib.Path, name: str) -> pathlib.Path:
    path = (root / name).resolve()
    if path.parent != root.resolve() or not path.is_file():
        raise BadName(f"no upload is called {name!r}")
    return path


root = pathlib.Path("uploads")
root.mkdir(exist_ok=True)
(root / "a.txt").write_text("hello")
print(upload(root, "a.txt").read_text())
for name in ("", "../fixed.py"):
    try:
        upload(root, name)
    except BadName as error:
        print(error)
