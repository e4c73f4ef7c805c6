package dev.gatehouse.testkit.cloud;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * The local cloud of this build in a container, in memory. As a {@code @ServiceConnection}, it is where a Spring Boot
 * application under test finds AWS.
 */
public class LocalCloudContainer extends GenericContainer<LocalCloudContainer> implements RunningCloud {
    private static final int ENDPOINT = 4566;
    private static final int API = 8080;

    public LocalCloudContainer() {
        super(CloudImage.of(Checkout.find()).built());
    }

    @Override
    protected void configure() {
        addExposedPorts(ENDPOINT, API);
        setWaitStrategy(Wait.forHttp("/_gatehouse/health").forPort(ENDPOINT));
    }

    @Override
    public URI endpoint() {
        return address(ENDPOINT);
    }

    /** Where the REST APIs answer, each stage below its name. */
    public URI api() {
        return address(API);
    }

    @Override
    public void end() {
        stop();
    }

    private URI address(int port) {
        return URI.create("http://%s:%d".formatted(getHost(), getMappedPort(port)));
    }
}
