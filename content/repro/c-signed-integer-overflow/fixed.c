// run: gcc -g -fsanitize=undefined -fno-sanitize-recover=all fixed.c -o fixed && ./fixed
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

static bool price(int count, int cents, int *total)
{
	return !__builtin_mul_overflow(count, cents, total);
}

int main(void)
{
	int total;
	int64_t wide = (int64_t)100000 * 100000;

	if (!price(100000, 100000, &total))
		printf("too large for int: %lld\n", (long long)wide);
}
