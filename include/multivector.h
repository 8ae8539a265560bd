#ifndef MULTIVECTOR_H
#define MULTIVECTOR_H

#include "multivector/balance.h"
#include "multivector/chance.h"
#include "multivector/compare.h"
#include "multivector/decls.h"
#include "multivector/error.h"
#include "multivector/format.h"
#include "multivector/frustration.h"
#include "multivector/identity.h"
#include "multivector/metric.h"
#include "multivector/network.h"
#include "multivector/partners.h"
#include "multivector/picture.h"
#include "multivector/regression.h"
#include "multivector/relations.h"
#include "multivector/report.h"
#include "multivector/report_comparison.h"
#include "multivector/report_lists.h"
#include "multivector/report_sets.h"
#include "multivector/report_whatif.h"
#include "multivector/sets.h"
#include "multivector/timeline.h"
#include "multivector/vectors.h"
#include "multivector/version.h"
#include "multivector/whatif.h"

#endif
