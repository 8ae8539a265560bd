#include "formats/recipes/dialects/dialects.h"
#include "multivector/recipe.h"
#include "support/memory.h"
#include <string.h>
#include <strings.h>

/* Where engines have dates from the year 1 on, they know the next day. ClickHouse does not: there it is counted.
 */

#define PADDED(text, from, length)                                                                                \
    "substr(toString(101 + toInt32OrZero(substr(" text ", " from ", " length "))), 2)"
#define NEXT_YEAR "substr(toString(10001 + toInt32OrZero(substr($1, 1, 4))), 2)"
#define NEXT_MONTH                                                                                                \
    "CASE WHEN substr($1, 6, 2) = '12' THEN concat(" NEXT_YEAR ", '-01') "                                        \
    "ELSE concat(substr($1, 1, 5), " PADDED("$1", "6", "2") ") END"
#define LEAP                                                                                                      \
    "(toInt32OrZero(substr($1, 1, 4)) % 4 = 0 AND (toInt32OrZero(substr($1, 1, 4)) % 100 <> 0 "                   \
    "OR toInt32OrZero(substr($1, 1, 4)) % 400 = 0))"
#define LAST_DAY                                                                                                  \
    "(substr($1, 9, 2) = '31' OR (substr($1, 9, 2) = '30' AND substr($1, 6, 2) IN ('04', '06', '09', '11')) "     \
    "OR (substr($1, 6, 5) = '02-28' AND NOT " LEAP ") OR substr($1, 6, 5) = '02-29')"
#define NEXT_DAY                                                                                                  \
    "CASE WHEN " LAST_DAY " THEN concat(" NEXT_MONTH ", '-01') "                                                  \
    "ELSE concat(substr($1, 1, 8), " PADDED("$1", "9", "2") ") END"

static const mv_dialect dialects[] = {
    { .name = "sqlite",
      .engine = "SQLite 3.8.3",
      .with = "SQLite 3.35",
      .integer = "cast($1 AS integer)",
      .real = "cast($1 AS real)",
      .number = "CASE WHEN $1 GLOB '*[0-9]*' AND $1 NOT GLOB '*[^-+.0-9]*' THEN cast($1 AS real) END",
      .text = "cast($1 AS text)",
      .day_after = "CASE WHEN $1 >= '9999-12-31' OR $1 IN ('9999', '9999-12') THEN NULL "
                   "WHEN length($1) = 10 THEN date($1, '+1 day') "
                   "WHEN length($1) = 7 THEN substr(date($1 || '-01', '+1 month'), 1, 7) "
                   "WHEN length($1) = 4 THEN substr(date($1 || '-01-01', '+1 year'), 1, 4) END" },
    { .name = "duckdb",
      .engine = "DuckDB 1",
      .with = "DuckDB 1",
      .integer = "try_cast($1 AS bigint)",
      .real = "try_cast($1 AS double)",
      .number = "try_cast($1 AS double)",
      .text = "cast($1 AS varchar)",
      .day_after =
          "CASE WHEN $1 >= '9999-12-31' OR $1 IN ('9999', '9999-12') THEN NULL "
          "WHEN length($1) = 10 THEN cast(try_cast($1 AS date) + 1 AS varchar) "
          "WHEN length($1) = 7 THEN substr(cast(cast(try_cast($1 || '-01' AS date) + INTERVAL 1 MONTH AS "
          "date) AS varchar), 1, 7) "
          "WHEN length($1) = 4 THEN substr(cast(cast(try_cast($1 || '-01-01' AS date) + INTERVAL 1 YEAR AS "
          "date) AS varchar), 1, 4) END" },
    { .name = "clickhouse",
      .engine = "ClickHouse 18.16",
      .with = "ClickHouse 21",
      .integer = "toInt64OrZero(toString($1))",
      .real = "toFloat64OrZero(toString($1))",
      .number = "toFloat64OrNull($1)",
      .text = "toString($1)",
      .day_after = "CASE WHEN $1 IN ('9999', '9999-12', '9999-12-31') THEN NULL "
                   "WHEN length($1) = 4 THEN " NEXT_YEAR " WHEN length($1) = 7 THEN " NEXT_MONTH
                   " WHEN length($1) = 10 THEN " NEXT_DAY " END",
      .typed = true },
    { .name = "postgresql",
      .engine = "PostgreSQL 12",
      .with = "PostgreSQL 12",
      .integer = "cast(nullif(cast($1 AS text), '') AS bigint)",
      .real = "cast(nullif(cast($1 AS text), '') AS double precision)",
      .number = "cast(CASE WHEN $1 ~ '^[-+]?[0-9]+([.][0-9]+)?$' THEN $1 END AS double precision)",
      .text = "cast($1 AS text)",
      .day_after =
          "CASE WHEN $1 >= '9999-12-31' OR $1 IN ('9999', '9999-12') THEN NULL "
          "WHEN length($1) = 10 THEN to_char(cast($1 AS date) + 1, 'YYYY-MM-DD') "
          "WHEN length($1) = 7 THEN to_char(cast($1 || '-01' AS date) + interval '1 month', 'YYYY-MM') "
          "WHEN length($1) = 4 THEN to_char(cast($1 || '-01-01' AS date) + interval '1 year', 'YYYY') END",
      .column = "cast($1 AS text) COLLATE \"C\"" },
};

const mv_dialect *mv_dialect_at(unsigned index)
{
    return index < MV_COUNT(dialects) ? &dialects[index] : NULL;
}

const char *mv_dialect_name(size_t index)
{
    return index < MV_COUNT(dialects) ? dialects[index].name : NULL;
}

/* --- helper functions said by simpler ones ---------------------------------------------------------------- */

#define PART(value, zeros) "substr(as_text(1" zeros " + cast(" value " AS integer)), 2)"
#define YEAR PART("$1", "0000")
#define MONTH(rest) " || CASE WHEN cast($2 AS integer) > 0 THEN '-' || " PART("$2", "00") rest " ELSE '' END"
#define DAY " || CASE WHEN cast($3 AS integer) > 0 THEN '-' || " PART("$3", "00") " ELSE '' END"
#define FOUND "CASE WHEN $2 <> '' THEN $2 ELSE $1 END"

static const struct {
    const char *name;
    unsigned arguments;
    const char *words;
} functions[] = {
    { "keep", 2, "($1)" },
    /* what is counted on the way is not said by another engine; where it matters, DISTINCT stands beside it */
    { "say", 2, "(1 = 1)" },
    { "again", 1, "(1 = 0)" },
    { "again", 4, "(1 = 0)" },
    { "again", 5, "(1 = 0)" },
    { "again", 6, "(1 = 0)" },
    { "mirrored", 3, "(1 = 0)" },
    { "mirrored", 4, "(1 = 0)" },
    { "mirrored", 5, "(1 = 0)" },
    { "mirrored", 6, "(1 = 0)" },
    { "match_code", 2, FOUND },
    { "match_code", 3, FOUND },
    { "ymd", 1, "CASE WHEN cast($1 AS integer) > 0 THEN " YEAR " END" },
    { "ymd", 2, "CASE WHEN cast($1 AS integer) > 0 THEN " YEAR MONTH("") " END" },
    { "ymd", 3, "CASE WHEN cast($1 AS integer) > 0 THEN " YEAR MONTH(DAY) " END" },
    { "row_list", 1, "as_text(count($1)) || ' rows'" },
    { "max", 2, "CASE WHEN $1 >= $2 THEN $1 WHEN $1 < $2 THEN $2 END" },
    { "max", 3, "max(max($1, $2), $3)" },
    { "min", 3, "min(min($1, $2), $3)" },
    { "min", 2, "CASE WHEN $1 <= $2 THEN $1 WHEN $1 > $2 THEN $2 END" },
};

const char *mv_dialect_words(const char *function, unsigned arguments)
{
    for (size_t i = 0; i < MV_COUNT(functions); i++)
        if (strcasecmp(functions[i].name, function) == 0 && functions[i].arguments == arguments)
            return functions[i].words;
    return NULL;
}

bool mv_dialect_knows(const char *word, unsigned length)
{
    static const char *const known[] = {
        "count",      "sum",    "min",      "max",        "abs",    "round",  "coalesce",
        "nullif",     "substr", "length",   "replace",    "as",     "in",     "and",
        "or",         "not",    "on",       "when",       "then",   "else",   "from",
        "join",       "where",  "having",   "by",         "select", "exists", "over",
        "row_number", "rank",   "distinct", "between",    "union",  "all",    "using",
        "lag",        "lead",   "case",     "dense_rank", "limit",  "except", "materialized",
    };
    for (size_t i = 0; i < MV_COUNT(known); i++)
        if (strlen(known[i]) == length && strncasecmp(known[i], word, length) == 0) return true;
    return false;
}
