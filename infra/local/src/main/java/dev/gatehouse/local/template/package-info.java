/** Reads CloudFormation templates and has each resource created in dependency order. */
@NullMarked
package dev.gatehouse.local.template;

import org.jspecify.annotations.NullMarked;
