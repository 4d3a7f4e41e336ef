/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_ROTATION (tandem_rotation_get_type())
/* A rotation folder as read: people, what is offered, preferences, rules. */
typedef struct _TandemRotation TandemRotation;

TANDEM_API GType tandem_rotation_get_type(void) G_GNUC_CONST;

TANDEM_API TandemRotation *tandem_rotation_read(const char *folder,
                                                TandemFaults *faults, GError **error);
TANDEM_API TandemRotation *tandem_rotation_ref(TandemRotation *rotation);
TANDEM_API void tandem_rotation_unref(TandemRotation *rotation);

TANDEM_API const char *tandem_rotation_get_id(const TandemRotation *rotation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemRotation, tandem_rotation_unref)

G_END_DECLS
