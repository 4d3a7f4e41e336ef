/* SPDX-License-Identifier: MIT */
/* What a rotation is called. */
#include "rotation_private.h"

/**
 * tandem_rotation_get_id:
 * @rotation: a rotation
 *
 * Its id: what policy.ini says, or else the folder's name.
 *
 * Returns: (transfer none): lives as long as @rotation
 */
const char *
tandem_rotation_get_id(const TandemRotation *rotation)
{
    g_return_val_if_fail(rotation != NULL, NULL);

    return rotation->policy.id;
}
