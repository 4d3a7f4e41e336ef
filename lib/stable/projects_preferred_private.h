/* SPDX-License-Identifier: MIT */
#pragma once

#include "kiraly_private.h"

/* Where all leaders rank opportunities and trainees' lists are strict: as
 * tandem_kiraly_run(), whose place it takes there. */
TandemRunEnd tandem_projects_preferred_run(TandemKiralyRun *run, gsize *edge);
