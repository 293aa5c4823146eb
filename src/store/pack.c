#include "store/pack.h"

#include <glib.h>
#include <zstd.h>

enum {
	LEVEL = 1,                    /* two thirds of the time of 3, a twentieth larger */
	UNPACKED_BYTES_MAX = 16 << 20 /* more than any text that was packed */
};

static void pack(sqlite3_context *context, int count, sqlite3_value **values)
{
	const void *text = sqlite3_value_text(values[0]);
	gsize size = (gsize)sqlite3_value_bytes(values[0]);
	gsize bound = ZSTD_compressBound(size);
	ZSTD_CCtx *packer = sqlite3_user_data(context);
	void *packed;

	(void)count;
	if (!text)
		return;
	packed = g_malloc(bound);
	size = ZSTD_compressCCtx(packer, packed, bound, text, size, LEVEL);
	if (ZSTD_isError(size)) {
		sqlite3_result_error(context, ZSTD_getErrorName(size), -1);
		g_free(packed);
		return;
	}
	sqlite3_result_blob64(context, packed, size, g_free);
}

static void unpack(sqlite3_context *context, int count, sqlite3_value **values)
{
	const void *packed = sqlite3_value_blob(values[0]);
	gsize size = (gsize)sqlite3_value_bytes(values[0]);
	unsigned long long bytes = packed ? ZSTD_getFrameContentSize(packed, size) : 0;
	ZSTD_DCtx *unpacker = sqlite3_user_data(context);
	char *text;

	(void)count;
	if (!packed)
		return;
	if (bytes > UNPACKED_BYTES_MAX) { /* unknown and damaged sizes are larger still */
		sqlite3_result_error_code(context, SQLITE_CORRUPT);
		return;
	}
	text = g_malloc(bytes + 1);
	size = ZSTD_decompressDCtx(unpacker, text, bytes, packed, size);
	if (size != bytes) {
		sqlite3_result_error_code(context, SQLITE_CORRUPT);
		g_free(text);
		return;
	}
	text[size] = '\0';
	sqlite3_result_text64(context, text, size, g_free, SQLITE_UTF8);
}

static void free_packer(void *packer)
{
	ZSTD_freeCCtx(packer);
}

static void free_unpacker(void *unpacker)
{
	ZSTD_freeDCtx(unpacker);
}

int pack_register(sqlite3 *database)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	int code = sqlite3_create_function_v2(
		database, "pack", 1, flags, ZSTD_createCCtx(), pack, NULL, NULL, free_packer);

	if (code != SQLITE_OK)
		return code;
	return sqlite3_create_function_v2(
		database, "unpack", 1, flags, ZSTD_createDCtx(), unpack, NULL, NULL, free_unpacker);
}
