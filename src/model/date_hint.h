#ifndef MODEL_DATE_HINT_H
#define MODEL_DATE_HINT_H

#include "multivector/relations.h"
#include "support/text.h"

/* What every message about a date says it expected. */
#define MV_DATE_EXPECTED "a date YYYY, YYYY-MM or YYYY-MM-DD"

/* For the end of such a message: how the date is written that the text seems to mean ("; 431 BC is -0430 ..."), or
 * why it is none; or nothing. Uses the buffer. */
const char *mv_date_hint(const char *text, mv_quoted buffer);

#endif
