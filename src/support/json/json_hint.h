#ifndef SUPPORT_JSON_JSON_HINT_H
#define SUPPORT_JSON_JSON_HINT_H

/* What people who write JSON by hand, or who know JavaScript or Python, may have meant by a token that is refused:
 * "; there is a comma too many before it", or an empty text. The token is a part of `bytes`, which ends in NUL. */
const char *mv_json_hint(const char *bytes, const char *token);

#endif
