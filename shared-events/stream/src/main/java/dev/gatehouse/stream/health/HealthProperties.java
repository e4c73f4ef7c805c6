package dev.gatehouse.stream.health;

import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where health is told. Without a port it is not.
 *
 * @param port 0 for any free one
 * @param address to listen on; probes from other machines need another than the default
 */
@ConfigurationProperties("gatehouse.health")
record HealthProperties(@DefaultValue("0") int port, @DefaultValue("127.0.0.1") InetAddress address) {}
