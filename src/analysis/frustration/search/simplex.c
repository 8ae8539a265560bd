#include "analysis/frustration/search/simplex.h"
#include "support/memory.h"
#include <glpk.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct mv_simplex {
    glp_prob *problem;
    bool failed, out_of_memory;
    jmp_buf failure;
    /* what the call at hand works on */
    const uint32_t *edges, *start, *cycles;
    size_t count;
    uint32_t edge;
    int lower, upper;
    double seconds;
    float *x;
    double *y;
    uint8_t *kept;
    const mv_kernel *kernel;
};

static void on_error(void *simplex)
{
    longjmp(((mv_simplex *)simplex)->failure, 1);
}

/* GLPK says why it fails on its terminal alone. */
static int listen_to(void *simplex, const char *line)
{
    ((mv_simplex *)simplex)->out_of_memory |= strstr(line, "memory") != NULL;
    return 1; /* nothing is printed */
}

/* Runs one step with GLPK's errors caught: its hook must not return, so it jumps back here. */
static bool guarded(mv_simplex *simplex, bool (*step)(mv_simplex *))
{
    if (simplex->failed) return false;
    if (setjmp(simplex->failure)) {
        simplex->failed = true;
        glp_error_hook(NULL, NULL);
        glp_free_env(); /* GLPK's own way out: it frees the problem with everything else */
        simplex->problem = NULL;
        if (simplex->out_of_memory) mv_out_of_memory();
        return false;
    }
    glp_error_hook(on_error, simplex);
    bool done = step(simplex);
    glp_error_hook(NULL, NULL);
    return done;
}

static bool create(mv_simplex *simplex)
{
    const mv_kernel *kernel = simplex->kernel;
    if (glp_init_env() == 2) mv_out_of_memory(); /* any other function would end the process */
    glp_term_hook(listen_to, simplex);
    simplex->problem = glp_create_prob();
    glp_set_obj_dir(simplex->problem, GLP_MIN);
    glp_add_cols(simplex->problem, (int)kernel->count);
    for (size_t e = 0; e < kernel->count; e++) {
        glp_set_col_bnds(simplex->problem, (int)e + 1, GLP_DB, 0, 1);
        glp_set_obj_coef(simplex->problem, (int)e + 1, (double)mv_magnitude(kernel->edges[e].pull) / kernel->mean);
    }
    return true;
}

mv_simplex *mv_simplex_new(const mv_kernel *kernel)
{
    mv_simplex *simplex = mv_alloc(sizeof *simplex);
    simplex->kernel = kernel;
    guarded(simplex, create);
    return simplex;
}

void mv_simplex_free(mv_simplex *simplex)
{
    if (!simplex) return;
    if (simplex->problem) glp_delete_prob(simplex->problem);
    if (!simplex->failed) glp_free_env();
    free(simplex);
}

static bool add(mv_simplex *simplex)
{
    uint32_t longest = 0;
    for (size_t i = 0; i < simplex->count; i++) {
        uint32_t length = simplex->start[simplex->cycles[i] + 1] - simplex->start[simplex->cycles[i]];
        if (length > longest) longest = length;
    }
    int *index = mv_alloc_array(longest + 1, sizeof *index);
    double *ones = mv_alloc_array(longest + 1, sizeof *ones);
    for (uint32_t k = 0; k <= longest; k++) ones[k] = 1;
    int row = simplex->count ? glp_add_rows(simplex->problem, (int)simplex->count) : 0;
    for (size_t i = 0; i < simplex->count; i++, row++) {
        uint32_t begin = simplex->start[simplex->cycles[i]], end = simplex->start[simplex->cycles[i] + 1];
        for (uint32_t k = begin; k < end; k++) index[k - begin + 1] = (int)simplex->edges[k] + 1;
        glp_set_mat_row(simplex->problem, row, (int)(end - begin), index, ones);
        glp_set_row_bnds(simplex->problem, row, GLP_LO, 1, 0);
    }
    free(index);
    free(ones);
    return true;
}

bool mv_simplex_add(mv_simplex *simplex, const uint32_t *edges, const uint32_t *start, const uint32_t *cycles,
                    size_t count)
{
    simplex->edges = edges;
    simplex->start = start;
    simplex->cycles = cycles;
    simplex->count = count;
    return guarded(simplex, add);
}

static bool limit(mv_simplex *simplex)
{
    int type = simplex->lower == simplex->upper ? GLP_FX : GLP_DB;
    glp_set_col_bnds(simplex->problem, (int)simplex->edge + 1, type, simplex->lower, simplex->upper);
    return true;
}

bool mv_simplex_limit(mv_simplex *simplex, uint32_t edge, int lower, int upper)
{
    simplex->edge = edge;
    simplex->lower = lower;
    simplex->upper = upper;
    return guarded(simplex, limit);
}

static bool solve(mv_simplex *simplex)
{
    glp_smcp options;
    glp_init_smcp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.meth = GLP_DUALP; /* rows were added, limits moved: the old basis is still dual feasible */
    options.tm_lim = (int)fmin(fmax(simplex->seconds, 0) * 1000 + 1, 1e9);
    int code = glp_simplex(simplex->problem, &options);
    if (code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND || code == GLP_EFAIL) {
        glp_std_basis(simplex->problem);
        code = glp_simplex(simplex->problem, &options);
    }
    if (code || glp_get_status(simplex->problem) != GLP_OPT) return false;
    /* An x below 0 by rounding would make shortest paths run in circles. */
    for (size_t e = 0; e < simplex->kernel->count; e++)
        simplex->x[e] = (float)fmin(1, fmax(0, glp_get_col_prim(simplex->problem, (int)e + 1)));
    int rows = glp_get_num_rows(simplex->problem);
    for (int i = 1; i <= rows; i++) simplex->y[i - 1] = fmax(0, glp_get_row_dual(simplex->problem, i));
    return true;
}

bool mv_simplex_solve(mv_simplex *simplex, double seconds, float *x, double *y)
{
    simplex->seconds = seconds;
    simplex->x = x;
    simplex->y = y;
    return guarded(simplex, solve);
}

static bool drop(mv_simplex *simplex)
{
    int rows = glp_get_num_rows(simplex->problem), slack = 0;
    int *list = mv_alloc_array((size_t)rows + 1, sizeof *list);
    for (int i = 1; i <= rows; i++) {
        simplex->kept[i - 1] = glp_get_row_stat(simplex->problem, i) != GLP_BS;
        if (!simplex->kept[i - 1]) list[++slack] = i;
    }
    if (slack) glp_del_rows(simplex->problem, slack, list);
    free(list);
    return true;
}

bool mv_simplex_drop_slack(mv_simplex *simplex, uint8_t *kept)
{
    simplex->kept = kept;
    return guarded(simplex, drop);
}
