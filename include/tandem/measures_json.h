/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/json_write.h>
#include <tandem/measures.h>

G_BEGIN_DECLS

TANDEM_API void tandem_measures_write_json(const TandemMeasures *measures,
                                           TandemJsonWriter *writer);

G_END_DECLS
