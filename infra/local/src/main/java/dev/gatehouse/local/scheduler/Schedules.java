package dev.gatehouse.local.scheduler;

import dev.gatehouse.local.delivery.Courier;
import dev.gatehouse.local.endpoint.AwsError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All schedules. One that is due is first handed over and then done with: after a crash it may be sent twice. */
public final class Schedules implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final ConcurrentSkipListMap<String, Schedule> schedules = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, ScheduleGroup> groups = new ConcurrentSkipListMap<>();
    private final Map<String, Future<?>> timers = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().factory());
    private final ScheduleFiles<Schedule> scheduleFiles;
    private final ScheduleFiles<ScheduleGroup> groupFiles;
    private final Courier courier;

    /** @param directory where they are kept; none forgets them with the process */
    public Schedules(Courier courier, @Nullable Path directory) {
        this.courier = courier;
        clock.setRemoveOnCancelPolicy(true);
        this.scheduleFiles = new ScheduleFiles<>(directory, "schedules", Schedule.class);
        this.groupFiles = new ScheduleFiles<>(directory, "schedule-groups", ScheduleGroup.class);
        groups.put(Schedule.DEFAULT_GROUP, new ScheduleGroup(Schedule.DEFAULT_GROUP, Instant.now()));
        groupFiles.all().forEach(group -> groups.put(group.name(), group));
    }

    /** Goes on with the schedules that were kept. Call it when all targets are there. */
    public synchronized void resume() {
        scheduleFiles.all().forEach(schedule -> {
            schedules.put(schedule.key(), schedule);
            await(schedule);
        });
    }

    Collection<ScheduleGroup> groups() {
        return groups.values();
    }

    Collection<Schedule> all() {
        return schedules.values();
    }

    /** @throws AwsError if there is none */
    ScheduleGroup group(String name) {
        var group = groups.get(name);
        if (group == null) {
            throw notFound("Schedule group " + name);
        }
        return group;
    }

    /** The one that exists, if one does. */
    synchronized ScheduleGroup adoptGroup(String name) {
        var former = groups.get(name);
        return former == null ? createGroup(name) : former;
    }

    /** @throws AwsError if there is one of that name */
    synchronized ScheduleGroup createGroup(String name) {
        if (groups.containsKey(name)) {
            throw conflict("Schedule group " + name);
        }
        var group = new ScheduleGroup(Schedule.named("Name", name), Instant.now());
        groupFiles.put(name, group);
        groups.put(name, group);
        return group;
    }

    /** With all its schedules. */
    synchronized void deleteGroup(String name) {
        if (name.equals(Schedule.DEFAULT_GROUP)) {
            throw AwsError.invalid("The default schedule group cannot be deleted.");
        }
        group(name);
        schedules.values().stream().filter(schedule -> schedule.group().equals(name)).forEach(this::remove);
        groupFiles.delete(name);
        groups.remove(name);
    }

    /** @throws AwsError if there is none */
    Schedule schedule(String group, String name) {
        var schedule = schedules.get(group + "/" + name);
        if (schedule == null) {
            throw notFound("Schedule " + name);
        }
        return schedule;
    }

    /** @throws AwsError if there is one of that name that another request made, or no such group */
    synchronized void create(Schedule schedule) {
        group(schedule.group());
        var former = schedules.get(schedule.key());
        if (former != null && former.isOfSameRequest(schedule)) {
            return;
        }
        if (former != null) {
            throw conflict("Schedule " + schedule.name());
        }
        keep(schedule);
        await(schedule);
    }

    /** @throws AwsError if there is none of that name */
    synchronized void update(Schedule schedule) {
        var changed = schedule.replacing(schedule(schedule.group(), schedule.name()));
        keep(changed);
        await(changed);
    }

    synchronized void delete(String group, String name) {
        remove(schedule(group, name));
    }

    private void keep(Schedule schedule) {
        scheduleFiles.put(schedule.key(), schedule);
        schedules.put(schedule.key(), schedule);
    }

    private void remove(Schedule schedule) {
        scheduleFiles.delete(schedule.key());
        schedules.remove(schedule.key());
        stop(schedule);
    }

    private void stop(Schedule schedule) {
        var timer = timers.remove(schedule.key());
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void await(Schedule schedule) {
        stop(schedule);
        if (schedule.isWaiting()) {
            var left = Duration.between(Instant.now(), schedule.due()).toMillis();
            timers.put(schedule.key(), clock.schedule(() -> send(schedule), left, TimeUnit.MILLISECONDS));
        }
    }

    private synchronized void send(Schedule due) {
        if (!due.equals(schedules.get(due.key()))) {
            return;
        }
        timers.remove(due.key());
        try {
            courier.handOn(List.of(due.delivery()));
            if (due.deletesItself()) {
                remove(due);
            } else {
                keep(due.done());
            }
        } catch (RuntimeException e) {
            LOG.error("{} is not sent before the next start", due.arn(), e);
        }
    }

    private static AwsError notFound(String what) {
        return new AwsError(404, "ResourceNotFoundException", what + " does not exist.");
    }

    private static AwsError conflict(String what) {
        return new AwsError(409, "ConflictException", what + " already exists.");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        clock.close();
    }
}
