/** The one HTTP front of all services, in the wire protocols of AWS. */
@NullMarked
package dev.gatehouse.local.endpoint;

import org.jspecify.annotations.NullMarked;
