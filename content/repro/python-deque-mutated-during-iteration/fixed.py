from collections import deque

waiting = deque(["a", "b", "c"])

for job in list(waiting):              # look at all: a snapshot
    if job == "b":
        waiting.remove(job)

while waiting:                         # use them up: take, do not walk
    job = waiting.popleft()
    print("run", job)
