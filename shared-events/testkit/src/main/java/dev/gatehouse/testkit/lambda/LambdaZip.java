package dev.gatehouse.testkit.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip that a service is deployed with. */
public record LambdaZip(Path file) {
    /** In bytes. The smaller a zip, the sooner a cold start. */
    public static final long LARGEST = 20_000_000;

    private static final Pattern CLASSES = Pattern.compile("(dev/gatehouse|org/springframework)/.*\\.class");
    private static final Pattern SETTINGS = Pattern
            .compile("(spring|application)\\.properties|META-INF/services/[\\w.]+");
    private static final Pattern LIBRARY = Pattern.compile("lib/[^/]+\\.jar");
    private static final Pattern FORBIDDEN = Pattern.compile(
            """
                    gatehouse-(stream|testkit|local|aws).*|spring-(cloud-stream|cloud-aws|integration|web|webmvc|webflux|test).*\
                    |spring-boot-(test|restclient|web|http).*|netty.*|reactor-netty.*|apache.*|httpc.*|tomcat.*|sqs-.*|sns-.*|ssm-.*\
                    |logback.*|snakeyaml.*|.*junit.*|assertj.*|mockito.*|archunit.*|awaitility.*|DynamoDBLocal.*|elasticmq.*|sqlite4java.*\
                    |aws-lambda-java-(events|serialization|runtime).*|aws-crt.*""");

    /** The zip of the Maven module in the current directory. */
    public static LambdaZip ofModule() {
        var module = Path.of("").toAbsolutePath();
        var file = module.resolve("target").resolve(module.getFileName() + "-lambda.zip");
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is not there; it is built by: mvn package");
        }
        return new LambdaZip(file);
    }

    /** What is wrong with the zip, in words; nothing if it is fit to be deployed. */
    public List<String> flaws() {
        var flaws = new ArrayList<String>();
        var files = files();
        for (var name : files) {
            if (LIBRARY.matcher(name).matches()) {
                if (FORBIDDEN.matcher(name.substring("lib/".length())).matches()) {
                    flaws.add(name + " does not belong into a Lambda");
                }
            } else if (!CLASSES.matcher(name).matches() && !SETTINGS.matcher(name).matches()) {
                flaws.add(name + " is neither a class nor a library");
            }
        }
        if (files.stream().noneMatch(name -> name.endsWith("Lambda__ApplicationContextInitializer.class"))) {
            flaws.add("Spring's AOT processing is missing");
        }
        if (size() > LARGEST) {
            flaws.add("%d bytes; at most %d are allowed".formatted(size(), LARGEST));
        }
        return flaws;
    }

    /** Names of all files in it. */
    public List<String> files() {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public long size() {
        return file.toFile().length();
    }
}
