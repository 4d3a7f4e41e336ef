/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/macros.h>

G_BEGIN_DECLS

#define TANDEM_ERROR (tandem_error_quark())
TANDEM_API GQuark tandem_error_quark(void);

/**
 * TandemError:
 * @TANDEM_ERROR_NO_MEMORY: an array sized by the input could not be had
 * @TANDEM_ERROR_BAD_OFFSETS: offsets do not start at 0 or go down
 * @TANDEM_ERROR_BAD_ID: an id outside its set
 * @TANDEM_ERROR_REPEATED_ID: an agent lists the same id twice
 * @TANDEM_ERROR_BAD_CAPACITY: a capacity, minimum or quota below zero, or a minimum
 *   above its maximum
 * @TANDEM_ERROR_BAD_RANK: a rank below 1, one that goes down along a list, or two ranks
 *   one leader gives one trainee
 * @TANDEM_ERROR_BAD_WEIGHT: a weight that is not a finite number, or weights too large
 * to be added
 * @TANDEM_ERROR_BAD_PIN: a pin that stands twice, or does not fit with the other pins
 * @TANDEM_ERROR_UNKNOWN_STRATEGY: no strategy of that name
 * @TANDEM_ERROR_UNKNOWN_PARAMETER: the strategy has no parameter of that name
 * @TANDEM_ERROR_BAD_PARAMETER: a value the parameter cannot take
 * @TANDEM_ERROR_REFUSED_FEATURE: the market has a feature the strategy does not accept
 * @TANDEM_ERROR_CANCELLED: stopped by the caller before there was an answer
 * @TANDEM_ERROR_FILE: the machine refused: a file could not be read or written
 * @TANDEM_ERROR_FAULTS: the data are faulty; the faults are told beside the error
 * @TANDEM_ERROR_EXISTS: what would be written is there already
 * @TANDEM_ERROR_NO_SOLVER: the program of the outside solver is not where it should be
 * @TANDEM_ERROR_NONE_EXISTS: of a run: no matching is as its strategy promises
 * @TANDEM_ERROR_UNDECIDED: of a run: whether there is one was not decided, or not
 *   within the limit
 * @TANDEM_ERROR_SOLVER: the outside solver gave no answer, or one that is not true
 *
 * What a caller may branch on. Values are never changed or reused.
 */
typedef enum {
    TANDEM_ERROR_NO_MEMORY = 1,
    TANDEM_ERROR_BAD_OFFSETS = 2,
    TANDEM_ERROR_BAD_ID = 3,
    TANDEM_ERROR_REPEATED_ID = 4,
    TANDEM_ERROR_BAD_CAPACITY = 5,
    TANDEM_ERROR_BAD_RANK = 6,
    TANDEM_ERROR_BAD_WEIGHT = 7,
    TANDEM_ERROR_BAD_PIN = 8,
    TANDEM_ERROR_UNKNOWN_STRATEGY = 9,
    TANDEM_ERROR_UNKNOWN_PARAMETER = 10,
    TANDEM_ERROR_BAD_PARAMETER = 11,
    TANDEM_ERROR_REFUSED_FEATURE = 12,
    TANDEM_ERROR_CANCELLED = 13,
    TANDEM_ERROR_FILE = 14,
    TANDEM_ERROR_FAULTS = 15,
    TANDEM_ERROR_EXISTS = 16,
    TANDEM_ERROR_NO_SOLVER = 17,
    TANDEM_ERROR_SOLVER = 18,
    TANDEM_ERROR_NONE_EXISTS = 19,
    TANDEM_ERROR_UNDECIDED = 20,
} TandemError;

G_END_DECLS
