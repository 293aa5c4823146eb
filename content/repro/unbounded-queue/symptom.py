import collections

SERVICE = 0.010                                 # seconds per request: 100 a second


def simulate(limit, deadline=None):
    """110 requests a second for a minute, then 60 a second for a minute. Clients wait one second."""
    queue, now, useful, wasted, refused, longest, depth = collections.deque(), 0.0, 0, 0, 0, 0.0, 0
    arrivals = [n / 110 for n in range(6600)] + [60 + n / 60 for n in range(3600)]
    at = 0
    while at < len(arrivals) or queue:
        while at < len(arrivals) and arrivals[at] <= now:
            if limit is not None and len(queue) >= limit:
                refused += 1
            else:
                queue.append(arrivals[at])
            at += 1
        depth = max(depth, len(queue))
        if not queue:
            now = arrivals[at]
            continue
        came = queue.popleft()
        if deadline is not None and now - came > deadline:
            refused += 1
            continue
        now += SERVICE
        longest = max(longest, now - came)
        if now - came <= 1.0:
            useful += 1
        else:
            wasted += 1
    return f"{useful} useful, {wasted} too late, {refused} refused; longest wait {longest:.1f} s, {depth} queued"


print("unbounded:", simulate(None))
print("at most 50:", simulate(50))
print("unbounded, stale ones dropped:", simulate(None, deadline=0.9))
