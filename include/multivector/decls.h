#ifndef MULTIVECTOR_DECLS_H
#define MULTIVECTOR_DECLS_H

/* Around the declarations of every header here: they can be used from C++, and they alone are seen outside of the
 * shared library, which is built with everything hidden. */
#ifdef __GNUC__
#define MV_PUBLIC_BEGIN _Pragma("GCC visibility push(default)")
#define MV_PUBLIC_END _Pragma("GCC visibility pop")
#else
#define MV_PUBLIC_BEGIN
#define MV_PUBLIC_END
#endif

#ifdef __cplusplus
#define MV_BEGIN_DECLS                                                                                            \
    MV_PUBLIC_BEGIN extern "C"                                                                                    \
    {
#define MV_END_DECLS                                                                                              \
    }                                                                                                             \
    MV_PUBLIC_END
#else
#define MV_BEGIN_DECLS MV_PUBLIC_BEGIN
#define MV_END_DECLS MV_PUBLIC_END
#endif

#endif
