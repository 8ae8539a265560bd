#ifndef MULTIVECTOR_VERSION_H
#define MULTIVECTOR_VERSION_H

/* The version of these headers; that of the project in CMakeLists.txt. */
#define MV_VERSION_MAJOR 0
#define MV_VERSION_MINOR 1
#define MV_VERSION_PATCH 0

#endif
