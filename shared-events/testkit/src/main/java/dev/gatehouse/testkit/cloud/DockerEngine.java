package dev.gatehouse.testkit.cloud;

import org.testcontainers.DockerClientFactory;

/** The engine that containers run on, if there is one. */
final class DockerEngine {
    private DockerEngine() {}

    static boolean isThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Says, once in a build, what the services' tests run on. */
    public static void main(String[] arguments) {
        System.out.println(isThere()
                ? "Docker engine " + DockerClientFactory.instance().getInfo().getServerVersion()
                        + ": the services' tests run on the local cloud in a container"
                : "No Docker engine: the services' tests run on the in-process local cloud");
    }
}
