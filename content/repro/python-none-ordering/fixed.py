from datetime import date

orders = [(date(2026, 3, 2), 17), (None, 18), (date(2026, 1, 9), 19)]


def by_shipping(order: tuple[date | None, int]) -> tuple[bool, date]:
    shipped, _ = order
    return (shipped is None, shipped or date.max)      # unshipped last, always


print([number for _, number in sorted(orders, key=by_shipping)])
