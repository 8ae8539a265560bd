#ifndef MULTIVECTOR_H
#define MULTIVECTOR_H

#include "multivector/balance.h"
#include "multivector/changes.h"
#include "multivector/compare.h"
#include "multivector/error.h"
#include "multivector/format.h"
#include "multivector/frustration.h"
#include "multivector/metric.h"
#include "multivector/network.h"
#include "multivector/present.h"
#include "multivector/relations.h"
#include "multivector/sets.h"
#include "multivector/timeline.h"
#include "multivector/vectors.h"
#include "multivector/whatif.h"

#endif
