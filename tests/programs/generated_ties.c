#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* generated_ties TIES [nodes]: a CSV table of so many made-up signed ties among a fifth as many actors, whose
 * degrees follow a power law (exponent 3: the largest has a share of two in the square root of the actors). With
 * "nodes" the table of those actors, with a vector each. */

static uint64_t state = 88172645463325252u;

/* xorshift64: the same everywhere. */
static uint64_t draw(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

/* Numbers are scattered, so that those of large degree are not the first: the factor is a prime. */
static uint64_t draw_actor(uint64_t actors)
{
    double share = (double)(draw() >> 11) * 0x1p-53;
    return (uint64_t)(share * share * (double)actors) * 1000000007u % actors;
}

static void write_ties(uint64_t count)
{
    static const char *const types[] = { "alliance", "trade", "member" };
    uint64_t actors = count / 5;
    printf("source,target,type,sign,weight\n");
    for (uint64_t i = 0; i < count; i++) {
        uint64_t source = draw_actor(actors), target = draw_actor(actors), rest = draw();
        if (source == target) target = (target + 1) % actors;
        const char *sign = rest / 3 % 5 ? "1" : "-1";
        printf("%u,%u,%s,%s,%g\n", (unsigned)source, (unsigned)target, types[rest % 3], sign,
               (double)(1 + rest / 15 % 8) / 2);
    }
}

static void write_nodes(uint64_t actors)
{
    static const char *const vectors[] = { "western", "eastern", "southern", "northern" };
    printf("id,vector\n");
    for (uint64_t i = 0; i < actors; i++) printf("%u,%s\n", (unsigned)i, vectors[draw() % 4]);
}

int main(int argc, char **argv)
{
    uint64_t count = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    if (count < 10) return 64;
    if (argc > 2)
        write_nodes(count / 5);
    else
        write_ties(count);
    return fflush(stdout) == 0 ? 0 : 1;
}
