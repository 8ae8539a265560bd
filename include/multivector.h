#ifndef MULTIVECTOR_H
#define MULTIVECTOR_H

#include "multivector/error.h"
#include "multivector/format.h"
#include "multivector/metric.h"
#include "multivector/network.h"
#include "multivector/present.h"
#include "multivector/relations.h"

#endif
