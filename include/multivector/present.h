#ifndef MULTIVECTOR_PRESENT_H
#define MULTIVECTOR_PRESENT_H

#include "multivector/chart.h"
#include "multivector/comparison.h"
#include "multivector/drawing.h"
#include "multivector/listing.h"
#include "multivector/report.h"
#include "multivector/whatif_report.h"

#endif
