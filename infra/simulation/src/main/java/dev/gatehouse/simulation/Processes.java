package dev.gatehouse.simulation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.Scope;

/** The processes that functions run in: each has beans of its own, and what these remember ends with it. */
final class Processes implements Scope {
    static final String NAME = "process";

    private final Map<String, Map<String, Object>> beans = new HashMap<>();
    private String running = "";

    /** Has what follows run in a process. */
    String enter(String process) {
        var before = running;
        running = process;
        return before;
    }

    void end(String process) {
        beans.remove(process);
    }

    void endAll() {
        beans.clear();
    }

    /** A bean of the process that runs. */
    Object bean(String name, BeanFactory beans) {
        var bean = this.beans.getOrDefault(running, Map.of()).get(name);
        return bean == null ? beans.getBean(name) : bean;
    }

    @Override
    public Object get(String name, ObjectFactory<?> factory) {
        var own = beans.computeIfAbsent(running, _ -> new HashMap<>());
        var bean = own.get(name);
        if (bean == null) {
            bean = factory.getObject();
            own.put(name, bean);
        }
        return bean;
    }

    @Override
    public @Nullable Object remove(String name) {
        return beans.getOrDefault(running, Map.of()).get(name);
    }

    @Override
    public void registerDestructionCallback(String name, Runnable callback) {
        // Nobody is told when a process ends.
    }
}
