#include "multivector/compare.h"
#include "support/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Compares pairs of networks, for tests/oracle/association.py and for measurements:
 *
 *     associate qap DRAWS SEED < PAIRS
 *     associate deltacon < PAIRS
 *
 * PAIRS holds numbers only: for every pair of networks the number of actors, the number of lines to come, and in
 * each of these two actors, counted from 0, and the values of the pair in both networks. A line is printed for
 * each: qap: r, then p and its standard error two-tailed, greater and less, draws, exact; deltacon: distance, then
 * the blame of every actor. "nan" stands for what is undefined. On standard error the CPU seconds that it took. */

static double seconds_since(clock_t start)
{
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static mv_signed_ties make_ties(size_t actors, size_t most)
{
    return (mv_signed_ties){ actors, 0, mv_alloc_array(most, sizeof(uint32_t)),
                             mv_alloc_array(most, sizeof(uint32_t)), mv_alloc_array(most, sizeof(double)) };
}

static void add_tie(mv_signed_ties *ties, uint32_t a, uint32_t b, double weight)
{
    if (weight == 0) return;
    ties->a[ties->count] = a;
    ties->b[ties->count] = b;
    ties->weight[ties->count++] = weight;
}

/* False at the end of the input. */
static bool read_pair(mv_signed_ties *x, mv_signed_ties *y)
{
    size_t actors, lines;
    if (scanf("%zu %zu", &actors, &lines) != 2) return false;
    *x = make_ties(actors, lines);
    *y = make_ties(actors, lines);
    for (size_t i = 0; i < lines; i++) {
        uint32_t a, b;
        double of_x, of_y;
        if (scanf("%" SCNu32 " %" SCNu32 " %lf %lf", &a, &b, &of_x, &of_y) != 4 || a >= actors || b >= actors) {
            fprintf(stderr, "associate: a line is not two actors and two values\n");
            exit(MV_BAD_DATA);
        }
        add_tie(x, a, b, of_x);
        add_tie(y, a, b, of_y);
    }
    return true;
}

static void print_qap(const mv_signed_ties *x, const mv_signed_ties *y, const mv_qap_options *options)
{
    mv_qap qap = mv_qap_test(x, y, options);
    printf("%.17g %.17g %.17g %.17g %.17g %.17g %.17g %" PRIu64 " %d\n", qap.r, qap.two_tailed.p,
           qap.two_tailed.error, qap.greater.p, qap.greater.error, qap.less.p, qap.less.error, qap.draws,
           qap.exact);
}

static void print_deltacon(const mv_signed_ties *x, const mv_signed_ties *y)
{
    mv_deltacon *deltacon = mv_deltacon_build(x, y);
    printf("%.17g", deltacon->distance);
    for (size_t i = 0; i < deltacon->actors && deltacon->blame; i++) printf(" %.17g", deltacon->blame[i]);
    printf("\n");
    mv_deltacon_free(deltacon);
}

int main(int argc, char **argv)
{
    bool deltacon = argc == 2 && strcmp(argv[1], "deltacon") == 0;
    mv_qap_options options = { 0 };
    if (!deltacon && (argc != 4 || strcmp(argv[1], "qap") != 0)) {
        fprintf(stderr, "usage: associate qap DRAWS SEED | associate deltacon\n");
        return MV_USAGE;
    }
    if (!deltacon) options = (mv_qap_options){ strtoull(argv[2], NULL, 10), strtoull(argv[3], NULL, 10) };
    double seconds = 0;
    for (mv_signed_ties x, y; read_pair(&x, &y);) {
        clock_t start = clock();
        if (deltacon)
            print_deltacon(&x, &y);
        else
            print_qap(&x, &y, &options);
        seconds += seconds_since(start);
        mv_signed_ties_clear(&x);
        mv_signed_ties_clear(&y);
    }
    fprintf(stderr, "%.6f s\n", seconds);
    return MV_OK;
}
