/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/assign_dense.h>
#include <tandem/blocking.h>
#include <tandem/certificate.h>
#include <tandem/class_measures.h>
#include <tandem/cutoffs.h>
#include <tandem/dense_assignment.h>
#include <tandem/enumeration.h>
#include <tandem/error.h>
#include <tandem/feasibility.h>
#include <tandem/judge_dense.h>
#include <tandem/lottery.h>
#include <tandem/macros.h>
#include <tandem/market.h>
#include <tandem/market_builder.h>
#include <tandem/matching.h>
#include <tandem/measures.h>
#include <tandem/options.h>
#include <tandem/price_proof.h>
#include <tandem/prices.h>
#include <tandem/proof.h>
#include <tandem/registry.h>
#include <tandem/rotation_poset.h>
#include <tandem/shares.h>
#include <tandem/strategy.h>
#include <tandem/workspace.h>
