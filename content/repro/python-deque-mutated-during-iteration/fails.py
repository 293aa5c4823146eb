from collections import deque

waiting = deque(["a", "b", "c"])
for job in waiting:
    if job == "b":
        waiting.remove(job)
