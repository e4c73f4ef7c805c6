package dev.gatehouse.local.command;

import dev.gatehouse.local.hosting.HostingException;
import dev.gatehouse.local.template.TemplateException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells the user what went wrong: one line, and no stack trace unless GATEHOUSE_DEBUG is set. */
final class Failures {
    private Failures() {}

    static int ofArguments(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        say(command, "%s. See %s --help".formatted(failure.getMessage(), command.getCommandSpec().qualifiedName()));
        return CommandFailure.USAGE;
    }

    static int ofCommand(Exception failure, CommandLine command, ParseResult arguments) {
        if (System.getenv("GATEHOUSE_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return switch (failure) {
            case CommandFailure known -> {
                say(command, known.getMessage());
                yield known.exitCode();
            }
            case TemplateException _,HostingException _,IllegalStateException _ -> {
                say(command, failure.getMessage());
                yield CommandFailure.UNEXPECTED;
            }
            default -> {
                say(command, failure + " (GATEHOUSE_DEBUG=1 shows where)");
                yield CommandFailure.UNEXPECTED;
            }
        };
    }

    private static void say(CommandLine command, @Nullable String message) {
        command.getErr().println("gatehouse: " + message);
        command.getErr().flush();
    }
}
