package dev.gatehouse.local.scheduler;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Operations;
import dev.gatehouse.local.endpoint.WireRequest;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** EventBridge Scheduler as clients call it. Lists come whole, without pages. */
public final class Scheduler extends Operations {
    private static final Pattern PATH = Pattern.compile("/(schedules|schedule-groups)(?:/([^/]+))?");
    private static final Map<String, String> QUERY = Map.of("groupName", "GroupName", "clientToken", "ClientToken");
    private static final Map<String, String> ON_ONE = Map.of("POST", "Create", "GET", "Get", "PUT", "Update", "DELETE",
            "Delete");

    public Scheduler(Schedules schedules) {
        super("scheduler", new Table(schedules).operations());
    }

    @Override
    public @Nullable RestCall rest(WireRequest request) {
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            return null;
        }
        var thing = path.group(1).equals("schedules") ? "Schedule" : "ScheduleGroup";
        var input = body(request);
        request.queryParameters().properties().forEach(parameter -> input.set(
                QUERY.getOrDefault(parameter.getKey(), parameter.getKey()), parameter.getValue()));
        if (path.group(2) == null) {
            return request.method().equals("GET") ? new RestCall("List" + thing + "s", input) : null;
        }
        var verb = ON_ONE.get(request.method());
        return verb == null ? null : new RestCall(verb + thing, input.put("Name", path.group(2)));
    }

    private static ObjectNode body(WireRequest request) {
        return request.body().isEmpty()
                ? ExactJson.newObject()
                : ExactJson.object(request.body())
                        .orElseThrow(
                                () -> new AwsError("SerializationException", "The request is no JSON object."));
    }

    private record Table(Schedules schedules) {

        Map<String, Function<Input, ObjectNode>> operations() {
            return Map.ofEntries(
                    Map.entry("CreateSchedule", this::create),
                    Map.entry("GetSchedule", this::get),
                    Map.entry("UpdateSchedule", this::update),
                    Map.entry("DeleteSchedule", this::delete),
                    Map.entry("ListSchedules", this::list),
                    Map.entry("CreateScheduleGroup", this::createGroup),
                    Map.entry("GetScheduleGroup", input -> described(schedules.group(input.text("Name")))),
                    Map.entry("DeleteScheduleGroup", this::deleteGroup),
                    Map.entry("ListScheduleGroups", this::listGroups));
        }

        private ObjectNode create(Input input) {
            var schedule = Schedule.of(input);
            schedules.create(schedule);
            return ExactJson.newObject().put("ScheduleArn", schedule.arn());
        }

        private ObjectNode update(Input input) {
            var schedule = Schedule.of(input);
            schedules.update(schedule);
            return ExactJson.newObject().put("ScheduleArn", schedule.arn());
        }

        private ObjectNode get(Input input) {
            var schedule = schedules.schedule(group(input), input.text("Name"));
            var described = schedule.declaration().deepCopy();
            described.remove("ClientToken");
            return dated(described.put("Arn", schedule.arn()).put("GroupName", schedule.group())
                    .put("State", schedule.state()), schedule.created(), schedule.modified());
        }

        private ObjectNode delete(Input input) {
            schedules.delete(group(input), input.text("Name"));
            return ExactJson.newObject();
        }

        private static String group(Input input) {
            return input.text("GroupName", Schedule.DEFAULT_GROUP);
        }

        private ObjectNode list(Input input) {
            var group = input.text("ScheduleGroup", "");
            var prefix = input.text("NamePrefix", "");
            var state = input.text("State", "");
            var output = ExactJson.newObject();
            var list = output.putArray("Schedules");
            schedules.all()
                    .stream()
                    .filter(schedule -> group.isEmpty() || schedule.group().equals(group))
                    .filter(schedule -> schedule.name().startsWith(prefix))
                    .filter(schedule -> state.isEmpty() || schedule.state().equals(state))
                    .forEach(schedule -> list.add(summary(schedule)));
            return output;
        }

        private static ObjectNode summary(Schedule schedule) {
            var summary = ExactJson.newObject()
                    .put("Arn", schedule.arn())
                    .put("GroupName", schedule.group())
                    .put("Name", schedule.name())
                    .put("State", schedule.state());
            summary.putObject("Target").set("Arn", schedule.declaration().path("Target").path("Arn"));
            return dated(summary, schedule.created(), schedule.modified());
        }

        private ObjectNode createGroup(Input input) {
            return ExactJson.newObject().put("ScheduleGroupArn", schedules.createGroup(input.text("Name")).arn());
        }

        private ObjectNode deleteGroup(Input input) {
            schedules.deleteGroup(input.text("Name"));
            return ExactJson.newObject();
        }

        private ObjectNode listGroups(Input input) {
            var prefix = input.text("NamePrefix", "");
            var output = ExactJson.newObject();
            var list = output.putArray("ScheduleGroups");
            schedules.groups()
                    .stream()
                    .filter(group -> group.name().startsWith(prefix))
                    .forEach(group -> list.add(described(group)));
            return output;
        }

        private static ObjectNode described(ScheduleGroup group) {
            return dated(ExactJson.newObject().put("Arn", group.arn()).put("Name", group.name()).put("State", "ACTIVE"),
                    group.created(), group.created());
        }

        private static ObjectNode dated(ObjectNode described, Instant created, Instant modified) {
            return described.put("CreationDate", created.toEpochMilli() / 1000.0)
                    .put("LastModificationDate", modified.toEpochMilli() / 1000.0);
        }
    }
}
