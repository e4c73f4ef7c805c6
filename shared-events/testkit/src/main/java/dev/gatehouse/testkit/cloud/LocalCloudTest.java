package dev.gatehouse.testkit.cloud;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;

/**
 * Runs the test class on a local cloud with the tables, queues, buses and topics of the templates, which all test classes of
 * a JVM share: a {@link LocalCloudContainer} where there is a Docker engine, a cloud in the same JVM where there is none. With
 * {@code @SpringBootTest}, the application is connected to it; a test takes its address as a {@link java.net.URI}, and whoever
 * speaks to the application as {@link dev.gatehouse.testkit.Neighbours}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalCloudExtension.class)
@Import(SharedCloudConfiguration.class)
public @interface LocalCloudTest {}
