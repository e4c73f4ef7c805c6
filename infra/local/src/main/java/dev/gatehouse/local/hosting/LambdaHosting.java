package dev.gatehouse.local.hosting;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.lambda.DeclaredFunction;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The functions of the templates as Lambda runs them. */
final class LambdaHosting implements Hosting {
    @Override
    public HostedServices start(LocalCloud cloud) {
        try {
            cloud.functions().start();
        } catch (IllegalStateException e) {
            throw new HostingException(String.valueOf(e.getMessage()), e);
        }
        return new Hosted(cloud);
    }

    /** The cloud ends them with itself. */
    private record Hosted(LocalCloud cloud) implements HostedServices {

        @Override
        public List<String> names() {
            return cloud.functions().declared().stream()
                    .collect(Collectors.groupingBy(DeclaredFunction::stack, TreeMap::new, Collectors.counting()))
                    .entrySet().stream()
                    .map(stack -> "%s-service (%d functions)".formatted(stack.getKey(), stack.getValue()))
                    .toList();
        }

        @Override
        public void close() {
            cloud.functions().close();
        }
    }
}
