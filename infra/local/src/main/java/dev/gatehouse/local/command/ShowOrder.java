package dev.gatehouse.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is known of one order. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class ShowOrder implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "ORDER", descriptionKey = "ORDER")
    private String order = "";

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() {
        if (!order.matches("[A-Za-z0-9-]+")) {
            throw new CommandFailure(CommandFailure.USAGE, "'" + order + "' is no order id.");
        }
        try (var api = new OrdersApi(address)) {
            var view = api.order(order);
            if (view.status() == 404) {
                throw new CommandFailure(CommandFailure.UNEXPECTED, "There is no order " + order + ".");
            }
            if (view.status() != 200) {
                throw new CommandFailure(CommandFailure.UNEXPECTED, "The API answered " + view.complaint());
            }
            var out = command.commandLine().getOut();
            out.print(new OrderPage(view.body(), api.timeline(order).body()).text());
            out.flush();
            return 0;
        }
    }
}
