/* SPDX-License-Identifier: MIT */
/* The ladder of grades. */
#include "rotation_private.h"

gint
tandem_grade_order(TandemGrade grade)
{
    static const gint order[TANDEM_N_GRADES] = {
        [TANDEM_GRADE_NOT_STATED] = TANDEM_NONE,
        [TANDEM_GRADE_F1] = 0,
        [TANDEM_GRADE_F2] = 1,
        [TANDEM_GRADE_CT1] = 2,
        [TANDEM_GRADE_ST1] = 2,
        [TANDEM_GRADE_CT2] = 3,
        [TANDEM_GRADE_ST2] = 3,
        [TANDEM_GRADE_CT3] = 4,
        [TANDEM_GRADE_ST3] = 5,
        [TANDEM_GRADE_ACF] = 5,
        [TANDEM_GRADE_ST4] = 6,
        [TANDEM_GRADE_ST5] = 7,
        [TANDEM_GRADE_ST6] = 8,
        [TANDEM_GRADE_ACL] = 8,
        [TANDEM_GRADE_ST7] = 9,
        [TANDEM_GRADE_ST8] = 10,
        [TANDEM_GRADE_OOP] = TANDEM_NONE,
        [TANDEM_GRADE_SAS] = TANDEM_NONE,
        [TANDEM_GRADE_LED] = TANDEM_NONE,
    };

    g_return_val_if_fail((gint)grade >= 0 && grade < TANDEM_N_GRADES, TANDEM_NONE);
    return order[grade];
}
