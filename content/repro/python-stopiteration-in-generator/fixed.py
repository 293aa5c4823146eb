def pairs(items):
    iterator = iter(items)
    for first in iterator:
        try:
            second = next(iterator)
        except StopIteration:
            return                       # an odd one out is dropped, on purpose
        yield first, second


print(list(pairs([1, 2, 3])))
