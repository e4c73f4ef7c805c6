package dev.gatehouse.local.pipes;

import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.dynamodb.DynamoDb;
import dev.gatehouse.local.dynamodb.DynamoDbStreams;
import dev.gatehouse.local.states.Executions;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** All pipes. They run from {@link #start} on, when everything that they lead to is there. */
public final class Pipes implements AutoCloseable {
    private final Map<String, Pipe> pipes = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DynamoDb dynamoDb;
    private final Executions executions;
    private final Targets targets;
    private final @Nullable Path directory;

    /** @param directory where it is kept how far pipes have come; none forgets it with the process */
    public Pipes(DynamoDb dynamoDb, Executions executions, Targets targets, @Nullable Path directory) {
        this.dynamoDb = dynamoDb;
        this.executions = executions;
        this.targets = targets;
        this.directory = directory;
    }

    void add(Pipe pipe) {
        pipes.put(pipe.name(), pipe);
    }

    Collection<Pipe> all() {
        return pipes.values();
    }

    Optional<Pipe> pipe(String name) {
        return Optional.ofNullable(pipes.get(name));
    }

    public void start() {
        for (var pipe : pipes.values()) {
            var runner = new PipeRunner(pipe, new DynamoDbStreams(dynamoDb), new Checkpoints(pipe.name(), directory),
                    new PipeExecution(pipe, executions, targets));
            dynamoDb.onWrite(runner::wake);
            threads.execute(runner);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
