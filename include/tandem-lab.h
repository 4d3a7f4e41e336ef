/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>
