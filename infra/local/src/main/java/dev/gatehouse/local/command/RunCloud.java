package dev.gatehouse.local.command;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.lambda.FunctionRuntime;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stands up what the templates describe, and none of the services. It writes nothing but its data and what it logs. */
@Command(name = "cloud", mixinStandardHelpOptions = true, sortOptions = false)
final class RunCloud implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private CloudOptions options = new CloudOptions();

    @Override
    public Integer call() throws InterruptedException {
        var root = Gatehouse.root();
        options.check(new Instances(root));
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var cloud = LocalCloud.start(options.of(root, new FunctionRuntime(root, temporary.resolve("functions"), 1)));
        var out = command.commandLine().getOut();
        out.printf("The local cloud runs: API %s, AWS endpoint %s, payment provider %s. Services run elsewhere.%n",
                cloud.api(), cloud.endpoint(), cloud.paymentProvider());
        out.flush();
        Foreground.await(out, cloud::close);
        return 0;
    }
}
