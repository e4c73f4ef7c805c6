package dev.gatehouse.testkit.cloud;

import dev.gatehouse.stream.AwsConnectionDetails;
import java.net.URI;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/** Makes a {@link LocalCloudContainer} the AWS of an application. */
final class LocalCloudConnectionDetailsFactory
        extends
            ContainerConnectionDetailsFactory<LocalCloudContainer, AwsConnectionDetails> {

    @Override
    protected AwsConnectionDetails getContainerConnectionDetails(
            ContainerConnectionSource<LocalCloudContainer> source) {
        return new LocalCloudConnectionDetails(source);
    }

    private static final class LocalCloudConnectionDetails
            extends
                ContainerConnectionDetails<LocalCloudContainer>
            implements
                AwsConnectionDetails {

        LocalCloudConnectionDetails(ContainerConnectionSource<LocalCloudContainer> source) {
            super(source);
        }

        @Override
        public URI endpoint() {
            return getContainer().endpoint();
        }

        @Override
        public String region() {
            return getContainer().region();
        }
    }
}
