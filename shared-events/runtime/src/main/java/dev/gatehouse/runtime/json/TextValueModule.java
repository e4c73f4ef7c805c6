package dev.gatehouse.runtime.json;

import dev.gatehouse.contracts.TextValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;

/** Writes every {@link TextValue} as a plain string, so that the contracts need no JSON annotations. */
final class TextValueModule extends SimpleModule {

    TextValueModule() {
        super("text-values");
        addSerializer(TextValue.class, new Writer());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Readers());
    }

    private static final class Writer extends ValueSerializer<TextValue> {
        @Override
        public void serialize(TextValue value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.value());
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return TextValue.class.isAssignableFrom(type);
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            return hasDeserializerFor(config, type.getRawClass()) ? new Reader(type.getRawClass()) : null;
        }
    }

    private static final class Reader extends ValueDeserializer<TextValue> {
        private final Constructor<?> constructor;

        Reader(Class<?> type) {
            try {
                constructor = type.getConstructor(String.class);
            } catch (NoSuchMethodException missing) {
                throw new IllegalStateException(type + " needs a public constructor that takes one String", missing);
            }
        }

        @Override
        public TextValue deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (TextValue) context.handleUnexpectedToken(constructor.getDeclaringClass(), json);
            }
            try {
                return (TextValue) constructor.newInstance(json.getString());
            } catch (InvocationTargetException refused) {
                throw context.instantiationException(constructor.getDeclaringClass(), refused.getCause());
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
