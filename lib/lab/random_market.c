/* SPDX-License-Identifier: MIT */
#include <tandem-lab.h>

extern int tandem_lab_unused;
int tandem_lab_unused;
