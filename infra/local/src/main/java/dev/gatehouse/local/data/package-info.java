/** Files that outlive the process, however it ends. */
@NullMarked
package dev.gatehouse.local.data;

import org.jspecify.annotations.NullMarked;
