/*
 * The verbs "check NAME" that are more than a query. Each sets RESULT to ADM_NO when something is
 * not as it should be.
 */
#pragma once

#include "adm/command.h"

MW_CHECKED bool check_code(Adm *adm, int *result, GError **error);
