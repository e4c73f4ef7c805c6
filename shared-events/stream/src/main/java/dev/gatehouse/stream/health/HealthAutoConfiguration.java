package dev.gatehouse.stream.health;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;

/** Tells health where a port is set. */
@AutoConfiguration(after = HealthContributorRegistryAutoConfiguration.class)
@ConditionalOnProperty("gatehouse.health.port")
@EnableConfigurationProperties(HealthProperties.class)
public class HealthAutoConfiguration {

    @Bean
    HealthServer healthServer(HealthProperties health, HealthContributorRegistry contributors) {
        return new HealthServer(health, contributors);
    }
}
