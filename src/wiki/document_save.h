/*
 * What a document says of an entry beside its fields: whether it is a draft, its dates, and the
 * addresses that it had.
 */
#pragma once

#include "wiki/document.h"

/*
 * To be called after entry_create() or entry_edit() with the SAVED of that call, which then tells
 * the outcome of both. A text without front matter says nothing and changes nothing. Old addresses
 * that are taken are put as messages into TAKEN (of char *); where that is NULL they are an error,
 * CONFLICT.
 */
MW_CHECKED bool document_save_rest(Store *store, const Document *document, const EntryBy *by,
	EntrySaved *saved, GPtrArray *taken, GError **error);
