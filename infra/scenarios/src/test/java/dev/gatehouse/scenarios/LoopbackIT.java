package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Nothing listens beyond the loopback unless it is asked to. */
@Isolated
class LoopbackIT {
    private final RunningSystem system = RunningSystem.shared();

    @Test
    void refusesConnectionsFromOutside() throws IOException {
        var outside = addressesOfThisMachine();
        assumeTrue(!outside.isEmpty(), "skipped: this machine has no address but the loopback's");

        for (var address : outside) {
            for (var port : List.of(system.api().getPort(), system.endpoint().getPort())) {
                assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(address, port));
            }
        }
        connect(InetAddress.getLoopbackAddress(), system.api().getPort());
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
        }
    }
}
