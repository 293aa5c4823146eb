#include "lab/versions.h"

#include <string.h>

enum { PARTS_MAX = 4, BOUNDS_MAX = 8 };

typedef struct {
	guint64 parts[PARTS_MAX];
	int count;
} Version;

/* BELOW, UP_TO and so on of VERSION; "3.12" counts as all of 3.12.x. */
typedef enum { BOUND_FROM, BOUND_ABOVE, BOUND_UP_TO, BOUND_BELOW, BOUND_IS } BoundKind;

typedef struct {
	BoundKind kind;
	Version version;
} Bound;

typedef struct {
	const char *product; /* NULL: not named */
	Bound bounds[BOUNDS_MAX];
	int count;
} Range;

static const struct {
	const char *name, *product;
} products[] = {{"cpython", "cpython"}, {"python", "cpython"}, {"rustc", "rustc"},
	{"rust", "rustc"}, {"golang", "go"}, {"go", "go"}, {"openjdk", "java"}, {"java", "java"},
	{"jdk", "java"}, {"kotlinc", "kotlin"}, {"kotlin", "kotlin"}, {"node.js", "node"},
	{"nodejs", "node"}, {"node", "node"}, {"javascript", "node"}, {"typescript", "node"},
	{"js", "node"}, {"gcc", "gcc"}, {"c", "gcc"}, {"c++", "gcc"}, {"clang", "clang"},
	{"valgrind", "valgrind"}, {"postgresql", "postgresql"}, {"postgres", "postgresql"},
	{"sql", "postgresql"}, {"sqlite", "sqlite"}, {"mojo", "mojo"}};

static const char *product_of(const char *name, gsize length)
{
	for (gsize i = 0; i < G_N_ELEMENTS(products); i++) {
		if (strlen(products[i].name) == length &&
			g_ascii_strncasecmp(products[i].name, name, length) == 0)
			return products[i].product;
	}
	return NULL;
}

const char *versions_product(const char *name)
{
	return product_of(name, strlen(name));
}

/* Reads "1.65", "v18.19.0" or "3.13.0rc1" at *TEXT and moves it behind; false for none. */
static bool read_version(const char **text, Version *version)
{
	const char *p = *text;

	*version = (Version){{0}, 0};
	if (*p == 'v')
		p++;
	while (g_ascii_isdigit(*p) && version->count < PARTS_MAX) {
		char *end;

		version->parts[version->count++] = g_ascii_strtoull(p, &end, 10);
		p = end;
		if (p[0] != '.' || !g_ascii_isdigit(p[1]))
			break;
		p++;
	}
	/* What a pre-release adds is not compared. */
	while (version->count > 0 && (g_ascii_isalnum(*p) || (*p == '.' && g_ascii_isalnum(p[1]))))
		p++;
	*text = p;
	return version->count > 0;
}

static const char *skip_blanks(const char *text)
{
	while (*text == ' ')
		text++;
	return text;
}

static bool take(const char **text, const char *word)
{
	const char *p = skip_blanks(*text);
	gsize length = strlen(word);

	if (g_ascii_strncasecmp(p, word, length) != 0 ||
		(g_ascii_isalnum(word[length - 1]) && g_ascii_isalnum(p[length])))
		return false;
	*text = skip_blanks(p + length);
	return true;
}

static const struct {
	const char *word;
	BoundKind kind;
} before[] = {{">=", BOUND_FROM}, {"<=", BOUND_UP_TO}, {"==", BOUND_IS}, {">", BOUND_ABOVE},
	{"<", BOUND_BELOW}, {"=", BOUND_IS}, {"before", BOUND_BELOW}, {"below", BOUND_BELOW},
	{"since", BOUND_FROM}, {"from", BOUND_FROM}, {"after", BOUND_ABOVE}, {"until", BOUND_BELOW},
	{"up to", BOUND_UP_TO}, {"through", BOUND_UP_TO}, {"to", BOUND_UP_TO}},
  behind[] = {{"and later", BOUND_FROM}, {"or later", BOUND_FROM}, {"and newer", BOUND_FROM},
	  {"or newer", BOUND_FROM}, {"and up", BOUND_FROM}, {"and above", BOUND_FROM},
	  {"+", BOUND_FROM}, {"and earlier", BOUND_UP_TO}, {"or earlier", BOUND_UP_TO},
	  {"and older", BOUND_UP_TO}, {"or older", BOUND_UP_TO}, {"and below", BOUND_UP_TO}};

/* "to 3.11", "- 3.11": the second half of a span whose first half was read. */
static bool read_span(const char **text, Range *range)
{
	Bound *last = &range->bounds[range->count - 1];

	if (last->kind != BOUND_IS || range->count == BOUNDS_MAX ||
		!(take(text, "to") || take(text, "through") || take(text, "–") || take(text, "-")))
		return true;
	last->kind = BOUND_FROM;
	range->bounds[range->count].kind = BOUND_UP_TO;
	return read_version(text, &range->bounds[range->count++].version);
}

static bool read_bound(const char **text, Range *range)
{
	Bound *bound = &range->bounds[range->count];

	if (range->count == BOUNDS_MAX)
		return false;
	bound->kind = BOUND_IS;
	for (gsize i = 0; i < G_N_ELEMENTS(before); i++) {
		if (take(text, before[i].word)) {
			bound->kind = before[i].kind;
			break;
		}
	}
	if (!read_version(text, &bound->version))
		return false;
	range->count++;
	for (gsize i = 0; bound->kind == BOUND_IS && i < G_N_ELEMENTS(behind); i++) {
		if (take(text, behind[i].word)) {
			bound->kind = behind[i].kind;
			return true;
		}
	}
	return read_span(text, range);
}

/* The whole of TEXT as one range; false when a part of it is for people only. */
static bool read_range(const char *text, Range *range)
{
	gsize length;

	*range = (Range){0};
	text = skip_blanks(text);
	length = strcspn(text, " <>=,0123456789");
	range->product = product_of(text, length);
	if (range->product)
		text = skip_blanks(text + length);
	if (range->product && take(&text, "versions"))
		text = skip_blanks(text);
	do {
		if (!read_bound(&text, range))
			return false;
		text = skip_blanks(text);
	} while (take(&text, ",") || take(&text, "and"));
	return *text == '\0';
}

/*
 * How VERSION stands to BOUND: below 0, above 0, or 0 within what it names. False when VERSION says
 * too little, as 3.11 against 3.11.4.
 */
static bool compare(const Version *version, const Version *bound, int *order)
{
	for (int i = 0; i < bound->count; i++) {
		if (i == version->count) {
			*order = 0;
			return bound->parts[i] == 0;
		}
		if (version->parts[i] != bound->parts[i]) {
			*order = version->parts[i] < bound->parts[i] ? -1 : 1;
			return true;
		}
	}
	*order = 0;
	return true;
}

static bool keeps(int order, BoundKind kind)
{
	switch (kind) {
	case BOUND_FROM: return order >= 0;
	case BOUND_ABOVE: return order > 0;
	case BOUND_UP_TO: return order <= 0;
	case BOUND_BELOW: return order < 0;
	case BOUND_IS: return order == 0;
	}
	return false;
}

static VersionsVerdict judge(const Range *range, const Version *version)
{
	VersionsVerdict verdict = range->count ? VERSIONS_INSIDE : VERSIONS_SILENT;

	for (int i = 0; i < range->count; i++) {
		int order;

		if (!compare(version, &range->bounds[i].version, &order))
			return VERSIONS_SILENT;
		if (!keeps(order, range->bounds[i].kind))
			verdict = VERSIONS_OUTSIDE;
	}
	return verdict;
}

static bool concerns(const Range *range, const char *lang, const char *product)
{
	const char *own = range->product ? range->product : versions_product(lang ? lang : "");

	return g_strcmp0(own, product) == 0;
}

static VersionsVerdict judge_fixed(
	const VersionsClaim *claim, const char *product, const Version *version)
{
	Range range;
	int order;

	if (!claim->fixed_in || !read_range(claim->fixed_in, &range) || range.count != 1 ||
		!concerns(&range, claim->lang, product) ||
		!compare(version, &range.bounds[0].version, &order))
		return VERSIONS_SILENT;
	return order < 0 ? VERSIONS_INSIDE : VERSIONS_OUTSIDE;
}

VersionsVerdict versions_compare(
	const VersionsClaim *claim, const char *product, const char *text, char **sentence)
{
	const char *rest = text;
	Version version;
	VersionsVerdict verdict;
	Range range;

	*sentence = NULL;
	if (!read_version(&rest, &version))
		return VERSIONS_SILENT;
	verdict = judge_fixed(claim, product, &version);
	if (verdict != VERSIONS_SILENT) {
		*sentence = g_strdup_printf(
			verdict == VERSIONS_INSIDE
				? "Fixed in %s; you run %s."
				: "Fixed in %s, and you run %s: another cause is likelier.",
			claim->fixed_in, text);
		return verdict;
	}
	if (!claim->affects || !read_range(claim->affects, &range) ||
		!concerns(&range, claim->lang, product))
		return VERSIONS_SILENT;
	verdict = judge(&range, &version);
	if (verdict != VERSIONS_SILENT)
		*sentence = g_strdup_printf(
			verdict == VERSIONS_INSIDE
				? "Affects %s; you run %s."
				: "Affects %s, and you run %s: another cause is likelier.",
			claim->affects, text);
	return verdict;
}
