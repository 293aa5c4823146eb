import pathlib

root = pathlib.Path("uploads")
root.mkdir(exist_ok=True)
name = ""                                   # the form field was empty
print((root / name).read_text())
