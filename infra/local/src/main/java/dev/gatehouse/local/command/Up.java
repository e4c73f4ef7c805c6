package dev.gatehouse.local.command;

import dev.gatehouse.local.hosting.HostingKind;
import dev.gatehouse.local.lambda.FunctionRuntime;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything. */
@Command(name = "up", mixinStandardHelpOptions = true, sortOptions = false)
final class Up implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--detach", order = 0)
    private boolean detach;

    @Option(names = "--hosting", paramLabel = "KIND", defaultValue = "embedded", order = 1)
    private HostingKind hosting = HostingKind.EMBEDDED;

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "1", order = 2)
    private int concurrency;

    @Mixin
    private CloudOptions cloud = new CloudOptions();

    @Override
    public Integer call() throws Exception {
        var root = Gatehouse.root();
        var instances = new Instances(root);
        if (concurrency < 1) {
            throw new CommandFailure(CommandFailure.USAGE,
                    "--concurrency must be 1 or more, and is " + concurrency + ".");
        }
        cloud.check(instances);
        var out = command.commandLine().getOut();
        if (detach) {
            out.print(new DetachedStart(instances).start(cloud.endpointPort(), command.commandLine().getParseResult()
                    .originalArgs()));
            out.flush();
            return 0;
        }
        return run(root, instances);
    }

    private int run(Path root, Instances instances) throws Exception {
        var options = cloud.of(root, new FunctionRuntime(root, instances.logs(cloud.endpointPort()), concurrency));
        var system = LocalSystem.start(root, options, hosting, instances);
        var out = command.commandLine().getOut();
        out.print(StartPage.of(root, options, system));
        out.flush();
        system.announce();
        Foreground.await(out, system::close);
        return 0;
    }
}
