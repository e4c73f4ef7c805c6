/** S3: objects in buckets, and the messages about them. */
@NullMarked
package dev.gatehouse.local.s3;

import org.jspecify.annotations.NullMarked;
