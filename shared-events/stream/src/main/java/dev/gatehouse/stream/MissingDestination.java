package dev.gatehouse.stream;

import dev.gatehouse.runtime.AwsLocation;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import org.springframework.core.NestedExceptionUtils;

/** A binding's queue or topic does not exist, or cannot be reached, when the application starts. */
public final class MissingDestination extends ProvisioningException {

    /**
     * @param destination what is missing, such as {@code queue order-placeOrder-inbox}
     * @param reason of an AWS client, or that AWS answered
     */
    public MissingDestination(String binding, String destination, AwsLocation aws, Exception reason) {
        super("binding %s: %s cannot be used at %s (region %s): %s".formatted(
                binding, destination, aws.endpoint() == null ? "AWS" : aws.endpoint(), aws.region(), text(reason)),
                reason);
    }

    private static String text(Exception reason) {
        var cause = NestedExceptionUtils.getMostSpecificCause(reason);
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
