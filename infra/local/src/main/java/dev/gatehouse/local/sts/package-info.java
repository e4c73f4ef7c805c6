/** Security Token Service: everybody is the root of the one account. */
@NullMarked
package dev.gatehouse.local.sts;

import org.jspecify.annotations.NullMarked;
