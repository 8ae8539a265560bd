#ifndef MULTIVECTOR_DECLS_H
#define MULTIVECTOR_DECLS_H

/* Around the declarations of every header here, so that they can be used from C++. */
#ifdef __cplusplus
#define MV_BEGIN_DECLS extern "C" {
#define MV_END_DECLS }
#else
#define MV_BEGIN_DECLS
#define MV_END_DECLS
#endif

#endif
