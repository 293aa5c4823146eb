from datetime import date

orders = [(date(2026, 3, 2), 17), (None, 18), (date(2026, 1, 9), 19)]
print(sorted(orders))
