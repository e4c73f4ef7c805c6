package dev.gatehouse.testkit.cloud;

import java.nio.file.Files;
import java.nio.file.Path;

/** The working tree that the tests run in, with what Maven has built in it. */
record Checkout(Path root) {

    static Checkout find() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("infra/aws/templates"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("not inside of a Gatehouse checkout: " + Path.of("").toAbsolutePath());
            }
        }
        return new Checkout(here);
    }

    Path templates() {
        return root.resolve("infra/aws/templates");
    }

    Path containerFiles() {
        return root.resolve("infra/container");
    }

    Path cloudClasses() {
        return cloud().resolve("classes");
    }

    Path cloudLibraries() {
        return cloud().resolve("lib");
    }

    private Path cloud() {
        var target = root.resolve("infra/local/target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new IllegalStateException(
                    "the local cloud is not built; run: mvn -pl infra/local -am -DskipTests package");
        }
        return target;
    }
}
