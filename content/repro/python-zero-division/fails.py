latencies = []
print(f"mean {sum(latencies) / len(latencies):.1f} ms")
