package dev.gatehouse.runtime;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where AWS is. A bean of this type goes before the settings {@code gatehouse.aws}. */
public interface AwsLocation {

    /** Of a local cloud; absent for AWS itself. */
    @Nullable
    URI endpoint();

    String region();
}
