package dev.gatehouse.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CacheUseTest {

    @Test
    void tellsWhatCameOutOfTheCache() {
        var use = CacheUse.read(Stream.of(
                "[0.010s][info][class,load] java.lang.Object source: shared objects file",
                "[0.011s][info][class,load] java.lang.String source: shared objects file",
                "[0.500s][info][class,load] dev.gatehouse.order.domain.Order source: file:/function/service.jar",
                "[0.501s][info][class,load] java.lang.invoke.LambdaForm$MH/0x01 source: __JVM_LookupDefineClass__",
                "something else"));

        assertThat(use).isEqualTo(new CacheUse(2, List.of("dev.gatehouse.order.domain.Order",
                "java.lang.invoke.LambdaForm$MH/0x01")));
        assertThat(use.share()).isEqualTo(0.5);
    }
}
