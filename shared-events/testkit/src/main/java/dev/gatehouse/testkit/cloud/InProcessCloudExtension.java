package dev.gatehouse.testkit.cloud;

/** Of {@link InProcessCloudTest}. */
final class InProcessCloudExtension extends CloudExtension {

    InProcessCloudExtension() {
        super(InProcessCloud::get);
    }
}
