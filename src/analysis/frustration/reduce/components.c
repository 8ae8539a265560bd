#include "analysis/frustration/reduce/kernel.h"
#include "support/memory.h"

uint32_t *mv_components_start(size_t nodes)
{
    uint32_t *component = mv_alloc_array(nodes, sizeof *component);
    for (uint32_t v = 0; v < nodes; v++) component[v] = v;
    return component;
}

uint32_t mv_components_root(uint32_t *component, uint32_t node)
{
    while (component[node] != node) node = component[node] = component[component[node]];
    return node;
}

void mv_components_join(uint32_t *component, uint32_t a, uint32_t b)
{
    a = mv_components_root(component, a);
    b = mv_components_root(component, b);
    if (a < b)
        component[b] = a;
    else
        component[a] = b;
}
