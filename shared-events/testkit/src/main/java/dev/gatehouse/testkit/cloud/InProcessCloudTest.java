package dev.gatehouse.testkit.cloud;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the test class on a local cloud in the same JVM, even where there is a Docker engine: its functions are processes of
 * this machine, run from the zips of this build. A test that wants its address takes a {@link java.net.URI}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InProcessCloudExtension.class)
public @interface InProcessCloudTest {}
