/* SPDX-License-Identifier: MIT */
extern int support_unused;
int support_unused;
