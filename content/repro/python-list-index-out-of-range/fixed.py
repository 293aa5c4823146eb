import argparse

parser = argparse.ArgumentParser(description="Replay one day of orders.")
parser.add_argument("target", nargs="?", default="yesterday")
arguments = parser.parse_args()
print(arguments.target)
