package dev.gatehouse.stream;

import dev.gatehouse.runtime.AwsLocation;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Where AWS is, as told by whoever has started it for the application: Testcontainers, for one. */
public interface AwsConnectionDetails extends ConnectionDetails, AwsLocation {}
