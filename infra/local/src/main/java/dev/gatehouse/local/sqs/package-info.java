/** SQS: ElasticMQ behind the endpoint, and the one way into a queue. */
@NullMarked
package dev.gatehouse.local.sqs;

import org.jspecify.annotations.NullMarked;
