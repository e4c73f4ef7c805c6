package dev.gatehouse.local.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands as a user does, but for the process. */
record Shell(int exitCode, String out, String err) {

    static Shell run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = Gatehouse.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .setUsageHelpAutoWidth(false).execute(arguments);
        return new Shell(exitCode, out.toString(), err.toString());
    }

    String lastLine() {
        return out.lines().reduce("", (_, line) -> line);
    }
}
