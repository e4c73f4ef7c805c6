package dev.gatehouse.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.aot.AotDetector;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The start of a service from its zip. Its settings are the function's environment variables and the zip's
 * {@code application.properties}; what Spring Boot does to find more, to set up log files and to print is left out.
 */
final class LambdaRun implements SpringApplicationRunListener {
    private static final String SETTINGS = "application.properties";
    private static final String SPRING_BOOT = "org.springframework.boot.";
    private final boolean fromZip = AotDetector.useGeneratedArtifacts();

    LambdaRun(SpringApplication application) {
        if (fromZip) {
            application.setListeners(application.getListeners().stream().filter(LambdaRun::isOurs).toList());
            application.setInitializers(application.getInitializers().stream().filter(LambdaRun::isOurs).toList());
            application.setAddConversionService(false);
            application.setAddCommandLineProperties(false);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setBannerMode(Banner.Mode.OFF);
            application.setLogStartupInfo(false);
            application.setRegisterShutdownHook(false);
        }
    }

    private static boolean isOurs(Object hook) {
        return !hook.getClass().getName().startsWith(SPRING_BOOT);
    }

    @Override
    public void environmentPrepared(ConfigurableBootstrapContext context, ConfigurableEnvironment environment) {
        if (fromZip) {
            var settings = settings();
            // What these configure is set above, and binding them would cost more than all other settings.
            settings.keySet().removeIf(name -> name.toString().startsWith("spring.main."));
            environment.getPropertySources().addLast(new PropertiesPropertySource(SETTINGS, settings));
        }
    }

    private static Properties settings() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(SETTINGS));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
