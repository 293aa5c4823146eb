/* run: gcc -Wall symptom.c -o symptom && ./symptom */
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>

static uint16_t generated(const char *text)
{
	return atoi(text);
}

int main(void)
{
	const char *inputs[] = {"8080", "80a", "http", "", "-1", "70000", "65536", "4294967376", " 443", "0x50"};

	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
		printf("\"%s\" -> %u\n", inputs[i], generated(inputs[i]));
	return 0;
}
