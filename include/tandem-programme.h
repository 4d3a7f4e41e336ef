/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>
#include <tandem/compare.h>
#include <tandem/compare_page.h>
#include <tandem/compare_table.h>
#include <tandem/faults.h>
#include <tandem/json_write.h>
#include <tandem/market_file.h>
#include <tandem/market_format.h>
#include <tandem/measures_json.h>
#include <tandem/rotation.h>
#include <tandem/run.h>
#include <tandem/run_folder.h>
