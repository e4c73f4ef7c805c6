package dev.gatehouse.local.command;

import java.nio.file.Path;
import java.util.logging.LogManager;

/** Keeps the console for what the user asked for. */
final class LogFile {
    private static final String CONFIGURATION = "dev/gatehouse/local/command/file-log4j2.xml";

    private LogFile() {}

    /**
     * Adds what this JVM logs from now on to a file, which may say why an earlier one ended. Nothing may have been logged
     * before.
     */
    static void redirectTo(Path file) {
        System.setProperty("gatehouse.log-file", file.toString());
        System.setProperty("log4j2.configurationFile", "classpath:" + CONFIGURATION);
        LogManager.getLogManager().reset();
    }
}
