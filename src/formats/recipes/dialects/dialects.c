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

/* Runs of years, where there are arrays. In ClickHouse and DuckDB a run begins with a year that has none before
 * it. */
#define YEARS "groupUniqArray(toInt64OrNull(toString($1)))"

#define SPELLS(years)                                                                                             \
    "(SELECT string_agg(low || '..' || high, ',' ORDER BY low) FROM (SELECT min(y) AS low, max(y) AS high "       \
    "FROM (SELECT y, y - row_number() OVER (ORDER BY y) AS run FROM " years " WHERE y IS NOT NULL) AS numbered "  \
    "GROUP BY run) AS runs)"

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
                   "WHEN length($1) = 4 THEN substr(date($1 || '-01-01', '+1 year'), 1, 4) END",
      .cut = "WITH RECURSIVE cut(of_text, part, rest, place) AS (SELECT of_text, '', of_text || $2, 0 FROM ($1) "
             "UNION ALL SELECT of_text, substr(rest, 1, instr(rest, $2) - 1), "
             "substr(rest, instr(rest, $2) + length($2)), place + 1 FROM cut WHERE rest <> '') "
             "SELECT of_text, trim(part, ' ' || char(9, 10, 13)) AS value, place FROM cut WHERE place > 0" },
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
          "date) AS varchar), 1, 4) END",
      .cut = "SELECT of_text, trim(unnest(string_split(of_text, $2)), E' \\t\\r\\n') AS value, "
             "generate_subscripts(string_split(of_text, $2), 1) AS place FROM ($1) AS texts",
      .cells = "SELECT t.rowid AS of_row, e.key AS name, e.value ->> '$' AS value, e.id AS number FROM $1 AS t "
               "CROSS JOIN LATERAL json_each(to_json(t)) AS e WHERE e.key <> 'rowid'",
      .spells = SPELLS("(SELECT unnest(list_distinct(list(try_cast($1 AS bigint)))) AS y)") },
    { .name = "clickhouse",
      .engine = "ClickHouse 18.16",
      .with = "ClickHouse 21",
      .integer = "toInt64OrZero(toString($1))",
      .real = "toFloat64OrZero(toString($1))",
      .number = "toFloat64OrNull($1)",
      .text = "toString($1)",
      .after = "toNullable($1)",
      .joined = "\nSETTINGS join_use_nulls = 1",
      .day_after = "CASE WHEN $1 IN ('9999', '9999-12', '9999-12-31') THEN NULL "
                   "WHEN length($1) = 4 THEN " NEXT_YEAR " WHEN length($1) = 7 THEN " NEXT_MONTH
                   " WHEN length($1) = 10 THEN " NEXT_DAY " END",
      .cut = "SELECT of_text, replaceRegexpAll(part, '^[ \\t\\r\\n]+|[ \\t\\r\\n]+$', '') AS value, place FROM "
             "($1) AS texts "
             "ARRAY JOIN splitByString($2, ifNull(of_text, '')) AS part, "
             "arrayEnumerate(splitByString($2, ifNull(of_text, ''))) AS place",
      .cells = "SELECT of_row, tupleElement(cell, 1) AS name, tupleElement(cell, 2) AS value, number FROM (SELECT "
               "rowid AS of_row, JSONExtractKeysAndValues(formatRow('JSONEachRow', * EXCEPT rowid), 'String') AS "
               "row_cells "
               "FROM $1) AS t ARRAY JOIN row_cells AS cell, arrayEnumerate(row_cells) AS number",
      .spells = "nullIf(arrayStringConcat(arrayMap((low, high) -> concat(toString(low), '..', toString(high)), "
                "arrayFilter(of_year -> NOT has(" YEARS ", of_year - 1), arraySort(" YEARS ")), "
                "arrayFilter(of_year -> NOT has(" YEARS ", of_year + 1), arraySort(" YEARS "))), ','), '')",
      .typed = true },
    { .name = "postgresql",
      .engine = "PostgreSQL 12",
      .with = "PostgreSQL 12",
      .integer = "cast(substring(cast($1 AS text) from '^ *[-+]?[0-9]+') AS bigint)",
      .real = "cast(substring(cast($1 AS text) from "
              "'^ *[-+]?(?:[0-9]+[.]?[0-9]*|[.][0-9]+)(?:[eE][-+]?[0-9]+)?') AS double precision)",
      .number = "cast(CASE WHEN $1 ~ '^[-+]?[0-9]+([.][0-9]+)?$' THEN $1 END AS double precision)",
      .text = "cast($1 AS text)",
      .decimal = "cast($1 AS numeric)",
      .day_after =
          "CASE WHEN $1 >= '9999-12-31' OR $1 IN ('9999', '9999-12') THEN NULL "
          "WHEN length($1) = 10 THEN to_char(cast($1 AS date) + 1, 'YYYY-MM-DD') "
          "WHEN length($1) = 7 THEN to_char(cast($1 || '-01' AS date) + interval '1 month', 'YYYY-MM') "
          "WHEN length($1) = 4 THEN to_char(cast($1 || '-01-01' AS date) + interval '1 year', 'YYYY') END",
      .column = "cast($1 AS text) COLLATE \"C\"",
      .cut = "SELECT of_text, btrim(part, E' \\t\\r\\n') AS value, place FROM ($1) AS texts "
             "CROSS JOIN LATERAL unnest(string_to_array(of_text, $2)) WITH ORDINALITY AS parts(part, place)",
      .cells = "SELECT t.rowid AS of_row, e.name, e.value, e.number FROM $1 AS t CROSS JOIN LATERAL "
               "json_each_text(row_to_json(t)) WITH ORDINALITY AS e(name, value, number) WHERE e.name <> 'rowid'",
      .spells = SPELLS("unnest(array_agg(DISTINCT cast(nullif(cast($1 AS text), '') AS bigint))) AS years(y)") },
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
