#include "match/literals.h"

#include "match/signature_source.h"

#include <string.h>

enum {
	KEY_MIN = 8,  /* bytes of a literal that go in at least, so that few are found in vain */
	KEY_MAX = 32, /* and at most */
	CHECKS = 4096 /* comparisons between looks at the clock */
};

#define NONE G_MAXUINT32

/*
 * States are numbered by their depth; the children of one have numbers in a row, which begin where
 * those of the one before end.
 */
struct Literals {
	const char *const *literals;
	guint count;    /* of literals that are not NULL */
	guint32 *order; /* their indices, by their keys */
	guint8 *keys;   /* the size of each one's key, in that order */

	guint states;
	guint8 *label;   /* the byte that leads to a state */
	guint32 *child;  /* its first child; one more than there are states */
	guint32 *fail;   /* the state of the longest other suffix */
	guint32 *report; /* the nearest of itself and its suffixes where a key ends, or NONE */
	guint32 *ends;   /* the first in ORDER whose key ends here, or NONE */
	guint32 root[256];
};

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const char *const *literals = data;
	guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;
	int order = strcmp(literals[one], literals[other]);

	return order != 0 ? order : one < other ? -1 : one > other;
}

/* The byte at AT, a run of blanks as one; AT is moved behind it. */
static guint8 next_byte(const char *text, gsize size, gsize *at)
{
	guint8 byte = (guint8)text[(*at)++];

	if (!signature_is_blank((char)byte))
		return byte;
	while (*at < size && signature_is_blank(text[*at]))
		++*at;
	return ' ';
}

static guint common(const char *one, const char *other)
{
	guint size = 0;

	while (size < KEY_MAX && one[size] && one[size] == other[size])
		size++;
	return size;
}

/* A key is a byte longer than what the literal has in common with its neighbours. */
static void choose_keys(Literals *self)
{
	guint before = 0;

	for (guint i = 0; i < self->count; i++) {
		const char *literal = self->literals[self->order[i]];
		guint behind = i + 1 < self->count
				       ? common(literal, self->literals[self->order[i + 1]])
				       : 0;
		guint size = CLAMP(MAX(before, behind) + 1, KEY_MIN, KEY_MAX);

		self->keys[i] = (guint8)MIN(size, strlen(literal));
		before = behind;
	}
}

/* The literals LOW to HIGH in order have the bytes of a state in common. */
typedef struct {
	guint32 low, high;
} Range;

/* Adds the children of the state that RANGE leads to. */
static void add_children(
	Literals *self, Range range, guint depth, GArray *ranges, GByteArray *labels)
{
	guint32 i = range.low;

	while (i < range.high) {
		guint8 byte;
		Range child = {i, i};

		/* those whose key ends here stand among the others: it may be shorter */
		if (self->keys[i] <= depth) {
			i++;
			continue;
		}
		byte = (guint8)self->literals[self->order[i]][depth];
		while (i < range.high && ((guint8)self->literals[self->order[i]][depth] == byte))
			i++;
		child.high = i;
		g_array_append_val(ranges, child);
		g_byte_array_append(labels, &byte, 1);
	}
}

/* The first whose key ends at DEPTH. */
static guint32 first_end(const Literals *self, Range range, guint depth)
{
	for (guint32 i = range.low; i < range.high; i++) {
		if (self->keys[i] == depth)
			return i;
	}
	return NONE;
}

static guint32 next_state(const Literals *self, guint32 state, guint8 byte)
{
	const guint8 *labels = self->label + self->child[state];
	guint count = self->child[state + 1] - self->child[state];

	if (state == 0)
		return self->root[byte];
	for (guint i = 0; i < count; i++) {
		if (labels[i] == byte)
			return self->child[state] + i;
	}
	return NONE;
}

/* From STATE by BYTE, over suffixes when there is no child. */
static guint32 step(const Literals *self, guint32 state, guint8 byte)
{
	guint32 next;

	while ((next = next_state(self, state, byte)) == NONE) {
		if (state == 0)
			return 0;
		state = self->fail[state];
	}
	return next;
}

static void link_suffixes(Literals *self)
{
	memset(self->root, 0xFF, sizeof self->root);
	for (guint32 i = self->child[0]; i < self->child[1]; i++)
		self->root[self->label[i]] = i;
	self->fail[0] = 0;
	self->report[0] = NONE;
	for (guint32 state = 0; state < self->states; state++) {
		for (guint32 i = self->child[state]; i < self->child[state + 1]; i++) {
			self->fail[i] =
				state == 0 ? 0 : step(self, self->fail[state], self->label[i]);
			self->report[i] = self->ends[i] != NONE ? i : self->report[self->fail[i]];
		}
	}
}

static void build(Literals *self)
{
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(Range));
	GArray *children = g_array_new(FALSE, FALSE, sizeof(guint32));
	GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint32));
	GByteArray *labels = g_byte_array_new();
	Range all = {0, self->count};
	guint8 none = 0;

	g_array_append_val(ranges, all);
	g_byte_array_append(labels, &none, 1);
	/* breadth first: the states of one depth lie behind those of the one before */
	for (guint begin = 0, depth = 0; begin < ranges->len; depth++) {
		guint end = ranges->len;

		for (guint i = begin; i < end; i++) {
			Range range = g_array_index(ranges, Range, i);
			guint32 first = ranges->len, at_end = first_end(self, range, depth);

			g_array_append_val(children, first);
			g_array_append_val(ends, at_end);
			add_children(self, range, depth, ranges, labels);
		}
		begin = end;
	}
	self->states = ranges->len;
	g_array_append_val(children, self->states);
	g_array_unref(ranges);
	self->label = g_memdup2(labels->data, labels->len);
	g_byte_array_unref(labels);
	self->child = g_memdup2(children->data, (gsize)children->len * sizeof(guint32));
	g_array_unref(children);
	self->ends = g_memdup2(ends->data, (gsize)ends->len * sizeof(guint32));
	g_array_unref(ends);
	self->fail = g_new(guint32, self->states);
	self->report = g_new(guint32, self->states);
	link_suffixes(self);
}

Literals *literals_new(const char *const *literals, guint count)
{
	Literals *self = g_new0(Literals, 1);

	self->literals = literals;
	self->order = g_new(guint32, count + 1);
	for (guint i = 0; i < count; i++) {
		if (literals[i])
			self->order[self->count++] = i;
	}
	g_qsort_with_data(
		self->order, (gint)self->count, sizeof(guint32), compare, (gpointer)literals);
	self->keys = g_new(guint8, self->count + 1);
	choose_keys(self);
	build(self);
	return self;
}

void literals_free(Literals *self)
{
	if (!self)
		return;
	g_free(self->order);
	g_free(self->keys);
	g_free(self->label);
	g_free(self->child);
	g_free(self->fail);
	g_free(self->report);
	g_free(self->ends);
	g_free(self);
}

typedef struct {
	const Literals *literals;
	const char *text;
	gsize size;
	gint64 deadline;
	guint8 *found;
	guint checks;
} Scan;

/* Marks the literals whose key ends in STATE and whose rest begins at AT. */
static void check_rest(Scan *scan, guint32 state, gsize at)
{
	const Literals *self = scan->literals;
	guint32 i = self->ends[state];
	guint8 size = self->keys[i];
	const char *first = self->literals[self->order[i]];

	/* those with the same key stand in a row: they are the same, or begin with the same KEY_MAX
	 */
	for (; i < self->count && self->keys[i] == size; i++) {
		guint32 index = self->order[i];
		const char *literal = self->literals[index];

		if (strncmp(first, literal, size) != 0)
			return;
		scan->checks++;
		if (literal[size] == '\0' ||
			signature_literal_at(literal + size, scan->text, scan->size, at) > 0)
			scan->found[index] = 1;
	}
}

bool literals_scan(
	const Literals *self, const char *text, gsize size, gint64 deadline, guint8 *found)
{
	Scan scan = {self, text, size, deadline, found, 0};
	guint32 state = 0;

	for (gsize at = 0; at < size;) {
		state = step(self, state, next_byte(text, size, &at));
		for (guint32 i = self->report[state]; i != NONE; i = self->report[self->fail[i]])
			check_rest(&scan, i, at);
		if (scan.checks >= CHECKS) {
			scan.checks = 0;
			if (g_get_monotonic_time() > deadline)
				return false;
		}
	}
	return true;
}

void literals_each(
	const Literals *self, const char *text, gsize size, LiteralsFound found, gpointer data)
{
	guint32 state = 0;

	for (gsize at = 0; at < size;) {
		guint8 byte = next_byte(text, size, &at);

		state = step(self, state, byte);
		/* behind a blank the next line may have begun: the word ended before */
		if (self->report[state] != NONE)
			found(byte == ' ' ? at - 1 : at, data);
	}
}

gsize literals_size(const Literals *self)
{
	return sizeof *self + self->count * (sizeof(guint32) + 1) +
	       (gsize)self->states * (4 * sizeof(guint32) + 1);
}
