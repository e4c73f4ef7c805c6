/**
 * Lambda: runs functions from their zips, each execution environment a process with AWS's own runtime client, and feeds
 * them by the event source mappings of the templates.
 */
@NullMarked
package dev.gatehouse.local.lambda;

import org.jspecify.annotations.NullMarked;
