#include "analysis/frustration/base/pair_table.h"
#include "support/memory.h"
#include <stdlib.h>

static void resize(mv_pair_table *table, size_t room)
{
    mv_pair_table old = *table;
    table->room = room;
    table->keys = mv_alloc_array(room, sizeof *table->keys);
    table->values = mv_alloc_array(room, sizeof *table->values);
    table->used = 0;
    for (size_t i = 0; i < old.room; i++) {
        if (!old.keys[i] || old.values[i] == MV_NO_EDGE) continue;
        *mv_pair_table_at(table, (uint32_t)(old.keys[i] >> 32) - 1, (uint32_t)old.keys[i]) = old.values[i];
    }
    mv_pair_table_clear(&old);
}

mv_pair_table mv_pair_table_make(size_t expected)
{
    size_t room = 16;
    while (room < 2 * expected) room *= 2;
    mv_pair_table table = { 0 };
    resize(&table, room);
    return table;
}

void mv_pair_table_clear(mv_pair_table *table)
{
    free(table->keys);
    free(table->values);
    *table = (mv_pair_table){ 0 };
}

uint32_t *mv_pair_table_at(mv_pair_table *table, uint32_t a, uint32_t b)
{
    if (4 * table->used > 3 * table->room) resize(table, 2 * table->room);
    uint64_t key = a < b ? ((uint64_t)(a + 1) << 32) | b : ((uint64_t)(b + 1) << 32) | a;
    size_t slot = (size_t)((key * 0x9e3779b97f4a7c15u) >> 20) & (table->room - 1);
    while (table->keys[slot] && table->keys[slot] != key) slot = (slot + 1) & (table->room - 1);
    if (!table->keys[slot]) {
        table->keys[slot] = key;
        table->values[slot] = MV_NO_EDGE;
        table->used++;
    }
    return &table->values[slot];
}
