// run: gcc -g -fsanitize=undefined fails.c -o fails && ./fails
#include <stdio.h>

int main(int count, char **unused)
{
	int items = 100000 * count, cents = 100000;
	long total = items * cents;

	(void)unused;
	printf("%ld\n", total);
}
