#include "formats/recipes/engine/sql.h"
#include "support/limits.h"
#include <stdlib.h>
#include <string.h>

/* Functions that remember the rows before: what tables of events say twice. Of a key 62 bits are kept, in which
 * two of two million differ but for a few times in a million; the other two say which way round it was seen. Once
 * there are as many as are remembered nothing is looked for any more. */

enum { FIRST_ROOM = 1 << 12, ONE_WAY = 1, OTHER_WAY = 2, BOTH_WAYS = 3, SLOT_BITS = 20 };

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15;
    return hash ^ hash >> 32;
}

static uint64_t hash_of_bytes(const char *text, size_t left)
{
    uint64_t hash = left, word;
    for (; left >= sizeof word; left -= sizeof word, text += sizeof word) {
        memcpy(&word, text, sizeof word);
        hash = mix(hash, word);
    }
    word = 0;
    if (left) memcpy(&word, text, left);
    return mix(hash, word);
}

static uint64_t hash_of(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return hash_of_bytes(text, (size_t)sqlite3_value_bytes(value));
}

/* The key of one value. Those that differ in their last digit alone, as ids of rows in their order do, stand side
 * by side: what is far apart the processor waits for. */
static uint64_t key_of_one(uint64_t key, sqlite3_value *value)
{
    enum { NEIGHBOURS = 7 };
    const char *text = (const char *)sqlite3_value_text(value);
    size_t length = (size_t)sqlite3_value_bytes(value);
    uint64_t last = length ? (unsigned char)text[length - 1] : 0;
    key = mix(mix(key, hash_of_bytes(text, length ? length - 1 : 0)), length ? last / (NEIGHBOURS + 1) + 1 : 0);
    return (key & ~((uint64_t)NEIGHBOURS << SLOT_BITS)) | (last & NEIGHBOURS) << SLOT_BITS;
}

static uint64_t *find_slot(const mv_seen *seen, uint64_t key)
{
    size_t at = (size_t)(key >> SLOT_BITS) & (seen->room - 1);
    while (seen->slots[at] && (seen->slots[at] ^ key) > BOTH_WAYS) at = (at + 1) & (seen->room - 1);
    return &seen->slots[at];
}

static void make_room(mv_seen *seen)
{
    mv_seen old = *seen;
    if (seen->room > 2 * seen->count) return;
    seen->room = old.room ? 2 * old.room : FIRST_ROOM;
    seen->slots = mv_alloc_array(seen->room, sizeof *seen->slots);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i]) *find_slot(seen, old.slots[i]) = old.slots[i];
    free(old.slots);
}

/* Remembers a key, and says which ways it was seen before. */
static uint64_t see(mv_sql *sql, uint64_t key, uint64_t way)
{
    mv_seen *seen = &sql->seen;
    make_room(seen);
    uint64_t *slot = find_slot(seen, key), before = *slot & BOTH_WAYS;
    seen->count += !*slot;
    *slot = (key & ~(uint64_t)BOTH_WAYS) | before | way;
    if (seen->count == MV_SEEN_KEYS) seen->last_row = sql->row;
    return before;
}

static uint64_t key_of(uint64_t key, int count, sqlite3_value **values)
{
    for (int i = 0; i < count; i++) key = mix(key, hash_of(values[i]));
    return key;
}

/* again(key, ...): whether a row before had the same. */
static void again(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    mv_sql *sql = sqlite3_user_data(context);
    uint64_t before = 0, number = (uint64_t)argc;
    if (!sql->seen.last_row)
        before = see(sql, argc == 1 ? key_of_one(number, *argv) : key_of(number, argc, argv), ONE_WAY);
    sqlite3_result_int(context, before != 0);
}

/* mirrored(one, other, key, ...): whether a row before had the same with the two the other way round. */
static void mirrored(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    mv_sql *sql = sqlite3_user_data(context);
    uint64_t one = hash_of(argv[0]), other = hash_of(argv[1]), less = one < other ? one : other;
    uint64_t way = one < other ? ONE_WAY : OTHER_WAY, before = 0;
    if (!sql->seen.last_row && one != other)
        before = see(sql, key_of(mix(mix(~(uint64_t)argc, less), one ^ other), argc - 2, argv + 2), way);
    sqlite3_result_int(context, (before & ~way) != 0);
}

/* say(condition, what): always true; rows for which the condition holds are counted as `what`. */
static void say(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    mv_sql *sql = sqlite3_user_data(context);
    const char *what = (const char *)sqlite3_value_text(argv[1]);
    (void)argc;
    if (sqlite3_value_double(argv[0]) != 0) mv_counter_add(&sql->said, sql, what ? what : "", false);
    sqlite3_result_int(context, 1);
}

mv_status mv_sql_add_seen(mv_sql *sql)
{
    const mv_sql_function rows[] = {
        { "say", 2, say },           { "again", 1, again },       { "again", 4, again },
        { "again", 5, again },       { "again", 6, again },       { "mirrored", 3, mirrored },
        { "mirrored", 4, mirrored }, { "mirrored", 5, mirrored }, { "mirrored", 6, mirrored },
    };
    return mv_sql_add_functions(sql, rows, MV_COUNT(rows));
}
