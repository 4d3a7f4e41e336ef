/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <tandem.h>

int
main(void)
{
    printf("tandem %d.%d.%d\n", TANDEM_VERSION_MAJOR, TANDEM_VERSION_MINOR,
           TANDEM_VERSION_PATCH);
    return 0;
}
