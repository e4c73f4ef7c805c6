package dev.gatehouse.aws;

import dev.gatehouse.aws.flow.EventFlow;
import dev.gatehouse.aws.flow.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Synthesises the templates, and draws the flow of events from them. */
public final class GatehouseApp {
    private GatehouseApp() {}

    /** Writes both into the repository whose root is given. */
    public static void main(String[] args) throws IOException {
        var root = Path.of(args[0]);
        var templates = Files.createDirectories(root.resolve("infra/aws/templates"));
        for (var template : synthesise(root.resolve("infra/aws/target/cdk.out")).entrySet()) {
            Files.writeString(templates.resolve(template.getKey()), template.getValue());
        }
        Files.writeString(root.resolve("docs/event-flow.md"), EventFlow.page(Template.readAll(root)));
    }

    /** The templates by file name, as they are committed; CDK works in the directory that is given. */
    static Map<String, String> synthesise(Path out) throws IOException {
        var app = new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .build());
        new OrderStack(app);
        new PaymentStack(app);
        new InvoiceStack(app);
        app.synth();
        var templates = new TreeMap<String, String>();
        for (var context : Context.values()) {
            var file = context.id() + ".template.json";
            templates.put(file, TemplateFile.render(Files.readString(out.resolve(file))));
        }
        return templates;
    }
}
