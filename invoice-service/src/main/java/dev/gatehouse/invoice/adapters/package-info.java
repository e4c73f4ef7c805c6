/** How the invoice context reaches S3, and what its papers look like. */
@NullMarked
package dev.gatehouse.invoice.adapters;

import org.jspecify.annotations.NullMarked;
