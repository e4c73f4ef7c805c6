package dev.gatehouse.local.events;

import dev.gatehouse.local.delivery.Courier;
import dev.gatehouse.local.delivery.DeadLetter;
import dev.gatehouse.local.delivery.Delivery;
import dev.gatehouse.local.delivery.DeliveryFailed;
import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.template.Arn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.node.ObjectNode;

/** All event buses: what is put on one goes to the targets of the rules that match. */
public final class Buses {
    static final String DEFAULT = "default";

    private final ConcurrentSkipListMap<String, Bus> buses = new ConcurrentSkipListMap<>();
    private final Courier courier;
    private final Archives archives;

    public Buses(Courier courier, Targets targets, Archives archives) {
        this.courier = courier;
        this.archives = archives;
        buses.put(DEFAULT, new Bus(DEFAULT));
        targets.add("events", (bus, event) -> receive(bus, event.body()));
    }

    /** @param busName a name or an ARN */
    record Arrival(String busName, ObjectNode event) {}

    Collection<Bus> all() {
        return buses.values();
    }

    /** @throws AwsError if there is none of that name or ARN */
    Bus bus(String nameOrArn) {
        var bus = buses.get(name(nameOrArn));
        if (bus == null) {
            throw new AwsError("ResourceNotFoundException", "Event bus " + name(nameOrArn) + " does not exist.");
        }
        return bus;
    }

    boolean has(String nameOrArn) {
        return buses.containsKey(name(nameOrArn));
    }

    Bus create(String name) {
        var bus = new Bus(name);
        if (buses.putIfAbsent(name, bus) != null) {
            throw new AwsError("ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
        }
        return bus;
    }

    void delete(String name) {
        if (name.equals(DEFAULT)) {
            throw AwsError.invalid("Cannot delete event bus default.");
        }
        buses.remove(name);
    }

    private static String name(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    /** All or none are accepted. */
    void put(List<Arrival> arrivals) {
        var deliveries = new ArrayList<Delivery>();
        arrivals.forEach(arrival -> route(bus(arrival.busName()), arrival.event(), false, List.of(), deliveries));
        courier.accept(deliveries);
    }

    /**
     * For an event that has been on the bus before.
     *
     * @param ruleArns the only rules that may have it; all if there is none
     */
    void putAgain(String busArn, ObjectNode event, List<String> ruleArns) {
        var deliveries = new ArrayList<Delivery>();
        route(bus(busArn), event, false, ruleArns, deliveries);
        courier.accept(deliveries);
    }

    private void receive(Arn busArn, String json) {
        if (!has(busArn.toString())) {
            throw new DeliveryFailed(Code.NO_RESOURCE, "Event bus " + busArn.name() + " does not exist.");
        }
        var event = ExactJson.object(json)
                .orElseThrow(() -> new DeliveryFailed(Code.INVALID_JSON, "An event must be a JSON object"));
        var deliveries = new ArrayList<Delivery>();
        route(bus(busArn.toString()), event, true, List.of(), deliveries);
        courier.handOn(deliveries);
    }

    /**
     * @param isForwarded whether it comes from another bus: EventBridge forwards an event only once
     * @param onlyRules the ARNs of those that may have it; all if there is none
     */
    private void route(Bus bus, ObjectNode event, boolean isForwarded, List<String> onlyRules,
            List<Delivery> deliveries) {
        var json = event.toString();
        archives.keep(bus, event, json);
        for (var rule : bus.matching(json)) {
            if (!onlyRules.isEmpty() && !onlyRules.contains(rule.arn())) {
                continue;
            }
            for (var target : rule.targets().values()) {
                if (!isForwarded || !target.isBus()) {
                    prepare(rule, target, event, json, deliveries);
                }
            }
        }
    }

    private void prepare(Rule rule, RuleTarget target, ObjectNode event, String json, List<Delivery> deliveries) {
        var deadLetter = target.deadLetterArn() == null
                ? null
                : new DeadLetter(target.deadLetterArn(), DeadLetter.Naming.EVENTBRIDGE, Message.of(json));
        try {
            var message = Message.of(target.input().of(event, rule.name(), rule.arn()));
            deliveries.add(Delivery.of(rule.arn(), target.arn().toString(), message, target.retry(), deadLetter));
        } catch (DeliveryFailed e) {
            courier.refuse(Delivery.of(rule.arn(), target.arn().toString(), Message.of(json), target.retry(),
                    deadLetter), e);
        }
    }
}
