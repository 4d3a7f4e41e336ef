/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* On standard output: file,rowNumber,column,code,errorMessage, the names of the JSON
 * form, one row a fault, warning or note. */
void cli_print_faults_csv(TandemFaults *faults);
