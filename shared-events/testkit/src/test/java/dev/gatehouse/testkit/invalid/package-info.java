/** Code that breaks each rule of the house once, to show that the rules can fail. */
package dev.gatehouse.testkit.invalid;
