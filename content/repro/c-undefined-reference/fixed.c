// run: gcc fixed.c -o fixed -lm && ./fixed
#include <math.h>
#include <stdio.h>

int main(int count, char **unused)
{
	(void)unused;
	printf("%.3f\n", sqrt(count + 1.0));
}
