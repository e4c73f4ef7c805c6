package dev.gatehouse.testkit.cloud;

/** The one local cloud in this JVM. */
final class InProcessCloud {
    private static final IsolatedLocalCloud CLOUD = IsolatedLocalCloud.start();

    private InProcessCloud() {}

    static RunningCloud get() {
        return CLOUD;
    }
}
