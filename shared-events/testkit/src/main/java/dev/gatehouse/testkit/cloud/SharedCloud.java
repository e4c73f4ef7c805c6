package dev.gatehouse.testkit.cloud;

/** The one local cloud of all tests of this JVM. */
final class SharedCloud {
    private static final RunningCloud CLOUD = DockerEngine.isThere() ? Container.started() : InProcessCloud.get();

    private SharedCloud() {}

    /** Where there is an engine, a container that does not start fails the tests: nothing stands in for it. */
    static RunningCloud get() {
        return CLOUD;
    }

    static boolean isContainer() {
        return CLOUD instanceof Container;
    }

    static LocalCloudContainer container() {
        return (Container) CLOUD;
    }

    /** Outlives the applications that it is a bean of. */
    private static final class Container extends LocalCloudContainer {

        static Container started() {
            var container = new Container();
            container.start();
            return container;
        }

        @Override
        public void stop() {}

        @Override
        public void end() {
            super.stop();
        }
    }
}
