#include "formats/recipes/tally.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1 << 12 };

/* A number, or for MIN and MAX any value. */
typedef struct fold {
    sqlite3_int64 whole;
    double real;
    sqlite3_value *value;
    bool is_real, is_set;
} fold;

typedef struct group {
    struct group *next; /* in its slot */
    uint64_t hash;
    size_t length; /* of the keys, which stand behind the folds */
    fold folds[];
} group;

struct mv_tally {
    mv_arena *arena; /* of groups with their keys */
    size_t used, fold_count;
    group **slots;
    size_t slot_count;
    group **groups; /* in the order in which they were met */
    size_t count;
    mv_text keys;  /* of the row at hand */
    uint64_t seed; /* of hashes: no input is made to be slow */
};

/* --- groups ------------------------------------------------------------------------------------------- */

static void add_bytes(mv_text *keys, int type, const void *bytes, int length)
{
    mv_text_add_bytes(keys, &(char){ (char)type }, 1);
    mv_text_add_bytes(keys, (const char *)&length, sizeof length);
    if (length) mv_text_add_bytes(keys, bytes, (size_t)length);
}

static void add_number_key(mv_text *keys, sqlite3_value *value)
{
    sqlite3_int64 whole = sqlite3_value_int64(value);
    double real = sqlite3_value_double(value);
    bool is_whole = real == (double)whole;
    mv_text_add_bytes(keys, &(char){ is_whole ? SQLITE_INTEGER : SQLITE_FLOAT }, 1);
    mv_text_add_bytes(keys, is_whole ? (char *)&whole : (char *)&real, sizeof whole);
}

/* A value as bytes, equal for what SQLite holds to be equal: 1 and 1.0 are. (The bytes of a text are asked for as
 * those of a blob: for a text SQLite would add a NUL, and allocate memory for it.) */
static void add_key(mv_text *keys, sqlite3_value *value)
{
    int type = sqlite3_value_type(value);
    if (type == SQLITE_TEXT || type == SQLITE_BLOB)
        add_bytes(keys, type, sqlite3_value_blob(value), sqlite3_value_bytes(value));
    else if (type == SQLITE_NULL)
        mv_text_add_bytes(keys, &(char){ SQLITE_NULL }, 1);
    else
        add_number_key(keys, value);
}

static uint64_t hash_of(const mv_text *keys, uint64_t seed)
{
    uint64_t hash = seed ^ keys->length, word;
    for (size_t i = 0; i < keys->length; i += sizeof word) {
        size_t left = keys->length - i;
        word = 0;
        memcpy(&word, keys->bytes + i, left < sizeof word ? left : sizeof word);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 32;
    }
    return hash;
}

static char *keys_of(const mv_tally *t, group *g)
{
    return (char *)(g->folds + t->fold_count);
}

static void rehash(mv_tally *t)
{
    t->slot_count = t->slot_count ? 4 * t->slot_count : FIRST_SLOTS;
    free(t->slots);
    t->slots = mv_alloc_array(t->slot_count, sizeof *t->slots);
    for (size_t i = 0; i < t->count; i++) {
        group **slot = &t->slots[t->groups[i]->hash & (t->slot_count - 1)];
        t->groups[i]->next = *slot;
        *slot = t->groups[i];
    }
}

static group *add_group(mv_tally *t, uint64_t hash)
{
    size_t size = sizeof(group) + t->fold_count * sizeof(fold) + t->keys.length;
    if (t->count >= t->slot_count) rehash(t);
    group *made = mv_arena_alloc(t->arena, size);
    group **slot = &t->slots[hash & (t->slot_count - 1)];
    made->hash = hash;
    made->length = t->keys.length;
    memcpy(keys_of(t, made), t->keys.bytes, made->length);
    made->next = *slot;
    *slot = made;
    t->groups = mv_grow(t->groups, t->count, sizeof *t->groups);
    t->groups[t->count++] = made;
    t->used += size + 3 * sizeof made;
    return made;
}

/* The group of the keys at hand. */
static group *get_group(mv_tally *t)
{
    uint64_t hash = hash_of(&t->keys, t->seed);
    group *g = t->slot_count ? t->slots[hash & (t->slot_count - 1)] : NULL;
    while (g &&
           (g->hash != hash || g->length != t->keys.length || memcmp(keys_of(t, g), t->keys.bytes, g->length)))
        g = g->next;
    return g ? g : add_group(t, hash);
}

/* --- folding ------------------------------------------------------------------------------------------ */

/* False when the sum of whole numbers is more than 64 bits hold. */
static bool add_number(fold *f, sqlite3_value *value)
{
    bool real = sqlite3_value_type(value) == SQLITE_FLOAT;
    f->is_set = true;
    f->is_real |= real;
    if (real) f->real += sqlite3_value_double(value);
    return real || !__builtin_add_overflow(f->whole, sqlite3_value_int64(value), &f->whole);
}

/* The order of SQLite: numbers before texts before blobs, texts by their bytes. */
static int compare(sqlite3_value *a, sqlite3_value *b)
{
    int x = sqlite3_value_type(a), y = sqlite3_value_type(b);
    if (x <= SQLITE_FLOAT && y <= SQLITE_FLOAT) {
        if (x == SQLITE_INTEGER && y == SQLITE_INTEGER) {
            sqlite3_int64 one = sqlite3_value_int64(a), other = sqlite3_value_int64(b);
            return (one > other) - (one < other);
        }
        double one = sqlite3_value_double(a), other = sqlite3_value_double(b);
        return (one > other) - (one < other);
    }
    if (x != y) return x < y ? -1 : 1;
    int lengths[] = { sqlite3_value_bytes(a), sqlite3_value_bytes(b) };
    int order = memcmp(sqlite3_value_blob(a), sqlite3_value_blob(b),
                       (size_t)(lengths[0] < lengths[1] ? lengths[0] : lengths[1]));
    return order ? order : lengths[0] - lengths[1];
}

static void keep_better(fold *f, sqlite3_value *value, bool larger)
{
    int order = f->value ? compare(value, f->value) : larger ? 1 : -1;
    if (larger ? order <= 0 : order >= 0) return;
    sqlite3_value_free(f->value);
    f->value = sqlite3_value_dup(value);
    f->is_set = true;
}

static bool fold_value(fold *f, mv_fold_kind kind, sqlite3_value *value)
{
    bool none = sqlite3_value_type(value) == SQLITE_NULL;
    if (kind == MV_FOLD_COUNT) f->is_set = true;
    if (none) return true;
    if (kind == MV_FOLD_TOTAL) return add_number(f, value);
    if (kind == MV_FOLD_COUNT)
        f->whole++;
    else
        keep_better(f, value, kind == MV_FOLD_MAX);
    return true;
}

int mv_tally_add(mv_tally *t, const mv_grouping *grouping, sqlite3_value **values)
{
    bool good = true;
    t->keys.length = 0;
    for (size_t i = 0; i < grouping->key_count; i++) add_key(&t->keys, values[i]);
    group *g = get_group(t);
    values += grouping->key_count;
    for (size_t i = 0; i < t->fold_count; i++) good &= fold_value(&g->folds[i], grouping->folds[i], values[i]);
    return good ? SQLITE_OK : SQLITE_FULL;
}

mv_tally *mv_tally_new(size_t fold_count)
{
    mv_tally *t = mv_alloc(sizeof *t);
    t->arena = mv_arena_new();
    t->fold_count = fold_count;
    sqlite3_randomness(sizeof t->seed, &t->seed);
    return t;
}

void mv_tally_free(mv_tally *t)
{
    if (!t) return;
    for (size_t i = 0; i < t->count; i++)
        for (size_t f = 0; f < t->fold_count; f++) sqlite3_value_free(t->groups[i]->folds[f].value);
    mv_arena_free(t->arena);
    mv_text_clear(&t->keys);
    MV_FREE(t->slots, t->groups, t);
}

/* --- giving ------------------------------------------------------------------------------------------- */

size_t mv_tally_count(const mv_tally *t)
{
    return t->count;
}

size_t mv_tally_memory(const mv_tally *t)
{
    return t->used;
}

/* The bytes of a key, as add_key() wrote them, without the one that says its type. */
static size_t key_length(int type, const char *key)
{
    int length = 0;
    if (type == SQLITE_NULL) return 0;
    if (type == SQLITE_INTEGER) return sizeof(sqlite3_int64);
    if (type == SQLITE_FLOAT) return sizeof(double);
    memcpy(&length, key, sizeof length);
    return sizeof length + (size_t)length;
}

void mv_tally_give_key(const mv_tally *t, size_t index, size_t number, sqlite3_context *result)
{
    const char *key = keys_of(t, t->groups[index]);
    sqlite3_int64 whole = 0;
    double real = 0;
    for (; number; number--) key += 1 + key_length(*key, key + 1);
    int type = *key++;
    size_t length = key_length(type, key), text = length - sizeof(int);
    if (type == SQLITE_INTEGER) memcpy(&whole, key, sizeof whole);
    if (type == SQLITE_FLOAT) memcpy(&real, key, sizeof real);
    if (type == SQLITE_INTEGER) sqlite3_result_int64(result, whole);
    if (type == SQLITE_FLOAT) sqlite3_result_double(result, real);
    if (type == SQLITE_TEXT) sqlite3_result_text(result, key + sizeof(int), (int)text, SQLITE_TRANSIENT);
    if (type == SQLITE_BLOB) sqlite3_result_blob(result, key + sizeof(int), (int)text, SQLITE_TRANSIENT);
}

void mv_tally_give_fold(const mv_tally *t, size_t index, size_t number, sqlite3_context *result)
{
    const fold *f = &t->groups[index]->folds[number];
    if (!f->is_set) return;
    if (f->value)
        sqlite3_result_value(result, f->value);
    else if (f->is_real)
        sqlite3_result_double(result, f->real + (double)f->whole);
    else
        sqlite3_result_int64(result, f->whole);
}
