package dev.gatehouse.testkit.cloud;

/** Of {@link LocalCloudTest}. */
final class LocalCloudExtension extends CloudExtension {

    LocalCloudExtension() {
        super(SharedCloud::get);
    }
}
