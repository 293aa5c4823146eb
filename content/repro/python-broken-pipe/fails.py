# run: python3 fails.py | head -n 1
for number in range(100_000):
    print("order", number)
