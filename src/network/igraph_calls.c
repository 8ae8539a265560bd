#include "network/network_internal.h"
#include "support/memory.h"
#include <math.h>

/* What every call into igraph needs. */

/* igraph's own handlers end the program or print; here the caller looks at the code instead. The random numbers
 * are of the kind that igraph begins with, and always the same: it would seed them by the clock. */
static void give_back(const mv_igraph_host *host)
{
    if (host->drawn) {
        igraph_rng_destroy(igraph_rng_default());
        *igraph_rng_default() = host->random;
    }
    igraph_set_warning_handler(host->warning);
    igraph_set_error_handler(host->error);
}

/* Memory ran out: what igraph would free is forgotten, not freed. */
static void give_up(void *context)
{
    const mv_igraph_host *host = context;
    int count = IGRAPH_FINALLY_STACK_SIZE() - host->pending;
    if (count > 0) IGRAPH_FINALLY_CLEAN(count);
    give_back(host);
}

/* Called where the error occurs, before igraph frees anything. */
static void look_at_error(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)reason, (void)file, (void)line;
    if (code == IGRAPH_ENOMEM) mv_out_of_memory();
}

void mv_igraph_begin(mv_igraph_host *host)
{
#if IGRAPH_VERSION_MAJOR >= 1
    igraph_setup();
#endif
    igraph_rng_t own;
    *host = (mv_igraph_host){ .error = igraph_set_error_handler(look_at_error),
                              .warning = igraph_set_warning_handler(igraph_warning_handler_ignore),
                              .random = *igraph_rng_default(),
                              .pending = IGRAPH_FINALLY_STACK_SIZE(),
                              .cleanup = { give_up, host, NULL } };
    mv_guard_add(&host->cleanup);
    mv_igraph_memory(igraph_rng_init(&own, &igraph_rngtype_pcg32));
    mv_igraph_memory(igraph_rng_seed(&own, 1));
    *igraph_rng_default() = own;
    host->drawn = true;
}

void mv_igraph_end(mv_igraph_host *host)
{
    mv_guard_drop(&host->cleanup);
    give_back(host);
}

mv_status mv_igraph_check(igraph_error_t code, mv_log *log)
{
    if (code == IGRAPH_SUCCESS) return MV_OK;
    return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "igraph: %s", igraph_strerror(code));
}

void mv_igraph_memory(igraph_error_t code)
{
    if (code != IGRAPH_SUCCESS) mv_out_of_memory();
}

int mv_igraph_scale(igraph_vector_t *weights)
{
    if (igraph_vector_size(weights) == 0) return 0;
    int exponent = ilogb(igraph_vector_max(weights));
    for (igraph_integer_t i = 0; i < igraph_vector_size(weights); i++)
        VECTOR(*weights)[i] = ldexp(VECTOR(*weights)[i], -exponent);
    return exponent;
}

const char *mv_igraph_version(void)
{
    const char *version;
    igraph_version(&version, NULL, NULL, NULL);
    return version;
}
