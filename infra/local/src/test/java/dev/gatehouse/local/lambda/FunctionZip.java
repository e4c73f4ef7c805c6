package dev.gatehouse.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Compiles a function that does what the body of a message says, and packs it as a service's build does. */
final class FunctionZip {
    private static final String SOURCE = """
            package example;
            import java.io.*;
            import java.nio.charset.StandardCharsets;
            import java.util.*;
            import java.util.regex.*;
            public class Handler {
                static final Pattern MESSAGE = Pattern.compile("\\"messageId\\":\\"([^\\"]+)\\".*?\\"body\\":\\"([^\\"]*)\\"");
                static int invocations;
                public Handler() {
                    if ("yes".equals(System.getenv("BROKEN"))) {
                        throw new IllegalStateException("the handler cannot start");
                    }
                }
                public void handleRequest(InputStream in, OutputStream out) throws Exception {
                    var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    var failures = new StringJoiner(",");
                    var bodies = new StringJoiner(" ");
                    invocations++;
                    for (var message = MESSAGE.matcher(event); message.find();) {
                        bodies.add(message.group(2));
                        switch (message.group(2)) {
                            case "fail" -> failures.add("{\\"itemIdentifier\\":\\"" + message.group(1) + "\\"}");
                            case "throw" -> throw new IllegalStateException("as the message says");
                            case "exit" -> Runtime.getRuntime().halt(7);
                            case "hang" -> Thread.sleep(60_000);
                            case "babble" -> out.write("no JSON".getBytes());
                            default -> { }
                        }
                    }
                    System.out.println(ProcessHandle.current().pid() + "/" + invocations + " " + bodies);
                    out.write(event.startsWith("{\\"Records\\"")
                            ? ("{\\"batchItemFailures\\":[" + failures + "]}").getBytes()
                            : ("{\\"memory\\":" + System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE") + ",\\"color\\":\\""
                                    + System.getenv("COLOR") + "\\",\\"start\\":\\""
                                    + System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE") + "\\"}").getBytes());
                }
            }
            """;

    private FunctionZip() {}

    static void build(Path services, String service) throws IOException {
        var target = Files.createDirectories(services.resolve(service).resolve("target"));
        var source = Files.writeString(target.resolve("Handler.java"), SOURCE);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", target.toString(),
                source.toString()) != 0) {
            throw new IllegalStateException("the function does not compile");
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(target.resolve(service + "-lambda.zip")))) {
            zip.putNextEntry(new ZipEntry("example/Handler.class"));
            Files.copy(target.resolve("example/Handler.class"), zip);
        }
    }
}
