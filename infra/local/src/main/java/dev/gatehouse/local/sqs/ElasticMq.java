package dev.gatehouse.local.sqs;

import com.typesafe.config.ConfigFactory;
import dev.gatehouse.local.endpoint.Engine;
import dev.gatehouse.local.template.Arn;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.List$;
import scala.jdk.javaapi.FutureConverters;
import scala.util.Either;
import scalikejdbc.ConnectionPool;

/** ElasticMQ in this process, on a port of the loopback device. */
final class ElasticMq implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SETTINGS = """
            pekko.loglevel = WARNING
            pekko.stdout-loglevel = WARNING
            pekko.daemonic = on
            pekko.actor.guardian-supervisor-strategy = "dev.gatehouse.local.sqs.ResumingSupervisor"
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.http.server.request-timeout = 30s
            pekko.http.server.max-connections = 8192
            pekko.http.server.parsing.max-content-length = 8m
            """;

    private final ActorSystem actors;
    private final boolean isKept;
    private final Engine engine;

    private ElasticMq(ActorSystem actors, URI endpoint, @Nullable Path directory) {
        this.actors = actors;
        this.isKept = directory != null;
        var storage = Option.apply(directory == null ? null : storage(directory));
        var manager = actors.actorOf(Props.create(QueueManagerActor.class,
                () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, storage)));
        if (storage.isDefined()) {
            restore(storage.get(), manager);
        }
        var server = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(manager)
                .withInterface("127.0.0.1")
                .withPort(0)
                .withServerAddress(new NodeAddress("http", endpoint.getHost(), endpoint.getPort(), ""))
                .withAWSRegion(Arn.REGION)
                .withAWSAccountId(Arn.ACCOUNT)
                .start();
        engine = new Engine("SQS", server.waitUntilStarted().localAddress().getPort());
    }

    /**
     * @param endpoint what queue URLs start with
     * @param directory where queues and messages are kept; none keeps them in memory
     */
    static ElasticMq start(URI endpoint, @Nullable Path directory) {
        var config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load());
        return new ElasticMq(ActorSystem.create("elasticmq", config), endpoint, directory);
    }

    Engine engine() {
        return engine;
    }

    private ActorRef storage(Path directory) {
        // By default H2 holds back half a second of what ElasticMQ has already confirmed, and reuses no space for
        // 45 seconds: with the first alone the file grows by some 60 KB for each message. What is reused at once nobody
        // must be reading, as the thread does that clears away large objects: messages are kept in their rows.
        var url = "jdbc:h2:file:" + directory.resolve("sqs").toAbsolutePath()
                + ";WRITE_DELAY=0;RETENTION_TIME=0;MAX_LENGTH_INPLACE_LOB=2000000;DB_CLOSE_ON_EXIT=FALSE";
        var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, "", "", false);
        // ElasticMQ opens its database once in the life of a process, so what an earlier local cloud closed is reopened.
        var settings = ConnectionPool.singleton$default$4();
        ConnectionPool.singleton(url, "", "", settings, ConnectionPool.singleton$default$5(url, "", "", settings));
        return actors.actorOf(Props.create(SqlQueuePersistenceActor.class,
                () -> new SqlQueuePersistenceActor(config, List$.MODULE$.empty())));
    }

    private static void restore(ActorRef storage, ActorRef manager) {
        var result = Patterns.ask(storage, new QueueEvent.Restore(manager), PATIENCE).toCompletableFuture().join();
        if (result instanceof Either<?, ?> either && either.isLeft()) {
            throw new IllegalStateException("ElasticMQ cannot restore its queues: " + either);
        }
    }

    /** Does not wait for receivers that poll; nobody is told of more than has been stored. */
    @Override
    public void close() {
        engine.close();
        try {
            FutureConverters.asJava(actors.terminate()).toCompletableFuture().join();
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName("org.elasticmq:name=Queues"));
        } catch (InstanceNotFoundException _) {
            // another local cloud in this process was faster
        } catch (JMException | CompletionException e) {
            throw new IllegalStateException("ElasticMQ does not stop", e);
        } finally {
            if (isKept) {
                ConnectionPool.closeAll();
            }
        }
    }
}
