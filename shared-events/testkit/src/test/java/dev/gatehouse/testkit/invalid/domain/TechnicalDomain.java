package dev.gatehouse.testkit.invalid.domain;

import dev.gatehouse.testkit.invalid.adapters.Adapter;
import org.springframework.messaging.Message;

record TechnicalDomain(Message<String> message, Adapter adapter) {}
